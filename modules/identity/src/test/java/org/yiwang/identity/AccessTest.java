package org.yiwang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yiwang.pack.PackFolder;
import org.yiwang.pack.Text;

class AccessTest {
  private static final Path PACKS =
      Path.of(System.getProperty("yiwang.root", "../..")).resolve("packs");
  private static final Identity HONGKOU =
      PackFolder.open(PACKS.resolve("hongkou")).check(f -> Identity.read(f, true)).get();
  private static final LocalDate DAY = LocalDate.parse("2024-10-15");

  @ParameterizedTest(name = "{0} · {1} · {2} · {3} → {4}")
  @CsvSource(
      textBlock =
          """
          # who,               act,             on,                 purpose,            answer
          ,                    read-published,  housing,            public-information, yes
          ,                    read-internal,   housing,            public-information, not-listed
          ,                    read-published,  housing,            supervision,        purpose
          housing,             read-published,  housing,            public-information, yes
          housing,             report-progress, housing,            fulfilment,         yes
          housing,             report-progress, civil-affairs,      fulfilment,         reach
          housing,             report-progress, 310109009002,       fulfilment,         reach
          housing,             sign-order,      housing,            fulfilment,         yes
          housing,             answer-order,    civil-affairs,      fulfilment,         reach
          housing,             check-order,     housing,            fulfilment,         not-listed
          housing,             close-order,     housing,            supervision,        not-listed
          housing,             report-progress, housing,            supervision,        purpose
          housing,             report-progress, nowhere,            fulfilment,         unknown-unit
          supervision,         check-order,     housing,            supervision,        yes
          supervision,         close-order,     housing,            supervision,        yes
          supervision,         close-order,     supervision-office, supervision,        reach
          supervision,         report-progress, housing,            fulfilment,         not-listed
          supervision,         accept-target,   ,                   supervision,        yes
          supervision,         check-order,     ,                   supervision,        reach
          supervision,         fly,             housing,            supervision,        not-listed
          leader,              read-internal,   310109019402,       oversight,          yes
          leader,              close-order,     housing,            oversight,          not-listed
          """)
  void what_is_not_listed_is_refused(
      String account, String act, String unit, String purpose, String answer) {
    Person who = account == null ? Person.PUBLIC : HONGKOU.findAccount(account).orElseThrow();
    var on = unit == null ? UnitId.NONE : new UnitId(unit);
    Permission permission = HONGKOU.access().may(who, new Act(act), on, new Purpose(purpose), DAY);
    assertThat(word(permission)).isEqualTo(answer);
  }

  @Test
  void a_refusal_says_in_both_languages_what_is_missing() {
    var permission =
        HONGKOU
            .access()
            .may(
                HONGKOU.findAccount("housing").orElseThrow(),
                new Act("report-progress"),
                new UnitId("civil-affairs"),
                new Purpose("fulfilment"),
                DAY);
    assertThat(permission)
        .isEqualTo(
            new Permission.Refused(
                "identity.reach",
                new Text(
                    "您的岗位不能对民政局报进度",
                    "Your post may not do this for Civil Affairs: report progress")));
  }

  @Test
  void a_post_counts_only_on_the_days_it_is_held() {
    var past =
        new Person(
            "former",
            new Text("前任", "Predecessor"),
            List.of(
                new Post(
                    new UnitId("housing"),
                    "lead-officer",
                    new Text("经办", "Officer"),
                    LocalDate.parse("2024-01-01"),
                    LocalDate.parse("2024-06-30"))));
    assertThat(word(reports(past, "2024-06-30"))).isEqualTo("yes");
    assertThat(word(reports(past, "2024-07-01"))).isEqualTo("not-listed");
    assertThat(word(reports(past, "2023-12-31"))).isEqualTo("not-listed");
  }

  @Test
  void the_own_unit_and_all_below_are_reached_but_not_those_beside() {
    var street =
        new Person(
            "street",
            new Text("街道", "Subdistrict"),
            List.of(
                new Post(
                    new UnitId("ouyang-road"),
                    "lead-officer",
                    new Text("经办", "Officer"),
                    LocalDate.parse("2024-01-01"),
                    LocalDate.MAX)));
    var act = new Act("report-progress");
    var purpose = new Purpose("fulfilment");
    var access = HONGKOU.access();
    assertThat(access.may(street, act, new UnitId("310109009002"), purpose, DAY).allowed())
        .isTrue();
    assertThat(access.may(street, act, new UnitId("310109010001"), purpose, DAY).allowed())
        .isFalse();
    assertThat(access.may(street, act, new UnitId("hongkou"), purpose, DAY).allowed()).isFalse();
  }

  private static Permission reports(Person who, String day) {
    return HONGKOU
        .access()
        .may(
            who,
            new Act("report-progress"),
            new UnitId("housing"),
            new Purpose("fulfilment"),
            LocalDate.parse(day));
  }

  private static String word(Permission permission) {
    return switch (permission) {
      case Permission.Allowed _ -> "yes";
      case Permission.Refused refused -> refused.rule().replace("identity.", "");
    };
  }
}
