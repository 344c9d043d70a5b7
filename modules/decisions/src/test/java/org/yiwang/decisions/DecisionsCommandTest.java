package org.yiwang.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionsCommandTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private int run(String... words) throws IOException {
    var out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new DecisionsCommand(out, true).run(List.of(words));
  }

  @Test
  void a_sound_model_ends_with_0() throws IOException {
    var file = Files.writeString(folder.resolve("a.dmn"), Models.definitions(""));
    assertThat(run("check", file.toString())).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("\"findings\":[]");
  }

  @Test
  void a_finding_ends_with_1() throws IOException {
    var broken =
        "<decision id='a' name='甲'><literalExpression><text>1 +</text></literalExpression></decision>";
    var file = Files.writeString(folder.resolve("a.dmn"), Models.definitions(broken));
    assertThat(run("check", file.toString())).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("\"cell\":\"甲\"");
  }

  @Test
  void what_is_no_model_ends_with_2() throws IOException {
    var file = Files.writeString(folder.resolve("a.dmn"), "no xml");
    assertThat(run("check", file.toString())).isEqualTo(2);
    assertThat(run("dance")).isEqualTo(2);
  }
}
