package org.yiwang.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a file is by its content, whatever it is called; only kinds that proofs come in.
final class MediaKinds {
  private MediaKinds() {}

  static Optional<String> of(byte[] content) {
    if (starts(content, "%PDF-")) {
      return Optional.of("application/pdf");
    }
    if (starts(content, "\u0089PNG\r\n")) {
      return Optional.of("image/png");
    }
    if (starts(content, "\u00ff\u00d8\u00ff")) {
      return Optional.of("image/jpeg");
    }
    if (starts(content, "PK\u0003\u0004")) {
      return office(content);
    }
    return Optional.empty();
  }

  /// Office files are zips that name their kind in their first entries.
  private static Optional<String> office(byte[] content) {
    var text = new String(content, StandardCharsets.ISO_8859_1);
    if (!text.contains("[Content_Types].xml")) {
      return Optional.empty();
    }
    if (text.contains("word/document.xml")) {
      return Optional.of("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    }
    return text.contains("xl/workbook.xml")
        ? Optional.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        : Optional.empty();
  }

  private static boolean starts(byte[] content, String with) {
    var wanted = with.getBytes(StandardCharsets.ISO_8859_1);
    return content.length >= wanted.length
        && java.util.Arrays.equals(content, 0, wanted.length, wanted, 0, wanted.length);
  }
}
