package org.yiwang.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The project is tidy, and each rule is shown to bite.
final class TidyTest {
  @Test
  void the_project_is_tidy() {
    assertThat(Tidy.offences(Path.of(System.getProperty("yiwang.root")))).isEmpty();
  }

  @Test
  void a_long_method_and_a_long_file_are_found() {
    var method = "class A {\n  void f() {\n" + "    g();\n".repeat(70) + "  }\n}\n";
    assertThat(says(new Sizes(), java("A", method)))
        .containsExactly("f has 72 lines; 70 is the most");
    assertThat(says(new Sizes(), java("B", "\n".repeat(501))))
        .anyMatch(say -> say.startsWith("501 lines"));
    assertThat(says(new Sizes(), java("C", "class C {\n  void f() {}\n}\n"))).isEmpty();
  }

  @Test
  void an_empty_word_in_a_type_name_is_found() {
    assertThat(says(new Names(), java("A", "class CaseManager {} record CaseDTO() {}"))).hasSize(2);
    assertThat(says(new Names(), java("A", "class Database {} class Information {}"))).isEmpty();
  }

  @Test
  void a_hidden_clock_a_swallowed_failure_and_a_leftover_are_found() {
    var text =
        """
        class A {
          Object f() {
            try {
              return Instant.now();
            } catch (Exception e) {
              e.printStackTrace(); // %s
              return null;
            }
          }
        }
        """
            .formatted("TO" + "DO");
    assertThat(says(new Calls(), java("A", text))).hasSize(5);
    assertThat(
            says(
                new Calls(),
                java("A", "class A { Instant f(InstantSource s) { return s.instant(); } }")))
        .isEmpty();
  }

  @Test
  void a_suppression_without_a_reason_is_found() {
    assertThat(says(new Suppressions(), java("A", "@SuppressWarnings(\"unchecked\")\nclass A {}")))
        .hasSize(1);
    assertThat(
            says(
                new Suppressions(),
                java("A", "// checked by its codec\n@SuppressWarnings(\"unchecked\")\nclass A {}")))
        .isEmpty();
  }

  @Test
  void a_package_without_its_page_is_found() {
    assertThat(says(new Packages(), java("A", "class A {}"))).hasSize(1);
  }

  @Test
  void a_file_that_nothing_names_is_found() {
    assertThat(says(new DeadFiles(), java("A", "class A {}"), java("B", "class B {}"))).hasSize(2);
    assertThat(says(new DeadFiles(), java("A", "class A { B b; }"), java("B", "class B { A a; }")))
        .isEmpty();
  }

  @Test
  void a_public_type_without_a_chinese_term_is_found() {
    var type = java("Target", "public record Target() {}");
    assertThat(says(new Glossary(), type))
        .containsExactly("Target has no 中文 term in docs/glossary.md");
    var page =
        new Checkout.TextFile("docs/glossary.md", "| 目标 | `Target` | a promise with a number |\n");
    assertThat(says(new Glossary(), type, page)).isEmpty();
    var twice =
        new Checkout.TextFile("docs/glossary.md", "| 目标 | `Target` | a |\n| 目标 | `Goal` | b |\n");
    assertThat(says(new Glossary(), type, twice)).hasSize(1);
  }

  @Test
  void a_unit_named_in_the_program_is_found() {
    var unit =
        new Checkout.TextFile(
            "packs/x/units/departments.yaml", "- name: { zh: 某某某局, en: Some bureau }\n");
    assertThat(says(new Municipal(), unit, java("A", "class A { String s = \"某某某局\"; }")))
        .hasSize(1);
    assertThat(says(new Municipal(), unit, java("A", "class A { String s = \"牵头单位\"; }")))
        .isEmpty();
  }

  @Test
  void a_text_in_one_language_only_is_found() {
    var zh = new Checkout.TextFile("m/src/main/resources/texts.properties", "a=甲\nb=乙\n");
    var en = new Checkout.TextFile("m/src/main/resources/texts_en.properties", "a=A\nc=C\n");
    assertThat(says(new Messages(), zh, en))
        .containsExactlyInAnyOrder("no text for b", "no text for c");
  }

  private static Checkout.TextFile java(String name, String text) {
    return new Checkout.TextFile(
        "modules/target/src/main/java/org/yiwang/target/" + name + ".java", text);
  }

  private static List<String> says(Rule rule, Checkout.TextFile... files) {
    return rule.offences(new Checkout(Arrays.asList(files))).stream().map(Offence::say).toList();
  }
}
