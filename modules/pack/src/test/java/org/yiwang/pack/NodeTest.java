package org.yiwang.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NodeTest {
  private enum Kind {
    EXACT,
    STRICT_FLOOR
  }

  private static final String GOOD =
      """
      target: t
      name: { zh: 目标, en: Target }
      value: 319.3
      count: 42
      by: 2024-10-15
      at: 2024-10-15T09:00
      kind: strict_floor
      open: true
      units: [a, b]
      nothing: ~
      quoted: "null"
      """;

  @Test
  void values_come_out_as_they_are_written() {
    var problems = new Problems();
    Node node = node(GOOD, problems);
    assertThat(node.text("name")).isEqualTo(new Text("目标", "Target"));
    assertThat(node.number("value")).isEqualTo(new BigDecimal("319.3"));
    assertThat(node.whole("count", 1, 42)).isEqualTo(42);
    assertThat(node.date("by")).isEqualTo(LocalDate.parse("2024-10-15"));
    assertThat(node.minute("at")).isEqualTo(LocalDateTime.parse("2024-10-15T09:00"));
    assertThat(node.choice("kind", Kind.class)).isEqualTo(Kind.STRICT_FLOOR);
    assertThat(node.yes("open", false)).isTrue();
    assertThat(node.list("units").stream().map(Node::asWord)).containsExactly("a", "b");
    assertThat(node.word("quoted")).isEqualTo("null");
    assertThat(node.find("nothing")).isEmpty();
    assertThat(node.findList("absent")).isEmpty();
    assertThat(node.id("target")).isEqualTo("t");
    assertThat(problems.all()).isEmpty();
  }

  static List<Arguments> mistakes() {
    return List.of(
        mistake("a: 1", n -> n.word("b"), 1, "b is missing"),
        mistake("a: ''", n -> n.word("a"), 1, "the value is empty"),
        mistake("x: 1\na: [1]", n -> n.word("a"), 2, "expected a single value, found a list"),
        mistake(
            "a: 1",
            n -> n.get("a").get("b").word("c"),
            1,
            "expected keys with values, found a single value"),
        mistake("a: 1", n -> n.list("a"), 1, "expected a list, found a single value"),
        mistake("a:\n  b: 1", n -> n.list("a"), 2, "expected a list, found keys with values"),
        mistake("\na: 1,000", n -> n.number("a"), 2, "1,000 is no number"),
        mistake("a: 1e9", n -> n.number("a"), 1, "1e9 is no number"),
        mistake("a: 12.5", n -> n.whole("a", 0, 20), 1, "expected a whole number from 0 to 20"),
        mistake("a: 21", n -> n.whole("a", 0, 20), 1, "expected a whole number from 0 to 20"),
        mistake("a: 2024-02-30", n -> n.date("a"), 1, "2024-02-30 is not a day such as 2024-10-15"),
        mistake("a: noon", n -> n.minute("a"), 1, "noon is not a minute such as 2024-10-15T09:00"),
        mistake("a: yes", n -> n.yes("a", false), 1, "expected true or false"),
        mistake(
            "a: exactt",
            n -> n.choice("a", Kind.class),
            1,
            "there is no exactt, did you mean exact?"),
        mistake("a: zzzzzz", n -> n.oneOf("a", List.of("housing")), 1, "there is no zzzzzz"),
        mistake(
            "a: Big Name",
            n -> n.slug("a"),
            1,
            "Big Name must be lower-case letters, digits and hyphens"),
        mistake("a: other", n -> n.id("a"), 1, "other differs from the file's name t"),
        mistake("a: Text", n -> n.text("a"), 1, "expected { zh: …, en: … }, found a single value"),
        mistake("a: { zh: 中 }", n -> n.text("a"), 1, "en is missing"),
        mistake(
            "deadlin: 1",
            n -> n.only("deadline", "lead"),
            1,
            "unknown key deadlin, did you mean deadline?"),
        mistake("a: 1\nzzzzzz: 1", n -> n.only("a"), 2, "unknown key zzzzzz"),
        mistake("- 1", n -> n.only("a"), 1, "expected keys with values, found a list"),
        mistake("a: 1\nb: 2\na: 3", n -> n.word("a"), 3, "key a is written twice"),
        mistake("a: 1\nb: [1, 2", n -> n, 2, "not valid YAML"),
        mistake("a: &x 1\nb: *x", n -> n, 1, "no anchors or aliases (& and *): write it out"),
        mistake("a: !!int 1", n -> n, 1, "no tags (!)"),
        mistake("a: !run {b: 1}", n -> n, 1, "no tags (!)"),
        mistake("? [a]\n: 1", n -> n, 1, "a key must be a single word"),
        mistake("a: 1\n---\nb: 2", n -> n, 2, "one file holds one document"),
        mistake("# nothing\n", n -> n, 1, "the file is empty"),
        mistake("a: b\nc: \u0007", n -> n, 2, "holds a control character"),
        mistake("[".repeat(60) + "]".repeat(60), n -> n, 1, "nested deeper than 16"));
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("mistakes")
  void each_mistake_is_noted_once_at_its_line(
      String yaml, Function<Node, Object> read, int line, String says) {
    var problems = new Problems();
    var _ = read.apply(node(yaml, problems));
    assertThat(problems.all()).hasSize(1);
    Problem problem = problems.all().getFirst();
    assertThat(problem.file() + ":" + problem.line()).isEqualTo("town/t.yaml:" + line);
    assertThat(problem.en()).startsWith(says);
    assertThat(problem.zh()).isNotBlank();
  }

  @Test
  void a_definition_is_built_only_from_sound_reads() {
    var problems = new Problems();
    Node node = node("a: x\n", problems);
    assertThat(node.make(() -> node.number("a"))).isEmpty();
    assertThat(problems.all()).hasSize(1);
    assertThat(node.make(() -> node.word("a"))).contains("x");
  }

  @Test
  void what_a_constructor_refuses_becomes_a_problem_in_both_languages() {
    var problems = new Problems();
    Node node = node("a: x\n", problems);
    assertThat(node.make(() -> refuse("止于开始之前 · ends before it begins"))).isEmpty();
    assertThat(problems.all())
        .containsExactly(new Problem("town/t.yaml", 1, "止于开始之前", "ends before it begins"));
  }

  @Test
  void below_a_missing_place_nothing_more_is_noted() {
    var problems = new Problems();
    Node missing = node("a: x\n", problems).get("b");
    assertThat(missing.get("c").number("d")).isZero();
    assertThat(missing.list("e")).isEmpty();
    assertThat(missing.only("f").make(() -> "built")).isEmpty();
    assertThat(problems.all()).hasSize(1);
  }

  private static String refuse(String why) {
    throw new IllegalArgumentException(why);
  }

  private static Arguments mistake(
      String yaml, Function<Node, Object> read, int line, String says) {
    return Arguments.of(yaml, read, line, says);
  }

  private static Node node(String yaml, Problems problems) {
    return new Node("town/t.yaml", YamlFile.read("town/t.yaml", yaml, problems), problems);
  }
}
