package org.yiwang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yiwang.identity.Act;
import org.yiwang.identity.Identity;
import org.yiwang.identity.Person;
import org.yiwang.identity.Post;
import org.yiwang.identity.Purpose;
import org.yiwang.identity.UnitId;
import org.yiwang.matter.Life;
import org.yiwang.matter.MatterPack;
import org.yiwang.matter.MatterType;
import org.yiwang.pack.PackFolder;

/// Every act of a life × everyone with an account: what the definition and the rules of identity
/// say is what the server answers.
final class MatterMatrixTest {
  private static final LocalDate DAY = LocalDate.parse("2024-06-03");
  private static final String WITH = "housing";
  private static final PackFolder FOLDER =
      PackFolder.open(Path.of(System.getProperty("yiwang.root", "../..")).resolve("packs/hongkou"));
  private static final Identity IDENTITY = FOLDER.check(f -> Identity.read(f, true)).get();
  private static final MatterType TYPE =
      FOLDER
          .check(f -> MatterPack.read(f, IDENTITY.units(), IDENTITY.access()))
          .get()
          .types()
          .stream()
          .filter(type -> type.matter().equals("hotline-complaint"))
          .findFirst()
          .orElseThrow();

  @TempDir private static Path data;
  private static StandingDistrict district;
  private static String ticket;

  @BeforeAll
  static void start_a_district_with_one_ticket() throws Exception {
    district = StandingDistrict.start(data, Instant.parse("2024-06-03T01:00:00Z"));
    var agent = district.signedIn("hotline-agent");
    var reported =
        agent.post(
            "/api/matters",
            "matrix-report",
            """
            {"matter": "hotline-complaint", "place": {"site": "quyang-road", "address": "某小区"},
             "answers": {"words": "堆物", "topic": "property", "phone": "555-0100"}}
            """);
    ticket = "/api/matters/" + reported.text("id");
    var sent =
        district.signedIn("dispatcher").post(ticket + "/acts/dispatch", "matrix-dispatch", "{}");
    assertThat(sent.text("unit")).isEqualTo(WITH);
  }

  @AfterAll
  static void stop_it() {
    district.close();
  }

  @Test
  void who_an_act_is_for_is_asked_for_what_it_needs_and_all_others_are_refused() throws Exception {
    var wrong = new ArrayList<String>();
    var people = IDENTITY.accounts();
    for (var person : Stream.concat(Stream.of(Person.PUBLIC), people.stream()).toList()) {
      var caller =
          person.equals(Person.PUBLIC) ? district.guest() : district.signedIn(person.account());
      for (var act : acts()) {
        var key = "matrix-" + person.account() + "-" + act.act();
        var status = caller.post(ticket + "/acts/" + act.act(), key, "{}").status();
        // a unit that neither has the matter nor reads it is not told that it is there
        var refused = status == 403 || status == 404;
        if (refused == mayDo(person, act) || status >= 500 || status == 200) {
          wrong.add(person.account() + " " + act.act() + " → " + status);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(people).hasSizeGreaterThan(30);
    assertThat(acts()).hasSizeGreaterThan(10);
  }

  private static List<Life.Act> acts() {
    return TYPE.life().acts().stream().filter(act -> act.timed().isEmpty()).toList();
  }

  private static boolean mayDo(Person person, Life.Act act) {
    return person.listPosts(DAY).stream()
        .filter(post -> works(person, post))
        .anyMatch(post ->
            act.by().stream()
                .flatMap(party -> TYPE.life().findParty(party).stream())
                .anyMatch(party -> party.roles().contains(post.role()) && stands(party, post)));
  }

  private static boolean works(Person person, Post post) {
    return IDENTITY
        .access()
        .may(
            person,
            new Act("work-matter"),
            new UnitId(post.unit().value()),
            new Purpose("city-operations"),
            DAY)
        .allowed();
  }

  private static boolean stands(Life.Party party, Post post) {
    return switch (party.at()) {
      case ANYWHERE -> true;
      case ASSIGNED -> post.unit().value().equals(WITH);
      case PLACE, NAMED, REPORTER, ANYBODY -> false;
    };
  }
}
