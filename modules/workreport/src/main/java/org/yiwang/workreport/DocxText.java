package org.yiwang.workreport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The paragraphs of a .docx, one line each.
///
/// Only the main part is read, as a stream, with document types switched off and the unpacked size
/// bounded: neither a zip bomb nor an XML bomb gets further than a message.
final class DocxText {
  private static final int UNPACKED_MAX = 64 * 1024 * 1024;
  private static final int PARTS_MAX = 10_000;

  private DocxText() {}

  static String of(byte[] bytes, String name) throws UnreadableReport {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      int parts = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++parts > PARTS_MAX) {
          throw broken(name, "parts > " + PARTS_MAX);
        }
        if (entry.getName().replace('\\', '/').equals("word/document.xml")) {
          return paragraphs(bounded(zip, name), name);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw broken(name, String.valueOf(e.getMessage()));
    }
    throw broken(name, "word/document.xml 缺失 missing");
  }

  private static byte[] bounded(ZipInputStream zip, String name)
      throws IOException, UnreadableReport {
    byte[] part = zip.readNBytes(UNPACKED_MAX + 1);
    if (part.length > UNPACKED_MAX) {
      throw broken(name, "unpacked > " + UNPACKED_MAX / 1024 / 1024 + " MB");
    }
    return part;
  }

  private static String paragraphs(byte[] xml, String name) throws UnreadableReport {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    StringBuilder text = new StringBuilder(xml.length / 4);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      boolean inText = false;
      int fallback = 0; // alternate content repeats a text box for old readers
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            String element = reader.getLocalName();
            fallback += element.equals("Fallback") ? 1 : 0;
            inText = fallback == 0 && element.equals("t");
            if (element.equals("br") || element.equals("cr") || element.equals("tab")) {
              text.append(element.equals("tab") ? ' ' : '\n');
            }
          }
          case XMLStreamConstants.CHARACTERS -> {
            if (inText) {
              text.append(reader.getText());
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            String element = reader.getLocalName();
            fallback -= element.equals("Fallback") ? 1 : 0;
            inText = false;
            if (element.equals("p")) {
              text.append('\n');
            }
          }
          case XMLStreamConstants.DTD -> throw broken(name, "DOCTYPE");
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      throw broken(name, "word/document.xml: " + e.getMessage());
    }
    return text.toString();
  }

  private static UnreadableReport broken(String name, String where) {
    return new UnreadableReport(
        name + "：不是完好的 .docx 文件（" + where + "）",
        name + ": not an intact .docx file (" + where + ")");
  }
}
