package org.yiwang.decisions.dmn;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  private int elements;

  private XmlReader() {}

  /// The root element of a text.
  ///
  /// @throws SyntaxProblem when it is no XML, or uses what is not allowed
  static Element read(String xml) throws SyntaxProblem {
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
          return new XmlReader().element(reader, 1);
        }
      }
      throw new SyntaxProblem(Place.START, "没有内容", "there is nothing in it");
    } catch (XMLStreamException broken) {
      var at = broken.getLocation();
      var place = at == null ? Place.START : new Place(at.getLineNumber(), at.getColumnNumber());
      throw new SyntaxProblem(
          place, "不是良构的 XML", "not well-formed XML: " + firstLine(broken.getMessage()));
    }
  }

  private static String firstLine(@org.jspecify.annotations.Nullable String message) {
    return message == null
        ? ""
        : message.lines().skip(message.lines().count() - 1).findFirst().orElse("");
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
    var attributes = new LinkedHashMap<String, String>();
    for (var i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
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
}
