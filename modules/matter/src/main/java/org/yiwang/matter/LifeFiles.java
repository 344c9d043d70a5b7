package org.yiwang.matter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yiwang.pack.Node;
import org.yiwang.pack.PackFolder;

/// Reads `lives/*.yaml`.
final class LifeFiles {
  private final Set<String> roles;
  private List<String> states = List.of();
  private List<String> parties = List.of();
  private List<String> fields = List.of();
  private List<String> acts = List.of();

  private LifeFiles(Set<String> roles) {
    this.roles = roles;
  }

  /// The sound lives, by name and version.
  ///
  /// @param roles ids of `roles.yaml`
  static Map<String, Life> read(PackFolder folder, Set<String> roles) {
    Map<String, Life> lives = new LinkedHashMap<>();
    for (var node : folder.list("lives")) {
      node.make(
              () -> {
                var life = new LifeFiles(roles).life(node);
                LifeChecks.check(life, node);
                return life;
              })
          .ifPresent(life -> lives.put(life.id(), life));
    }
    return lives;
  }

  private Life life(Node read) {
    var node =
        read.only(
            "life",
            "version",
            "name",
            "basis",
            "states",
            "parties",
            "reported_by",
            "desk",
            "fields",
            "acts",
            "clocks",
            "rate",
            "sample",
            "when_root_closes");
    parties = names(node, "parties", "party");
    states = names(node, "states", "state");
    fields = names(node, "fields", "field");
    acts = names(node, "acts", "act");
    var rate = node.find("rate").map(this::rating);
    return new Life(
        node.id("life"),
        node.whole("version", 1, 10_000),
        node.text("name"),
        FieldFiles.basis(node),
        node.list("states").stream().map(this::state).toList(),
        node.list("parties").stream().map(this::party).toList(),
        FieldFiles.listOneOf(node, "reported_by", parties),
        FieldFiles.listOneOf(node, "desk", parties),
        FieldFiles.fields(node.findList("fields")),
        node.list("acts").stream().map(this::act).toList(),
        node.findList("clocks").stream().map(this::clock).toList(),
        rate,
        node.find("sample").map(LifeFiles::sampling),
        node.has("when_root_closes") ? node.oneOf("when_root_closes", states) : "");
  }

  static Life.Sampling sampling(Node read) {
    var node = read.only("per_mille", "seed");
    return new Life.Sampling(node.whole("per_mille", 1, 1_000), node.word("seed"));
  }

  private static List<String> names(Node node, String list, String key) {
    var names = new ArrayList<String>();
    for (var one : node.findList(list)) {
      var name = one.findWord(key).orElse("");
      if (names.contains(name)) {
        one.problem(name + " 写了两次", name + " is declared twice");
      }
      names.add(name);
    }
    return names;
  }

  private Life.State state(Node read) {
    var node = read.only("state", "name", "end", "waits_for");
    return new Life.State(
        FieldFiles.name(node, "state"),
        node.text("name"),
        node.has("end") ? node.choice("end", Life.End.class) : Life.End.OPEN,
        FieldFiles.listOneOf(node, "waits_for", parties));
  }

  private Life.Party party(Node read) {
    var node = read.only("party", "name", "roles", "at", "field");
    var at = node.choice("at", Life.At.class);
    var named = FieldFiles.listOneOf(node, "roles", List.copyOf(roles));
    var open = at == Life.At.REPORTER || at == Life.At.ANYBODY;
    if (open != named.isEmpty()) {
      node.problem(
          open ? "公众没有岗位角色，不写 roles" : "要写哪些岗位角色（roles），否则没有人能办",
          open ? "the public has no roles" : "name the roles, or nobody may act");
    }
    return new Life.Party(
        node.slug("party"),
        node.text("name"),
        named,
        at,
        at == Life.At.NAMED ? node.oneOf("field", fields) : "");
  }

  private Life.Act act(Node read) {
    var node =
        read.only(
            "act",
            "name",
            "from",
            "to",
            "by",
            "needs",
            "may",
            "records",
            "when",
            "say",
            "approved_by",
            "times",
            "not_by",
            "does",
            "extends",
            "before_due",
            "timer",
            "gathers",
            "forgets",
            "draws",
            "splits");
    var asked = new ArrayList<>(FieldFiles.listOneOf(node, "needs", fields));
    var may = FieldFiles.listOneOf(node, "may", fields);
    asked.addAll(may);
    return new Life.Act(
        FieldFiles.name(node, "act"),
        node.text("name"),
        FieldFiles.listOneOf(node, "from", states),
        node.has("to") ? node.oneOf("to", states) : "",
        FieldFiles.listOneOf(node, "by", parties),
        asked.subList(0, asked.size() - may.size()),
        may,
        FieldFiles.listOneOf(node, "records", asked),
        FieldFiles.guard(node, "when", "say"),
        FieldFiles.listOneOf(node, "approved_by", parties),
        node.has("times") ? node.whole("times", 1, 1_000) : 0,
        FieldFiles.listOneOf(node, "not_by", acts),
        FieldFiles.choices(node, "does", Life.Effect.class),
        node.find("extends")
            .map(one ->
                new Life.Extension(
                    one.only("clock", "more").word("clock"), FieldFiles.span(one, "more"))),
        node.findWord("before_due").orElse(""),
        node.find("timer").flatMap(this::timed),
        node.find("gathers").map(one -> gathering(one, asked)),
        FieldFiles.listOneOf(node, "forgets", fields),
        node.find("draws").map(this::draw),
        node.find("splits").map(one -> split(one, asked)));
  }

  private Life.Gathering gathering(Node read, List<String> asked) {
    var node = read.only("field", "into");
    return new Life.Gathering(node.oneOf("field", asked), node.oneOf("into", fields));
  }

  private Life.Draw draw(Node read) {
    var node = read.only("field", "among", "seed");
    return new Life.Draw(
        node.oneOf("field", fields), node.oneOf("among", fields), node.word("seed"));
  }

  private static Life.Split split(Node read, List<String> asked) {
    var node = read.only("by", "into", "hand");
    return new Life.Split(
        node.oneOf("by", asked), node.slug("into"), FieldFiles.name(node, "hand"));
  }

  private Optional<Life.Timed> timed(Node read) {
    var node = read.only("on", "past", "after", "over", "by", "rhythm", "hour");
    if (node.has("on")) {
      return Optional.of(new Life.Timed.On(node.oneOf("on", fields)));
    }
    if (node.has("past")) {
      return Optional.of(new Life.Timed.Past(node.oneOf("past", fields)));
    }
    if (node.has("over")) {
      return Optional.of(new Life.Timed.Over(node.word("over")));
    }
    if (node.has("by")) {
      var _ = node.oneOf("by", List.of("plan"));
      return Optional.of(new Life.Timed.Planned());
    }
    if (node.has("rhythm")) {
      return Optional.of(
          new Life.Timed.Rhythm(node.oneOf("rhythm", fields), node.whole("hour", 0, 23)));
    }
    return Optional.of(new Life.Timed.After(FieldFiles.needSpan(node, "after")));
  }

  private Life.Clock clock(Node read) {
    var node = read.only("clock", "name", "runs_in", "until", "anew_at", "yellow", "red", "tell");
    var yellow = node.has("yellow") ? node.whole("yellow", 1, 99) : 50;
    var red = node.has("red") ? node.whole("red", 1, 99) : 80;
    if (yellow > red) {
      node.problem("黄灯不应晚于红灯", "yellow must not come after red");
    }
    return new Life.Clock(
        FieldFiles.name(node, "clock"),
        node.text("name"),
        FieldFiles.listOneOf(node, "runs_in", states),
        node.has("until") ? node.oneOf("until", acts) : "",
        FieldFiles.listOneOf(node, "anew_at", acts),
        yellow,
        red,
        node.findList("tell").stream().map(this::tell).toList());
  }

  private Life.Tell tell(Node read) {
    var node = read.only("at", "overdue_by", "parties");
    var point = node.choice("at", Life.Point.class);
    if ((point == Life.Point.OVERDUE) != node.has("overdue_by")) {
      node.problem(
          "at: overdue 要写 overdue_by，其他不写", "at: overdue needs overdue_by, the others have none");
    }
    return new Life.Tell(
        point, FieldFiles.span(node, "overdue_by"), FieldFiles.listOneOf(node, "parties", parties));
  }

  private Life.Rating rating(Node read) {
    var node = read.only("in", "within", "unhappy_max", "then");
    return new Life.Rating(
        FieldFiles.listOneOf(node, "in", states),
        FieldFiles.needSpan(node, "within"),
        node.whole("unhappy_max", 0, 4),
        node.oneOf("then", acts));
  }
}
