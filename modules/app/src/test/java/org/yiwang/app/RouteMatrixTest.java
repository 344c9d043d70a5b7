package org.yiwang.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yiwang.app.AskingDistrict.to;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yiwang.identity.Act;
import org.yiwang.identity.Identity;
import org.yiwang.identity.Person;
import org.yiwang.identity.Post;
import org.yiwang.identity.Purpose;
import org.yiwang.identity.Role;
import org.yiwang.identity.UnitId;
import org.yiwang.pack.PackFolder;
import org.yiwang.pack.Text;

/// Every address there is × every role of the pack × where its post stands: what the rules of
/// identity say is what the server answers. The addresses are the server's own list, so that a new
/// one is in the table on the day it is made.
@ExtendWith(AskingDistrict.Shared.class)
final class RouteMatrixTest {
  private static final LocalDate DAY = LocalDate.parse("2024-10-15");
  private static final String TARGET = "2024/elder-friendly-homes";
  private static final String ORDERED = "2024/old-home-repairs";
  private static final Path PACKS =
      Path.of(System.getProperty("yiwang.root", "../..")).resolve("packs");
  private static final PackFolder FOLDER = PackFolder.open(PACKS.resolve("hongkou"));
  private static final Identity IDENTITY = FOLDER.check(f -> Identity.read(f, true)).get();

  private static AskingDistrict district;

  @BeforeAll
  static void take(AskingDistrict shared) {
    district = shared;
  }

  /// Who comes: a role at a unit, or the public.
  record Visitor(String role, String unit) {
    Person person() {
      var posts =
          role.isEmpty()
              ? List.<Post>of()
              : List.of(
                  new Post(
                      new UnitId(unit), role, new Text("岗", "post"), LocalDate.MIN, LocalDate.MAX));
      return new Person(role, new Text("人", "Person"), posts);
    }

    Browser browser() throws Exception {
      return role.isEmpty() ? district.browser() : district.signedIn(role + "@" + unit);
    }

    @Override
    public String toString() {
      return role.isEmpty() ? "the public" : role + " at " + unit;
    }
  }

  /// One line of the server's list.
  private record Line(String method, String path, String who, String act) {
    static Line of(String text) {
      var parts = text.split(" ", -1);
      return new Line(parts[0], parts[1], parts[2], parts.length > 3 ? parts[3] : "");
    }

    /// The address of a thing that is there.
    String address() {
      return path.replace("{act:restate}", "restate?entry=1")
          .replaceAll("\\{act:([a-z-]+)}", "$1")
          .replace("{year}/{target}/{no}", ORDERED + "/1")
          .replace("{year}/{target}", TARGET)
          .replace("{report}", "2024-0")
          .replace("{letter}", "1.nobody")
          .replace("{hash}", "0")
          .replace("{name}", "yiwang.css")
          .replace("{id}", "0")
          .replace("{act}", "0")
          .replace("{verdict:approve|decline}", "approve")
          .replace("{what:correct|join|leave}", "join")
          .replace("{matter}", "0")
          .replace("{no}", "1");
    }
  }

  static Stream<Visitor> visitors() {
    var units = List.of(lead(TARGET), lead(ORDERED), "finance", "hongkou", "ouyang-road");
    var staff =
        IDENTITY.access().listRoles().stream()
            .filter(Role::signedIn)
            .flatMap(role -> units.stream().map(unit -> new Visitor(role.id(), unit)));
    return Stream.concat(Stream.of(new Visitor("", "")), staff);
  }

  @ParameterizedTest
  @MethodSource("visitors")
  void what_the_rules_say_is_what_the_server_answers(Visitor visitor) throws Exception {
    var browser = visitor.browser();
    var wrong = new ArrayList<String>();
    for (var line : lines()) {
      var answer = browser.ask(line.method(), line.address());
      var refused =
          List.of(401, 403).contains(answer.statusCode())
              || to(answer).startsWith("/sign-in?then=");
      if (refused == opens(visitor.person(), line) || answer.statusCode() >= 500) {
        wrong.add(line + " → " + answer.statusCode());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void the_list_holds_every_act_of_the_pack_that_is_done_on_a_page() {
    assertThat(lines()).hasSizeGreaterThan(45);
    assertThat(lines().stream().filter(line -> line.who().matches("may|doing")).map(Line::act))
        .contains("report-progress", "close-order", "accept-target", "publish-target");
  }

  @Test
  void no_address_answers_a_method_it_does_not_declare() throws Exception {
    var declared = lines().stream().map(line -> line.method() + line.path()).toList();
    for (var browser : List.of(district.browser(), district.signedIn("supervision"))) {
      for (var line : lines()) {
        var other = line.method().equals("GET") ? "POST" : "GET";
        if (!declared.contains(other + line.path())) {
          assertThat(browser.ask(other, line.address()).statusCode()).as("%s", line).isEqualTo(404);
        }
      }
    }
  }

  @Test
  void what_is_hidden_looks_like_what_does_not_exist() throws Exception {
    var public_ = district.browser();
    var hidden = public_.get("/open/2024/registered-unemployment");
    var missing = public_.get("/open/2024/no-such-target");
    assertThat(hidden.statusCode()).isEqualTo(404);
    assertThat(withoutReference(hidden.body(), "registered-unemployment"))
        .isEqualTo(withoutReference(missing.body(), "no-such-target"));
    assertThat(hidden.headers().map().keySet()).isEqualTo(missing.headers().map().keySet());
    assertThat(public_.get("/targets/2024/registered-unemployment").statusCode())
        .isEqualTo(public_.get("/targets/2024/no-such-target").statusCode());
  }

  private static String withoutReference(String page, String name) {
    return page.replaceAll("<b>[0-9a-f]{8}</b>", "").replace(name, "");
  }

  private static List<Line> lines() {
    // signing out comes last: it ends the visit
    var lines = district.running().district().routes().stream().map(Line::of);
    return lines.sorted((a, b) -> Boolean.compare(out(a), out(b))).toList();
  }

  private static boolean out(Line line) {
    return line.path().equals("/sign-out");
  }

  private static boolean opens(Person person, Line line) {
    return switch (line.who()) {
      case "everyone" -> true;
      case "may" -> lists(person, line.act());
      case "doing" -> units(line).stream().anyMatch(unit -> may(person, line.act(), unit));
      default -> throw new AssertionError("the rules say nothing of " + line);
    };
  }

  private static boolean lists(Person person, String act) {
    var held = person.posts().stream().map(Post::role).toList();
    return IDENTITY.access().listRoles().stream()
        .filter(role -> !role.signedIn() || held.contains(role.id()))
        .flatMap(role -> role.may().stream())
        .anyMatch(grant -> grant.act().value().equals(act));
  }

  private static boolean may(Person person, String act, String unit) {
    return Stream.of("public-information", "oversight", "supervision", "fulfilment")
        .map(Purpose::new)
        .anyMatch(purpose ->
            IDENTITY.access().may(person, new Act(act), new UnitId(unit), purpose, DAY).allowed());
  }

  /// The units of the thing: whoever takes part reports progress and locks its own figures, all
  /// else is asked of the lead; an order is a matter of whom it was sent to.
  private static List<String> units(Line line) {
    if (line.path().startsWith("/orders")) {
      return List.of(lead(ORDERED));
    }
    return List.of("report-progress", "lock-figures").contains(line.act())
        ? Stream.concat(Stream.of(lead(TARGET)), assist(TARGET)).toList()
        : List.of(lead(TARGET));
  }

  private static String lead(String target) {
    return FOLDER.get("targets/" + target + ".yaml").word("lead");
  }

  private static Stream<String> assist(String target) {
    return FOLDER.get("targets/" + target + ".yaml").findList("assist").stream()
        .map(unit -> unit.asWord());
  }
}
