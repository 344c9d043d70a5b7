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
  void a_swallowed_failure_and_a_leftover_are_found() {
    var text =
        """
        class A {
          Object f() {
            try {
              return g();
            } catch (Exception e) {
              e.printStackTrace(); // %s
              return null;
            }
          }
        }
        """
            .formatted("TO" + "DO");
    assertThat(says(new Calls(), java("A", text))).hasSize(4);
  }

  @Test
  void a_test_that_is_switched_off_or_sleeps_is_found() {
    assertThat(
            says(new Calls(), java("A", "@org.junit.jupiter.api.Disabled(\"later\") class A {}")))
        .hasSize(1);
    assertThat(says(new Calls(), java("A", "@EnabledIf(\"never\") class A {}"))).hasSize(1);
    for (var call : List.of("TimeUnit.SECONDS.sleep(1)", "LockSupport.parkNanos(1)")) {
      var test = new Checkout.TextFile("m/src/test/java/A.java", "class A {{ " + call + "; }}");
      assertThat(says(new Calls(), test)).hasSize(1);
    }
  }

  @Test
  void a_pom_that_spares_sources_from_checks_is_found() {
    for (var flag : List.of("-XepDisableAllChecks", "-nowarn", "<skipTests>")) {
      assertThat(says(new Calls(), new Checkout.TextFile("m/pom.xml", "<arg>" + flag + "</arg>")))
          .hasSize(1);
    }
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
  void a_source_that_a_pom_keeps_from_the_checks_is_found() {
    var room = java("A", "class A {}");
    var pom = "<arg>-Xplugin:ErrorProne -XepExcludedPaths:%s</arg>";
    var wide = new Checkout.TextFile("pom.xml", pom.formatted(".*/target/.*"));
    assertThat(offences(new Exclusions(), room, wide)).containsExactly(room.path());
    var narrow = new Checkout.TextFile("pom.xml", pom.formatted(".*/target/generated-sources/.*"));
    assertThat(offences(new Exclusions(), room, narrow)).isEmpty();
  }

  @Test
  void a_test_that_asserts_nothing_is_found() {
    assertThat(
            says(
                new Assertions(),
                test("ATest", "class ATest { @Test void a() { new B().run(); } }")))
        .containsExactly("a asserts nothing, so nothing can make it fail");
    assertThat(
            says(
                new Assertions(),
                test("ATest", "class ATest { @Test void a() { new B().run(); } }"),
                test("B", "class B { void run() { if (bad()) throw new AssertionError(); } }")))
        .isEmpty();
  }

  @Test
  void a_file_that_nothing_names_is_found() {
    var dead = java("Dead", "/// Dead\nclass Dead { Dead d; }");
    var names = java("DeadFiles", "class DeadFiles { Alive a; String s = \"Dead\"; } // Dead");
    var alive = java("Alive", "class Alive { DeadFiles a; String s = \"app.css\"; }");
    assertThat(offences(new DeadFiles(), dead, names, alive)).containsExactly(dead.path());
    for (var path : List.of("packs/x/left.yaml", "checks/left", "left.txt", "docs/left.png")) {
      assertThat(offences(new DeadFiles(), new Checkout.TextFile(path, "left.txt"), names, alive))
          .containsExactly(path);
    }
    var style = new Checkout.TextFile("modules/web/src/main/resources/static/app.css", "");
    assertThat(offences(new DeadFiles(), style, names, alive)).isEmpty();
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
    var units =
        new Checkout.TextFile(
            "packs/x/units/units.yaml",
            """
            units:
              - unit: some-road
                code: "310199009"
                short: { zh: 某某路, en: Mouji Road }
                name: { zh: 某市某区人民政府某某路街道办事处, en: Mouji Road Subdistrict Office }
              - short: { zh: 某委, en: Some Commission }
            """);
    var committees =
        new Checkout.TextFile(
            "packs/x/units/committees.csv",
            "310199009002,310199009002,some-road,甲乙丙居委会,Jiayibing Residents' Committee,,,\n");
    for (var name :
        List.of("某某", "某某路", "某委", "Mouji", "some-road", "310199009002", "甲乙丙", "Jiayibing")) {
      var found = says(new Municipal(), units, committees, java("A", "// " + name + " is"));
      assertThat(found).as(name).contains("'" + name + "' belongs in a pack");
    }
    assertThat(
            says(new Municipal(), units, committees, java("A", "// 牵头单位, Road, 3101, some road")))
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

  private static Checkout.TextFile test(String name, String text) {
    return new Checkout.TextFile("modules/x/src/test/java/" + name + ".java", text);
  }

  private static List<String> offences(Rule rule, Checkout.TextFile... files) {
    return rule.offences(new Checkout(Arrays.asList(files))).stream().map(Offence::file).toList();
  }

  private static List<String> says(Rule rule, Checkout.TextFile... files) {
    return rule.offences(new Checkout(Arrays.asList(files))).stream().map(Offence::say).toList();
  }
}
