package org.yiwang.appeals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The two commands, as a shell sees them.
class CommandsTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void propose_learns_from_one_file_and_is_tried_on_another() throws Exception {
    String train = file("train.csv", Messages.csv(Messages.labelled()));
    String test =
        file(
            "test.csv",
            """
            id,subject,time,detail,category
            1,工地施工噪音污染,2024-05-01,夜间噪音扰民，灰尘污染空气,环境保护
            2,公司拖欠工资,2024-05-01,社保也不交，农民工工资被拖欠,劳动和社会保障
            """);
    Path model = folder.resolve("model.txt");
    assertThat(
            propose(
                "--train",
                train,
                "--test",
                test,
                "--save",
                model.toString(),
                "--explain",
                "1",
                "--json"))
        .isZero();
    var json = new JsonMapper().readTree(text(out));
    assertThat(json.path("accuracy").asDouble()).isEqualTo(1);
    assertThat(json.path("macroF1").asDouble()).isEqualTo(1);
    assertThat(json.path("proposals")).hasSize(1);
    assertThat(json.path("proposals").path(0).path("because").path(0).path("word").asString())
        .isNotBlank();
    assertThat(propose("--model", model.toString(), "--test", test, "--explain", "2")).isZero();
    assertThat(text(out)).contains("accuracy 1.0000", "因为 because", "噪音*");
  }

  @Test
  void propose_tries_one_file_fold_by_fold_and_repeats_itself() throws Exception {
    String train = file("train.csv", Messages.csv(Messages.labelled()));
    assertThat(propose("--train", train, "--cross-validate", "5", "--json")).isZero();
    String first = text(out);
    out.reset();
    assertThat(propose("--train", train, "--cross-validate", "5", "--json")).isZero();
    assertThat(text(out)).isEqualTo(first).contains("\"macroF1\"", "\"nearCopies\" : 0");
  }

  @Test
  void hotspots_prints_rank_heat_period_place_sentence_and_messages() throws Exception {
    var csv = new StringBuilder("id,subject,time,detail,against,likes\n");
    for (Appeal appeal : Messages.street()) {
      csv.append(
          String.join(
              ",",
              appeal.id(),
              appeal.subject(),
              appeal.at().toString(),
              appeal.detail(),
              "0",
              "1\n"));
    }
    String file = file("messages.csv", csv.toString().replace("T09", " 09"));
    assertThat(hotspots(file, "--json", "--top", "2")).isZero();
    var spots = new JsonMapper().readTree(text(out)).path("hotspots");
    assertThat(spots).hasSize(2);
    assertThat(spots.path(0).propertyNames())
        .containsExactly(
            "rank", "heat", "period", "places", "people", "sentence", "copies", "messages");
    assertThat(spots.path(0).path("messages")).hasSize(5);
    assertThat(hotspots(file)).isZero();
    assertThat(text(out)).contains("热度 heat", "春晖家园", "m0 m1 m2 m3 m4");
  }

  @Test
  void a_wrong_call_ends_with_2_a_message_and_an_empty_output() throws Exception {
    String train = file("train.csv", Messages.csv(Messages.labelled()));
    assertThat(propose()).isEqualTo(2);
    assertThat(propose("--train", train)).isEqualTo(2);
    assertThat(propose("--train", train, "--cross-validate", "1")).isEqualTo(2);
    assertThat(propose("--train", train, "--test", train, "--cross-validate", "5")).isEqualTo(2);
    assertThat(propose("--train", train, "--test")).isEqualTo(2);
    assertThat(propose("--model", train, "--test", train)).isEqualTo(2);
    assertThat(
            propose(
                "--train",
                file("few.csv", Messages.csv(Messages.labelled().subList(0, 3))),
                "--test",
                train))
        .isEqualTo(2);
    assertThat(hotspots()).isEqualTo(2);
    assertThat(hotspots(train)).isEqualTo(2);
    assertThat(hotspots(train, train)).isEqualTo(2);
    assertThat(hotspots("--nonsense")).isEqualTo(2);
    assertThat(out.size()).isZero();
    assertThat(text(err)).contains("表头缺少 against, likes", "the head lacks against, likes", "参数不对");
  }

  @Test
  void help_is_an_answer_and_a_model_that_cannot_be_saved_is_a_failure() throws Exception {
    assertThat(propose("--help")).isZero();
    assertThat(hotspots("--help")).isZero();
    assertThat(text(out)).contains("propose --train", "hotspots FILE");
    String train = file("train.csv", Messages.csv(Messages.labelled()));
    String nowhere = folder.resolve("no/such/folder/model").toString();
    assertThat(propose("--train", train, "--cross-validate", "3", "--save", nowhere)).isEqualTo(1);
  }

  private int propose(String... arguments) {
    return ProposeCommand.run(arguments, stream(out), stream(err));
  }

  private int hotspots(String... arguments) {
    return HotspotsCommand.run(arguments, stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream from) {
    return from.toString(StandardCharsets.UTF_8);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
