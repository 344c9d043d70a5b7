package org.yiwang.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a file contains, reading it gives values or problems and nothing else.
class RandomFilesTest {
  private static final int FILES = 4_000;
  private static final List<String> PIECES =
      List.of(
          "a",
          "zh",
          "en",
          ":",
          ": ",
          "- ",
          "\n",
          "\n  ",
          "\n    ",
          "{",
          "}",
          "[",
          "]",
          ",",
          "\"",
          "'",
          "#",
          " # ",
          "&x ",
          "*x",
          "!t ",
          "|\n",
          ">\n",
          "? ",
          "---\n",
          "...\n",
          "%YAML 1.2\n",
          "~",
          "null",
          "1",
          "-1.5",
          "2024-10-15",
          "true",
          "虹口",
          "\uD83D\uDE00",
          "\u0000",
          "\uFEFF",
          "\t",
          "\r\n",
          "\\",
          "<<: ",
          "@",
          "`",
          "%",
          "\u2028",
          "\u0085");

  @ParameterizedTest
  @ValueSource(longs = {1, 20241015, 310109})
  void reading_never_throws(long seed) {
    var random = new Random(seed);
    for (int file = 0; file < FILES; file++) {
      byte[] bytes = bytes(random);
      assertThatCode(() -> readEverything(bytes))
          .as("seed %d, file %d: %s", seed, file, new String(bytes, StandardCharsets.UTF_8))
          .doesNotThrowAnyException();
    }
  }

  private static byte[] bytes(Random random) {
    String text =
        IntStream.range(0, random.nextInt(40))
            .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())))
            .collect(Collectors.joining());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && random.nextInt(10) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static void readEverything(byte[] bytes) {
    var problems = new Problems();
    var file = new SourceFile("town/t.yaml", "t.yaml", bytes);
    Node node = file.yaml(problems);
    readAs(node.only("a", "zh"));
    node.keys().forEach(key -> readAs(node.get(key)));
    node.items().forEach(RandomFilesTest::readAs);
    file.rows(problems).forEach(RandomFilesTest::readAs);
    assertThat(problems.all()).allSatisfy(p -> assertThat(p.line()).isNotNegative());
  }

  private static void readAs(Node node) {
    var _ = node.asWord();
    var _ = node.findText("a");
    var _ = node.number("a");
    var _ = node.whole("zh", 0, 9);
    var _ = node.date("a");
    var _ = node.minute("a");
    var _ = node.yes("a", true);
    var _ = node.id("a");
    var _ = node.choice("a", Thread.State.class);
    var _ = node.findList("a");
  }
}
