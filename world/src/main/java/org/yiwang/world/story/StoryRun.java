package org.yiwang.world.story;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// Plays one story on one fresh district, step by step, and stops at the first that does not hold.
final class StoryRun {
  private final Story story;
  private final StoryHost host;
  private final StoryHost.Open district;
  private final Map<String, Visitor> visitors = new HashMap<>();
  private final Map<String, String> matters = new HashMap<>();
  private final Map<String, String> codes = new HashMap<>();
  private LocalDateTime now;
  private int key;

  private StoryRun(Story story, StoryHost host, StoryHost.Open district) {
    this.story = story;
    this.host = host;
    this.district = district;
    this.now = story.starts();
  }

  static Played play(Story story, StoryHost host, Path pack) {
    var begun = System.nanoTime();
    String broken;
    try {
      var district = host.open(story.starts(), story.packOr(pack));
      try {
        broken = new StoryRun(story, host, district).steps();
      } finally {
        host.close(district);
      }
    } catch (IOException failed) {
      broken = story.file() + ": " + failed.getMessage();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      broken = "interrupted";
    }
    return new Played(story, broken, (System.nanoTime() - begun) / 1_000_000);
  }

  private String steps() throws IOException, InterruptedException {
    for (var step : story.steps()) {
      var broken = step(step);
      if (!broken.isEmpty()) {
        return story.file() + ":" + step.line() + ": " + broken;
      }
    }
    return "";
  }

  /// Plays one step; the result is what did not hold.
  private String step(Step step) throws IOException, InterruptedException {
    if (step.at().isPresent() && step.at().get().isAfter(now)) {
      now = step.at().get();
      host.move(district, now);
    }
    if (!step.code().isEmpty()) {
      visitor(step.who()).show(Optional.ofNullable(codes.get(step.code())).orElse(""));
    }
    if (step.deed().isPresent()) {
      var answer = perform(step, step.deed().get());
      var broken =
          step.refused().isPresent() ? refused(step.refused().get(), answer) : done(answer);
      if (!broken.isEmpty()) {
        return broken;
      }
    }
    if (step.then().isPresent()) {
      var broken = look(step, step.then().get());
      if (!broken.isEmpty()) {
        return broken;
      }
    }
    if (step.list().isPresent()) {
      var broken = list(step.who(), step.list().get());
      if (!broken.isEmpty()) {
        return broken;
      }
    }
    return step.sees().isPresent() ? see(step, step.sees().get()) : "";
  }

  /// Whether exactly these matters stand on someone's list.
  private String list(String who, List<String> expected) throws IOException, InterruptedException {
    var answer = visitor(who).get("/api/inbox");
    if (!answer.done()) {
      return "the list cannot be seen: " + answer.status() + " " + why(answer.body());
    }
    var standing = new TreeSet<String>();
    answer.body().path("matters").forEach(line -> standing.add(name(line.path("id").asString(""))));
    return standing.equals(new TreeSet<>(expected))
        ? ""
        : "on the list of " + who + " should stand " + expected + ", there are " + standing;
  }

  private String name(String id) {
    return matters.entrySet().stream()
        .filter(one -> id.equals(one.getValue()) || id.startsWith(one.getValue() + "-"))
        .map(one -> one.getKey() + id.substring(one.getValue().length()))
        .findFirst()
        .orElse(id);
  }

  private static String done(Visitor.Answer answer) {
    return answer.done() ? "" : "refused: " + answer.status() + " " + why(answer.body());
  }

  private static String refused(Step.Refused expected, Visitor.Answer answer) {
    if (answer.done()) {
      return "expected to be refused by " + expected.rule() + ", but it was done";
    }
    var rule = answer.body().path("type").asString("");
    if (!rule.endsWith("." + expected.rule())) {
      return "expected to be refused by " + expected.rule() + ", but: " + why(answer.body());
    }
    if (answer.status() < 400 || answer.status() > 499) {
      return "a refusal should be 4xx, not " + answer.status();
    }
    for (var title : List.of("title", "title_en")) {
      if (answer.body().path(title).asString("").isBlank()) {
        return "the refusal has no " + title + ": " + answer.body();
      }
    }
    var field = answer.body().path("field").asString("");
    if (!expected.field().isEmpty() && !field.equals(expected.field())) {
      return "the refusal names the field '" + field + "', not " + expected.field();
    }
    return answer.body().toString().contains(expected.says())
        ? ""
        : "the refusal does not say " + expected.says() + ": " + why(answer.body());
  }

  private static String why(JsonNode body) {
    return body.path("type").asString("") + " " + body.path("title").asString("");
  }

  private Visitor.Answer perform(Step step, Step.Deed deed)
      throws IOException, InterruptedException {
    var visitor = visitor(step.who());
    return switch (deed) {
      case Step.Deed.Report report -> report(visitor, report);
      case Step.Deed.Act act -> {
        var body = body(act.as());
        body.put("answers", answers(visitor, act.with()));
        body.put("unit", act.unit());
        body.put("duty", act.duty());
        yield post(visitor, step, "acts/" + act.act(), body);
      }
      case Step.Deed.Approve approve -> {
        var body = body(approve.as());
        body.put("act", approve.act());
        yield post(visitor, step, "approve", body);
      }
      case Step.Deed.Decline decline -> {
        var body = body(decline.as());
        body.put("act", decline.act());
        body.put("reason", decline.because());
        yield post(visitor, step, "decline", body);
      }
      case Step.Deed.Correct correct -> {
        var body = body(correct.as());
        body.put("answers", answers(visitor, correct.facts()));
        body.put("reason", correct.because());
        yield post(visitor, step, "correct", body);
      }
      case Step.Deed.Rate rate -> {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("level", rate.level());
        body.put("words", rate.words());
        yield post(visitor, step, "rate", body);
      }
      case Step.Deed.Note note -> {
        var body = body(note.as());
        body.put("words", note.words());
        yield post(visitor, step, "notes", body);
      }
      case Step.Deed.Join join -> {
        var body = body(join.as());
        body.put("root", matter(join.root()));
        yield post(visitor, step, "join", body);
      }
      case Step.Deed.Leave leave -> {
        var body = body(leave.as());
        body.put("reason", leave.because());
        yield post(visitor, step, "leave", body);
      }
      case Step.Deed.HandOver handOver -> {
        var body = body("");
        body.put("reason", handOver.because());
        yield post(visitor, step, "hand-over", body);
      }
    };
  }

  private Visitor.Answer report(Visitor visitor, Step.Deed.Report report)
      throws IOException, InterruptedException {
    var body = body(report.as());
    body.put("matter", report.matter());
    body.put("answers", answers(visitor, report.with()));
    if (!report.place().isEmpty()) {
      body.put("place", report.place());
    }
    if (!report.parent().isEmpty()) {
      body.put("parent", matter(report.parent()));
    }
    var answer = visitor.post("/api/matters", nextKey(), body);
    if (answer.done()) {
      matters.put(report.name(), answer.body().path("id").asString(""));
      codes.put(report.name(), answer.body().path("code").asString(""));
    }
    return answer;
  }

  private Visitor.Answer post(Visitor visitor, Step step, String what, Map<String, Object> body)
      throws IOException, InterruptedException {
    return visitor.post("/api/matters/" + matter(step.on()) + "/" + what, nextKey(), body);
  }

  private String look(Step step, Then then) throws IOException, InterruptedException {
    var answer = visitor(step.who()).get("/api/matters/" + matter(step.on()));
    if (!answer.done()) {
      return "cannot be seen: " + answer.status() + " " + why(answer.body());
    }
    var broken = new ArrayList<String>();
    var seen = answer.body();
    then.plain().forEach((field, value) -> compare(field, value, seen.path(field), broken));
    then.facts()
        .forEach((field, value) -> compare(field, value, seen.path("facts").path(field), broken));
    if (!(then.due().isEmpty() && then.over().isEmpty()) && seen.path("clocks").isMissingNode()) {
      broken.add("its clocks are not shown to " + step.who());
    }
    then.due().forEach((clock, at) -> compareClock(seen, clock, "due", at, broken));
    then.over().forEach((clock, at) -> compareClock(seen, clock, "over", at, broken));
    told(then.told(), seen.path("timeline"), broken);
    return String.join("; ", broken);
  }

  private static void compareClock(
      JsonNode seen, String clock, String field, String at, List<String> broken) {
    var run = seen.path("clocks").path(clock);
    var absent = run.isMissingNode() || field.equals("over") ? Then.absent(field) : Then.STANDING;
    var time = run.path(field).asString("");
    var shown = time.isEmpty() ? absent : OffsetDateTime.parse(time).toLocalDateTime().toString();
    if (!shown.equals(at)) {
      broken.add(clock + " " + field + ": expected " + at + ", is " + shown);
    }
  }

  private static void compare(String field, String expected, JsonNode is, List<String> broken) {
    var shown = is.isArray() ? list(is) : is.asString("");
    if (!shown.equals(expected)) {
      broken.add(field + ": expected " + expected + ", is " + shown);
    }
  }

  private static String list(JsonNode array) {
    List<String> items = new ArrayList<>();
    array.forEach(item -> items.add(item.asString("")));
    return String.join(",", items);
  }

  private static void told(List<String> expected, JsonNode timeline, List<String> broken) {
    var left = new ArrayList<>(expected);
    List<String> all = new ArrayList<>();
    timeline.forEach(line -> all.addAll(words(line)));
    all.forEach(word -> {
      if (!left.isEmpty() && word.equals(left.getFirst())) {
        left.removeFirst();
      }
    });
    if (!left.isEmpty()) {
      broken.add("its record does not tell of " + left.getFirst() + " after the rest: " + all);
    }
  }

  /// A line of a record in short: the act, or what else happened and to what.
  private static List<String> words(JsonNode line) {
    List<String> words = new ArrayList<>();
    var what = line.path("what").asString("");
    switch (what) {
      case "acted" -> words.add(line.path("act").asString(""));
      case "requested" -> words.add("requested:" + line.path("act").asString(""));
      case "signalled" -> {
        words.add(line.path("clock").asString("") + ":" + line.path("point").asString(""));
        line.path("tells").forEach(party -> words.add("tells:" + party.asString("")));
      }
      case "rated" -> words.add("rated:" + line.path("level").asString(""));
      case "handed-over" -> words.add("handed-over:" + line.path("to").asString(""));
      default -> words.add(what);
    }
    return words;
  }

  private String see(Step step, Step.Sees sees) throws IOException, InterruptedException {
    var path =
        sees.path().contains("{on}") ? sees.path().replace("{on}", matter(step.on())) : sees.path();
    var page = visitor(step.who()).page(path);
    for (var words : sees.shows()) {
      if (!page.contains(words)) {
        return path + " does not show " + words;
      }
    }
    for (var words : sees.hides()) {
      if (page.contains(words)) {
        return path + " shows " + words;
      }
    }
    return "";
  }

  private Visitor visitor(String who) throws IOException, InterruptedException {
    var visitor = visitors.get(who);
    if (visitor == null) {
      visitor =
          who.matches("(guest.*)?")
              ? Visitor.anybody(district.home())
              : Visitor.signedIn(district.home(), who);
      visitors.put(who, visitor);
    }
    return visitor;
  }

  private String matter(String name) throws IOException {
    var id = matters.get(name);
    if (id != null) {
      return id;
    }
    // A part that an act made is called after its whole: `task-1-housing` is a part of `task`.
    return matters.entrySet().stream()
        .filter(whole -> name.startsWith(whole.getKey() + "-"))
        .map(whole -> whole.getValue() + name.substring(whole.getKey().length()))
        .findFirst()
        .orElseThrow(() -> new IOException("the story has no matter called '" + name + "' yet"));
  }

  private static Map<String, Object> body(String as) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("as", as);
    return body;
  }

  private static Map<String, List<String>> answers(
      Visitor visitor, Map<String, List<Step.Given>> with)
      throws IOException, InterruptedException {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    for (var entry : with.entrySet()) {
      List<String> given = new ArrayList<>();
      for (var one : entry.getValue()) {
        given.add(one.file() ? visitor.upload(one.text(), Photo.of(one.text())) : one.text());
      }
      answers.put(entry.getKey(), given);
    }
    return answers;
  }

  private String nextKey() {
    return "story-" + district.port() + "-" + ++key;
  }
}
