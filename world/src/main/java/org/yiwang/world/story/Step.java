package org.yiwang.world.story;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One step of a story: at a minute, somebody does something; it works or is refused; then
/// something is true.
///
/// @param line where it stands in its file
/// @param at when; empty: without a pause after the step before
/// @param who the account; empty: a visitor who has not signed in
/// @param on what the story calls the matter it is about; empty when it is about none
/// @param deed what is done, if anything
/// @param refused how it must be refused; empty when it must work
/// @param then what must then be true of the matter
/// @param sees what a page must show
/// @param list the matters that must stand on the list of who acts, and no others
/// @param code the report whose tracking code the visitor shows from now on; empty: none
record Step(
    int line,
    Optional<LocalDateTime> at,
    String who,
    String on,
    Optional<Deed> deed,
    Optional<Refused> refused,
    Optional<Then> then,
    Optional<Sees> sees,
    Optional<List<String>> list,
    String code) {
  private static final List<String> KEYS =
      List.of(
          "at",
          "who",
          "on",
          "report",
          "do",
          "approve",
          "decline",
          "correct",
          "rate",
          "note",
          "join",
          "leave",
          "hand_over",
          "as",
          "name",
          "with",
          "place",
          "parent",
          "unit",
          "duty",
          "because",
          "refused",
          "then",
          "list",
          "code",
          "opens",
          "shows",
          "hides");

  /// How something must be refused.
  ///
  /// @param rule the end of the rule's name
  /// @param says words of the refusal; empty: any
  /// @param field the input at fault; empty: any
  record Refused(String rule, String says, String field) {}

  /// What a page must show and must not.
  record Sees(String path, List<String> shows, List<String> hides) {}

  /// What somebody does.
  sealed interface Deed {
    /// Reports something; later steps call it `name`.
    record Report(
        String matter,
        String as,
        String name,
        Map<String, List<Given>> with,
        Map<String, String> place,
        String parent)
        implements Deed {}

    /// Does an act.
    record Act(String act, String as, Map<String, List<Given>> with, String unit, String duty)
        implements Deed {}

    /// Approves what was asked for last.
    record Approve(String act, String as) implements Deed {}

    /// Says no to it.
    record Decline(String act, String as, String because) implements Deed {}

    /// Corrects facts.
    record Correct(String as, Map<String, List<Given>> facts, String because) implements Deed {}

    /// Rates, 5 to 1.
    record Rate(int level, String words) implements Deed {}

    /// Notes something.
    record Note(String as, String words) implements Deed {}

    /// Joins another matter as its root.
    record Join(String as, String root) implements Deed {}

    /// Parts from it again.
    record Leave(String as, String because) implements Deed {}

    /// Hands over to the successor of its unit.
    record HandOver(String because) implements Deed {}
  }

  /// One answer: words, or a file to be uploaded.
  record Given(String text, boolean file) {}

  static Step of(Written written) {
    var keys = written.map(KEYS);
    var deed = deed(written, keys);
    var step =
        new Step(
            written.line(),
            written.find("at").map(Written::minute),
            text(written, "who"),
            text(written, "on"),
            deed,
            written.find("refused").map(Step::refused),
            written.find("then").map(Then::of),
            written.find("opens").map(path -> sees(path.text(), written)),
            written.find("list").map(list -> list.list().stream().map(Written::text).toList()),
            text(written, "code"));
    var looks = step.then().isPresent() || step.sees().isPresent() || step.list().isPresent();
    if (step.deed().isEmpty() && !looks) {
      throw written.unreadable("这一步什么也没做、没查", "this step does nothing and looks at nothing");
    }
    if (step.deed().isEmpty() && step.refused().isPresent()) {
      throw written.unreadable("没有做什么，谈不上被拒绝", "nothing is done that could be refused");
    }
    return step;
  }

  private static Optional<Deed> deed(Written written, Map<String, Written> keys) {
    var deeds = new ArrayList<Deed>();
    var as = text(written, "as");
    var because = text(written, "because");
    keys.forEach((key, value) -> {
      switch (key) {
        case "report" ->
            deeds.add(
                new Deed.Report(
                    value.text(),
                    as,
                    text(written, "name"),
                    givens(written.find("with")),
                    texts(written.find("place")),
                    text(written, "parent")));
        case "do" ->
            deeds.add(
                new Deed.Act(
                    value.text(),
                    as,
                    givens(written.find("with")),
                    text(written, "unit"),
                    text(written, "duty")));
        case "approve" -> deeds.add(new Deed.Approve(value.text(), as));
        case "decline" -> deeds.add(new Deed.Decline(value.text(), as, because));
        case "correct" -> deeds.add(new Deed.Correct(as, givens(Optional.of(value)), because));
        case "rate" -> deeds.add(new Deed.Rate(value.number(), because));
        case "note" -> deeds.add(new Deed.Note(as, value.text()));
        case "join" -> deeds.add(new Deed.Join(as, value.text()));
        case "leave" -> deeds.add(new Deed.Leave(as, value.text()));
        case "hand_over" -> deeds.add(new Deed.HandOver(value.text()));
        default -> {
          // goes along with one of these
        }
      }
    });
    if (deeds.size() > 1) {
      throw written.unreadable("一步只做一件事", "one step does one thing");
    }
    return deeds.stream().findFirst();
  }

  private static Refused refused(Written written) {
    return written.isMap() ? refusedBy(written) : new Refused(written.text(), "", "");
  }

  private static Refused refusedBy(Written written) {
    var _ = written.map(List.of("rule", "says", "field"));
    return new Refused(written.get("rule").text(), text(written, "says"), text(written, "field"));
  }

  private static Sees sees(String path, Written written) {
    return new Sees(path, words(written.find("shows")), words(written.find("hides")));
  }

  private static List<String> words(Optional<Written> written) {
    return written.map(list -> list.list().stream().map(Written::text).toList()).orElse(List.of());
  }

  private static String text(Written written, String key) {
    return written.find(key).map(Written::text).orElse("");
  }

  private static Map<String, String> texts(Optional<Written> written) {
    Map<String, String> texts = new LinkedHashMap<>();
    written.ifPresent(map -> map.map().forEach((key, value) -> texts.put(key, value.text())));
    return texts;
  }

  private static Map<String, List<Given>> givens(Optional<Written> written) {
    Map<String, List<Given>> givens = new LinkedHashMap<>();
    written.ifPresent(map ->
        map.map()
            .forEach((key, value) ->
                givens.put(
                    key,
                    value.isList()
                        ? value.list().stream().map(Step::given).toList()
                        : List.of(given(value)))));
    return givens;
  }

  private static Given given(Written written) {
    return written.isMap()
        ? new Given(written.get("file").text(), true)
        : new Given(written.text(), false);
  }
}
