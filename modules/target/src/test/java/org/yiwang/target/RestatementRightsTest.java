package org.yiwang.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yiwang.identity.Access;
import org.yiwang.identity.Act;
import org.yiwang.identity.Identity;
import org.yiwang.identity.Person;
import org.yiwang.identity.Post;
import org.yiwang.identity.Role;
import org.yiwang.identity.UnitId;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Decision;
import org.yiwang.pack.PackFolder;
import org.yiwang.pack.Text;
import org.yiwang.target.TargetCommand.Source;

/// Who may replace a number that stands: every role of the pack, at every kind of unit, with every
/// purpose, for every kind of entry, under every lock.
final class RestatementRightsTest {
  private static final String DERIVED_LEAD = "civil-affairs";
  private static final String SHARE = "ouyang-road";
  private static final String OFFICE = "supervision-office";
  private static final List<String> UNITS =
      List.of(DERIVED_LEAD, SHARE, "housing", "finance", OFFICE, "hongkou", "ouyang-road");
  private static final Access ACCESS =
      PackFolder.open(Path.of(System.getProperty("yiwang.root"), "packs", "hongkou"))
          .check(folder -> Identity.read(folder, true))
          .get()
          .access();

  /// An entry of one source, its month locked up to a level.
  record Case(Source source, Optional<LightRules.Level> locked) {
    Story story() {
      var deadline = LocalDate.of(2024, 12, 31);
      var plan = Plan.monthly(2024, deadline, new BigDecimal("100"), 0);
      var units = new Assignment(DERIVED_LEAD, List.of(SHARE), deadline, plan, List.of());
      var story = Story.of(Story.exact("100"), units);
      var by = person("clerk", SHARE, source == Source.DERIVED ? "derivation" : "fulfilment");
      story.by(
          by,
          source == Source.DERIVED
              ? Story.derived("2024-01-02", SHARE, "30")
              : Story.progress("2024-01-02", SHARE, "30"));
      story.on("2024-02-20");
      for (var level : List.of(LightRules.Level.values())) {
        if (locked.filter(most -> level.compareTo(most) <= 0).isPresent()) {
          lock(story, level);
        }
      }
      return story;
    }

    private static void lock(Story story, LightRules.Level level) {
      var unit =
          switch (level) {
            case COMMITTEE, SUBDISTRICT -> SHARE;
            case DEPARTMENT -> DERIVED_LEAD;
            case DISTRICT -> OFFICE;
          };
      var purpose = level == LightRules.Level.DISTRICT ? "supervision" : "fulfilment";
      story.by(
          person("locker", unit, purpose),
          new TargetCommand.LockMonth(YearMonth.of(2024, 1), level, unit));
    }
  }

  static Stream<Case> cases() {
    var locks = new ArrayList<Optional<LightRules.Level>>();
    locks.add(Optional.empty());
    Stream.of(LightRules.Level.values()).map(Optional::of).forEach(locks::add);
    return Stream.of(Source.values())
        .flatMap(source -> locks.stream().map(locked -> new Case(source, locked)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void no_role_at_a_unit_of_the_target_replaces_a_derived_number_or_one_the_district_has_locked(
      Case one) {
    var story = one.story();
    var lightsItself =
        one.source() == Source.DERIVED
            || one.locked().filter(LightRules.Level.DISTRICT::equals).isPresent();
    for (var actor : actors()) {
      var accepted = accepts(story, actor);
      var own = List.of(DERIVED_LEAD, SHARE).contains(actor.unit());
      if (own && lightsItself) {
        assertThat(accepted).as("%s on %s", actor, one).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_supervision_office_may_always_and_a_unit_its_own_word_until_it_is_locked_above_it(
      Case one) {
    var story = one.story();
    assertThat(accepts(story, person("lin", OFFICE, "supervision"))).isTrue();
    var self = one.source() == Source.SELF_REPORTED;
    var below = one.locked().filter(level -> level.compareTo(LightRules.Level.DISTRICT) >= 0);
    assertThat(accepts(story, person("zhou", DERIVED_LEAD, "fulfilment")))
        .as("the lead unit, %s", one)
        .isEqualTo(self && below.isEmpty());
    var above = one.locked().filter(level -> level.compareTo(LightRules.Level.DEPARTMENT) >= 0);
    assertThat(accepts(story, person("clerk", SHARE, "fulfilment")))
        .as("who reported, %s", one)
        .isEqualTo(self && above.isEmpty());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_derivation_replaces_what_it_derived_and_nothing_that_the_district_has_locked(Case one) {
    var mine = one.source() == Source.DERIVED;
    var locked = one.locked().filter(LightRules.Level.DISTRICT::equals).isPresent();
    assertThat(accepts(one.story(), person("records", DERIVED_LEAD, "derivation")))
        .as("%s", one)
        .isEqualTo(mine && !locked);
  }

  @Test
  void who_reported_does_not_come_back_as_the_supervision_office() {
    var story = new Case(Source.DERIVED, Optional.empty()).story();
    assertThat(accepts(story, person("clerk", OFFICE, "supervision"))).isFalse();
  }

  @Test
  void only_the_supervision_offices_role_passes_both_the_pack_and_the_decider() {
    var story = new Case(Source.DERIVED, Optional.of(LightRules.Level.DISTRICT)).story();
    var passed =
        actors().stream()
            .filter(actor -> accepts(story, actor))
            .filter(RestatementRightsTest::permitted)
            .map(Actor::account)
            .distinct();
    assertThat(passed).containsExactly("supervision");
  }

  /// Whoever holds a role at a unit, for a purpose; the account is named after the role.
  private static List<Actor> actors() {
    return ACCESS.listRoles().stream()
        .flatMap(role ->
            UNITS.stream()
                .flatMap(unit ->
                    Stream.of("supervision", "fulfilment", "oversight", "city-operations")
                        .map(purpose -> person(role.id(), unit, purpose))))
        .toList();
  }

  private static boolean permitted(Actor actor) {
    var post =
        new Post(
            new UnitId(actor.unit()),
            actor.account(),
            new Text("岗", "post"),
            LocalDate.MIN,
            LocalDate.MAX);
    var person = new Person(actor.account(), new Text("人", "Person"), List.of(post));
    return ACCESS.listRoles().stream()
        .map(Role::may)
        .flatMap(List::stream)
        .flatMap(grant -> grant.purposes().stream())
        .filter(purpose -> purpose.value().equals(actor.purpose()))
        .anyMatch(purpose ->
            ACCESS
                .may(
                    person,
                    new Act("restate-figure"),
                    new UnitId(DERIVED_LEAD),
                    purpose,
                    LocalDate.of(2024, 3, 1))
                .allowed());
  }

  private static boolean accepts(Story story, Actor actor) {
    var restate = new TargetCommand.Restate(1, new BigDecimal("99"), "更正");
    return story.decide(actor, restate) instanceof Decision.Accept<TargetEvent>;
  }

  private static Actor person(String account, String unit, String purpose) {
    return new Actor(account, unit, purpose);
  }
}
