package org.yiwang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yiwang.pack.Checked;
import org.yiwang.pack.PackFolder;
import org.yiwang.pack.Problem;

class IdentityFilesTest {
  private static final String UNITS =
      """
      basis: { zh: 测试, en: Test }
      units:
        - { unit: town, code: "1", kind: district, short: { zh: 镇, en: Town }, name: { zh: 镇, en: Town }, from: 2020-01-01 }
        - { unit: old, code: "2", kind: department, parent: town, short: { zh: 旧, en: Old }, name: { zh: 旧, en: Old }, from: 2020-01-01, until: 2024-06-30, successor: new }
        - { unit: new, code: "3", kind: department, parent: town, short: { zh: 新, en: New }, name: { zh: 新, en: New }, from: 2024-07-01 }
      """;
  private static final String ROLES =
      """
      acts:
        - { act: look, name: { zh: 看, en: look } }
      purposes:
        - { purpose: care, name: { zh: 照看, en: care } }
      roles:
        - role: keeper
          name: { zh: 保管, en: Keeper }
          may:
            - { act: look, on: own, for: [care] }
      """;

  @TempDir private Path packs;

  @BeforeEach
  void a_sound_town() throws IOException {
    write("pack.yaml", "pack: town\ntitle: { zh: 镇, en: Town }\nowner: us\nversion: '1'\n");
    write("units/units.yaml", UNITS);
    write(
        "units/committees.csv",
        "code,unit,parent,zh,en,from,until,successor\n4,4,new,一居委会,First,2020-01-01,,\n");
    write("roles.yaml", ROLES);
  }

  @Test
  void a_reform_ends_units_of_the_list_and_begins_others() throws IOException {
    write(
        "units/reform.yaml",
        """
        decided: { zh: 方案, en: Plan }
        until: 2024-12-31
        ends:
          - { unit: new, successor: newest }
        begins:
          - { unit: newest, code: "5", kind: department, parent: town, short: { zh: 更新, en: Newest }, name: { zh: 更新, en: Newest }, from: 2025-01-01 }
        """);
    Units units = read().get().units();
    assertThat(units.findAnswering(new UnitId("old"), LocalDate.parse("2025-01-01")).map(Unit::id))
        .contains(new UnitId("newest"));
    write(
        "units/reform.yaml",
        """
        decided: { zh: 方案, en: Plan }
        until: 2024-12-31
        ends:
          - { unit: nobody, successor: old }
        """);
    assertThat(read().problems()).singleElement().asString().contains("reform.yaml:4", "nobody");
  }

  @Test
  void after_its_last_day_the_successor_answers() {
    Units units = read().get().units();
    var old = new UnitId("old");
    assertThat(units.findAnswering(old, LocalDate.parse("2024-06-30")).map(Unit::id)).contains(old);
    assertThat(units.findAnswering(old, LocalDate.parse("2024-07-01")).map(Unit::id))
        .contains(new UnitId("new"));
    assertThat(units.findAnswering(old, LocalDate.parse("2019-01-01"))).isEmpty();
  }

  @Test
  void a_post_in_a_unit_that_has_ended_opens_nothing() throws IOException {
    write(
        "demo/accounts.yaml",
        """
        accounts:
          - account: a
            name: { zh: 甲, en: A }
            posts:
              - { unit: old, role: keeper, title: { zh: 员, en: O }, from: 2020-01-01 }
        """);
    Identity town = PackFolder.open(packs.resolve("town")).check(f -> Identity.read(f, true)).get();
    Person who = town.findAccount("a").orElseThrow();
    var act = new Act("look");
    var care = new Purpose("care");
    var old = new UnitId("old");
    assertThat(town.access().may(who, act, old, care, LocalDate.parse("2024-06-30")).allowed())
        .isTrue();
    assertThat(town.access().may(who, act, old, care, LocalDate.parse("2024-07-01")))
        .isInstanceOfSatisfying(
            Permission.Refused.class, r -> assertThat(r.rule()).isEqualTo("identity.no-post"));
  }

  @Test
  void a_role_may_name_only_declared_acts_and_purposes() throws IOException {
    write("roles.yaml", ROLES.replace("act: look, on", "act: lok, on").replace("[care]", "[cure]"));
    assertThat(says())
        .containsExactly(
            "roles.yaml:9 there is no cure, did you mean care?",
            "roles.yaml:9 there is no lok, did you mean look?");
  }

  @Test
  void units_that_do_not_hang_together_are_all_named() throws IOException {
    write(
        "units/units.yaml",
        UNITS.replace("successor: new", "successor: gone").replace("code: \"3\"", "code: \"2\""));
    assertThat(says())
        .containsExactly(
            "units/units.yaml:4 there is no successor gone",
            "units/units.yaml:5 code 2 is used twice");
  }

  @Test
  void a_unit_cannot_end_before_it_begins() throws IOException {
    write("units/units.yaml", UNITS.replace("until: 2024-06-30", "until: 2019-06-30"));
    assertThat(says()).containsExactly("units/units.yaml:4 ends before it begins");
  }

  @Test
  void a_circle_of_parents_is_found() throws IOException {
    write(
        "units/units.yaml",
        UNITS
            .replace(
                "code: \"2\", kind: department, parent: town",
                "code: \"2\", kind: department, parent: new")
            .replace(
                "code: \"3\", kind: department, parent: town",
                "code: \"3\", kind: department, parent: old"));
    assertThat(says()).contains("units/units.yaml:4 the parents run in a circle");
  }

  @Test
  void a_pack_without_its_files_says_which_are_missing() throws IOException {
    Files.delete(packs.resolve("town/roles.yaml"));
    Files.delete(packs.resolve("town/units/committees.csv"));
    assertThat(says())
        .containsExactly(
            "roles.yaml:0 this file is missing", "units/committees.csv:0 this file is missing");
  }

  private Checked<Identity> read() {
    return PackFolder.open(packs.resolve("town")).check(f -> Identity.read(f, false));
  }

  private List<String> says() {
    return read().problems().stream().map(IdentityFilesTest::brief).toList();
  }

  private static String brief(Problem problem) {
    return problem.file().replaceFirst("town/", "") + ":" + problem.line() + " " + problem.en();
  }

  private void write(String path, String content) throws IOException {
    Path file = packs.resolve("town").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
