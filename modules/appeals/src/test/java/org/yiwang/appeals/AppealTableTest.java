package org.yiwang.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files as people send them.
class AppealTableTest {
  private static final String HEAD = "id,subject,time,detail,category\n";
  @TempDir Path folder;

  @Test
  void utf_8_with_and_without_mark_and_gb18030_read_the_same() throws Exception {
    String csv = HEAD + "1,路灯坏了,2019/8/5 9:01:02,\"请修，\n谢谢“\"\"您\"\"”\",城乡建设\r\n";
    var plain = AppealTable.readLabelled(file(csv, StandardCharsets.UTF_8));
    assertThat(plain).hasSize(1);
    assertThat(plain.getFirst().appeal().detail()).isEqualTo("请修，\n谢谢“\"您\"”");
    assertThat(plain.getFirst().appeal().at()).hasToString("2019-08-05T09:01:02");
    assertThat(AppealTable.readLabelled(file("\uFEFF" + csv, StandardCharsets.UTF_8)))
        .isEqualTo(plain);
    assertThat(AppealTable.readLabelled(file(csv, Charset.forName("GB18030")))).isEqualTo(plain);
  }

  @Test
  void every_problem_is_told_at_once_with_its_line() throws Exception {
    Path file =
        file(
            HEAD
                + "1,a,2019-01-01,\"two\nlines\",甲\n"
                + "1,b,昨天,c,甲\n"
                + "2,b,2019-02-30,c,\n"
                + "3,b,2019-02-01\n",
            StandardCharsets.UTF_8);
    assertThatThrownBy(() -> AppealTable.readLabelled(file))
        .isInstanceOfSatisfying(
            UnreadableAppeals.class,
            refused -> {
              assertThat(refused.chinese())
                  .contains(
                      "第 4 行：id 重复", "第 4 行：time", "第 5 行：time", "第 5 行：category", "第 6 行：有 3 列");
              assertThat(refused.english()).contains("line 4: id twice", "line 6: 3 columns");
            });
  }

  @Test
  void what_is_no_table_of_messages_is_refused_in_two_languages() throws Exception {
    refuses("", "empty");
    refuses("id,subject,time,detail\n1,a,2019-01-01,b\n", "lacks category");
    refuses(HEAD, "no message");
    refuses("id,id,subject,time,detail,category\n", "twice");
    refuses(HEAD + "1,a,2019-01-01,\"never closed,甲\n2,b,2019-01-01,c,甲\n", "line 2");
    refuses(HEAD + "1,a,2019-01-01,\"closed\"early,甲\n", "line");
    refuses(HEAD + "1," + "长".repeat(501) + ",2019-01-01,c,甲\n", "501 characters");
    refuses("PK\u0003\u0004", "zip");
    assertThatThrownBy(() -> AppealTable.readLabelled(file(HEAD, StandardCharsets.UTF_16)))
        .hasMessageContaining("UTF-16");
    Path bytes = folder.resolve("bytes.csv");
    assertThat(Files.write(bytes, new byte[] {'i', 'd', '\n', (byte) 0xFF, (byte) 0x20})).exists();
    assertThatThrownBy(() -> AppealTable.readLabelled(bytes)).hasMessageContaining("第 2 行");
    assertThatThrownBy(() -> AppealTable.readLabelled(folder.resolve("none.csv")))
        .hasMessageContaining("no such file");
  }

  @Test
  void votes_are_whole_numbers() throws Exception {
    String head = "id,subject,time,detail,against,likes\n";
    var read =
        AppealTable.readVoted(file(head + "1,a,2019-01-01 08:30,b,2,30\n", StandardCharsets.UTF_8));
    assertThat(read.getFirst().votes()).isEqualTo(32);
    assertThatThrownBy(() ->
            AppealTable.readVoted(
                file(head + "1,a,2019-01-01,b,-2,many\n", StandardCharsets.UTF_8)))
        .hasMessageContaining("against")
        .hasMessageContaining("likes");
  }

  private void refuses(String csv, String says) throws IOException {
    Path file = file(csv, StandardCharsets.UTF_8);
    assertThatThrownBy(() -> AppealTable.readLabelled(file))
        .isInstanceOf(UnreadableAppeals.class)
        .hasMessageContaining(says);
  }

  private Path file(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("a.csv"), text.getBytes(charset));
  }
}
