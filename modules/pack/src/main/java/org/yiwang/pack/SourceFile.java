package org.yiwang.pack;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// One file of a pack, held in memory.
final class SourceFile {
  private final String shown;
  private final String inPack;
  private final byte[] bytes;

  SourceFile(String shown, String inPack, byte[] bytes) {
    this.shown = shown;
    this.inPack = inPack;
    this.bytes = bytes.clone();
  }

  /// Path from the folder of all packs, as problems name it.
  String shown() {
    return shown;
  }

  /// Path from the pack's own folder.
  String inPack() {
    return inPack;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  Node yaml(Problems problems) {
    Tree tree =
        text(problems)
            .map(content -> YamlFile.read(shown, content, problems))
            .orElse(new Tree.Absent(1));
    return new Node(shown, tree, problems);
  }

  List<Node> rows(Problems problems) {
    return text(problems)
        .map(content -> CsvFile.read(shown, content, problems))
        .orElse(List.of())
        .stream()
        .map(row -> new Node(shown, row, problems))
        .toList();
  }

  private Optional<String> text(Problems problems) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    var buffer = ByteBuffer.wrap(bytes);
    try {
      String content = decoder.decode(buffer).toString();
      content = content.startsWith("\uFEFF") ? content.substring(1) : content;
      return Optional.of(content.replace("\r\n", "\n"));
    } catch (CharacterCodingException notUtf8) {
      int line = 1;
      for (int at = 0; at < buffer.position(); at++) {
        line += bytes[at] == '\n' ? 1 : 0;
      }
      problems.note(shown, line, "不是 UTF-8 编码", "not encoded as UTF-8");
      return Optional.empty();
    }
  }
}
