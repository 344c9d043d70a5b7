package org.yiwang.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.yiwang.pack.PackFolder;

class HongkouUnitsTest {
  private static final Path PACKS =
      Path.of(System.getProperty("yiwang.root", "../..")).resolve("packs");
  private static final Identity HONGKOU =
      PackFolder.open(PACKS.resolve("hongkou")).check(f -> Identity.read(f, true)).get();

  @Test
  void the_district_has_8_subdistricts_198_committees_and_some_forty_departments() {
    assertThat(HONGKOU.units().list(UnitKind.DISTRICT)).hasSize(1);
    assertThat(HONGKOU.units().list(UnitKind.SUBDISTRICT)).hasSize(8);
    assertThat(HONGKOU.units().list(UnitKind.COMMITTEE)).hasSize(198);
    assertThat(HONGKOU.units().list(UnitKind.DEPARTMENT)).hasSizeBetween(35, 45);
  }

  @Test
  void a_committee_stands_under_its_subdistrict_whose_code_begins_its_own() {
    for (Unit committee : HONGKOU.units().list(UnitKind.COMMITTEE)) {
      Unit above = HONGKOU.units().get(committee.parent());
      assertThat(above.kind()).isEqualTo(UnitKind.SUBDISTRICT);
      assertThat(committee.code()).startsWith(above.code()).hasSize(12);
    }
  }

  @Test
  void the_demo_has_a_leader_two_supervisors_and_several_lead_unit_officers() {
    var day = LocalDate.parse("2024-10-15");
    var roles =
        HONGKOU.accounts().stream()
            .flatMap(p -> p.listPosts(day).stream())
            .map(Post::role)
            .toList();
    assertThat(roles).filteredOn("leader"::equals).hasSize(1);
    assertThat(roles).filteredOn("supervision"::equals).hasSize(2);
    assertThat(roles).filteredOn("lead-officer"::equals).hasSizeGreaterThan(10);
  }
}
