package org.yiwang.decisions.dmn;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.yiwang.decisions.feel.Place;
import org.yiwang.decisions.feel.SyntaxProblem;

/// Reads XML without DTDs, entities of one's own or anything from outside, within limits.
final class XmlReader {
  private static final int ELEMENTS_MAX = 500_000;

  /// Below the 100 at which the parser of the JDK gives up, in English only.
  private static final int DEPTH_MAX = 90;

  private static final String CDATA = "<![CDATA[";

  /// What the parser of the JDK says in English, and the same in Chinese.
  private static final List<Map.Entry<String, String>> COMPLAINTS =
      List.of(
          Map.entry("JAXP0001", "属性、名称或内容超出限度"),
          Map.entry("must be terminated by the matching end-tag", "有标记没有结束，或结束标记不对应"),
          Map.entry("must start and end within the same entity", "文件没有写完"),
          Map.entry("was referenced, but not declared", "用了没有定义的实体"),
          Map.entry("not allowed in prolog", "根元素之前有别的内容"),
          Map.entry("not allowed in trailing section", "根元素之后还有内容"),
          Map.entry("is not bound", "前缀没有声明"),
          Map.entry("was already specified", "一个元素中属性重复"),
          Map.entry("invalid XML character", "有 XML 不允许的字符"),
          Map.entry("markup in the document", "标记没有写好"));

  private final String xml;
  private int elements;

  private XmlReader(String xml) {
    this.xml = xml;
  }

  /// The root element of a text.
  ///
  /// @throws SyntaxProblem when it is no XML, or uses what is not allowed
  static Element read(String xml) throws SyntaxProblem {
    return read(xml, reader -> new XmlReader(xml).element(reader, 1));
  }

  /// The root element with its attributes only.
  static Element root(String xml) throws SyntaxProblem {
    return read(
        xml,
        reader ->
            new Element(reader.getLocalName(), attributes(reader), List.of(), "", place(reader)));
  }

  private interface Rest {
    Element of(XMLStreamReader reader) throws XMLStreamException, SyntaxProblem;
  }

  private static Element read(String xml, Rest rest) throws SyntaxProblem {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      var reader = factory.createXMLStreamReader(new StringReader(xml));
      while (reader.hasNext()) {
        var event = reader.next();
        if (event == XMLStreamConstants.DTD) {
          throw new SyntaxProblem(place(reader), "不接受 DTD", "a DTD is not accepted");
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
          return rest.of(reader);
        }
      }
      throw new SyntaxProblem(Place.START, "没有内容", "there is nothing in it");
    } catch (XMLStreamException broken) {
      var at = broken.getLocation();
      var place = at == null ? Place.START : new Place(at.getLineNumber(), at.getColumnNumber());
      throw complaint(place, firstLine(broken.getMessage()));
    }
  }

  private static SyntaxProblem complaint(Place place, String english) {
    var chinese =
        COMPLAINTS.stream()
            .filter(each -> english.contains(each.getKey()))
            .map(each -> "：" + each.getValue())
            .findFirst()
            .orElse("");
    return english.contains("JAXP0001")
        ? new SyntaxProblem(
            place, "XML 过大" + chinese, "XML too large: attributes, names or content beyond a limit")
        : new SyntaxProblem(place, "不是良构的 XML" + chinese, "not well-formed XML: " + english);
  }

  private static String firstLine(@org.jspecify.annotations.Nullable String message) {
    return message == null
        ? ""
        : message
            .lines()
            .skip(message.lines().count() - 1)
            .findFirst()
            .orElse("")
            .replaceFirst("^Message: ", "");
  }

  private static Place place(XMLStreamReader reader) {
    return new Place(reader.getLocation().getLineNumber(), reader.getLocation().getColumnNumber());
  }

  private Element element(XMLStreamReader reader, int depth)
      throws XMLStreamException, SyntaxProblem {
    var place = place(reader);
    if (++elements > ELEMENTS_MAX || depth > DEPTH_MAX) {
      throw new SyntaxProblem(place, "元素过多或嵌套过深", "too many elements, or nested too deeply");
    }
    var name = reader.getLocalName();
    var attributes = attributes(reader);
    if (xml.startsWith(CDATA, reader.getLocation().getCharacterOffset())) {
      place = new Place(place.line(), place.column() + CDATA.length());
    }
    var children = new ArrayList<Element>();
    var text = new StringBuilder();
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> children.add(element(reader, depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new SyntaxProblem(place(reader), "不接受自定义实体", "entities are not accepted");
        case XMLStreamConstants.END_ELEMENT -> {
          return new Element(name, attributes, children, text.toString(), place);
        }
        default -> {}
      }
    }
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    var attributes = new LinkedHashMap<String, String>();
    for (var i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }
}
