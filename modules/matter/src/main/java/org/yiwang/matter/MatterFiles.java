package org.yiwang.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.pack.Node;

/// Reads one of `matters/*.yaml`, without its examples.
final class MatterFiles {
  private final Map<String, Life> lives;
  private final Duties duties;

  MatterFiles(Map<String, Life> lives, Duties duties) {
    this.lives = lives;
    this.duties = duties;
  }

  Optional<MatterType> read(Node node) {
    return node.make(() -> type(node)).filter(type -> !type.life().states().isEmpty());
  }

  private MatterType type(Node read) {
    var node =
        read.only(
            "matter",
            "version",
            "name",
            "class",
            "life",
            "basis",
            "summary",
            "place",
            "asks",
            "file_when",
            "send_to",
            "clocks",
            "plan",
            "asks_at",
            "publish",
            "examples");
    var named = node.oneOf("life", lives.keySet());
    var life =
        Optional.ofNullable(lives.get(named))
            .map(one -> Checklists.added(one, node.findList("asks_at")));
    var form = FieldFiles.fields(node.list("asks"));
    var type =
        new MatterType(
            node.id("matter"),
            node.whole("version", 1, 10_000),
            node.text("name"),
            node.text("class"),
            life.orElseGet(MatterFiles::none),
            FieldFiles.basis(node),
            node.oneOf("summary", form.stream().map(Field::field).toList()),
            node.yes("place", false),
            form,
            node.find("file_when")
                .flatMap(one -> FieldFiles.guard(one.only("if", "say"), "if", "say")),
            node.findList("send_to").stream().map(this::route).toList(),
            node.findList("clocks").stream().map(one -> limit(one, life)).toList(),
            node.findList("plan").stream().map(one -> visit(one, life)).toList(),
            new MatterType.Publish(FieldFiles.words(node.get("publish").only("show"), "show")));
    life.ifPresent(_ -> check(type, node));
    return type;
  }

  private static Life none() {
    return new Life(
        "none",
        1,
        new org.yiwang.pack.Text("", ""),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  private MatterType.Route route(Node read) {
    var node = read.only("if", "duty");
    return new MatterType.Route(
        node.findWord("if").orElse(""), node.oneOf("duty", duties.names().keySet()));
  }

  private static MatterType.Limit limit(Node read, Optional<Life> life) {
    var node = read.only("clock", "from", "if", "within", "by", "cite", "seen");
    if (node.has("within") == node.has("by")) {
      node.problem(
          "写多久（within），或写到哪个日期字段那天为止（by），二者取一",
          "say how long (within), or the field that names its last day (by): one of the two");
    }
    var clocks =
        life.map(one -> one.clocks().stream().map(Life.Clock::clock).toList()).orElse(List.of());
    return new MatterType.Limit(
        life.isPresent() ? node.oneOf("clock", clocks) : node.word("clock"),
        node.date("from"),
        node.findWord("if").orElse(""),
        FieldFiles.span(node, "within"),
        node.findWord("by"),
        new Life.Basis(node.word("cite"), node.yes("seen", false)));
  }

  private static MatterType.Visit visit(Node read, Optional<Life> life) {
    var node = read.only("act", "from", "until", "if", "every", "hour", "share", "cite", "seen");
    var acts =
        life.map(one ->
                one.acts().stream()
                    .filter(
                        act -> act.timed().filter(Life.Timed.Planned.class::isInstance).isPresent())
                    .map(Life.Act::act)
                    .toList())
            .orElse(List.of());
    return new MatterType.Visit(
        life.isPresent() ? node.oneOf("act", acts) : node.word("act"),
        node.date("from"),
        node.findDate("until"),
        node.findWord("if").orElse(""),
        node.choice("every", Life.Cadence.class),
        node.whole("hour", 0, 23),
        node.find("share").map(LifeFiles::sampling),
        new Life.Basis(node.word("cite"), node.yes("seen", false)));
  }

  private static void check(MatterType type, Node node) {
    var fields = new ArrayList<>(type.life().fields());
    fields.addAll(type.form());
    var feel = Feel.of(fields, type.life().acts());
    node.find("file_when").ifPresent(one -> FieldFiles.check(feel, one, "if"));
    node.findList("send_to").forEach(one -> FieldFiles.check(feel, one, "if"));
    node.findList("clocks").forEach(one -> FieldFiles.check(feel, one, "if"));
    node.findList("plan").forEach(one -> FieldFiles.check(feel, one, "if"));
    node.findList("asks").forEach(one -> FieldFiles.check(feel, one, "ask_if"));
    for (var field : type.form()) {
      if (type.life().fields().stream().anyMatch(other -> other.field().equals(field.field()))) {
        node.get("asks")
            .problem(
                field.field() + " 在生命周期 " + type.life().life() + " 里已有别的含义",
                field.field() + " means something else in the life " + type.life().life());
      }
    }
    open(type, node);
    limits(type, node);
    days(fields, node);
    plan(type, node);
    if (node.findList("examples").isEmpty()) {
      node.problem("至少写一个例子（examples）", "write at least one example (examples)");
    }
  }

  /// What anyone sees tells of no person.
  private static void open(MatterType type, Node node) {
    var personal = type.form().stream().filter(Field::personal).map(Field::field).toList();
    if (personal.contains(type.summary())) {
      node.get("summary").problem("摘要不能用个人信息", "a personal field is no summary");
    }
    var known = new ArrayList<>(type.form().stream().map(Field::field).toList());
    known.addAll(type.life().fields().stream().map(Field::field).toList());
    known.addAll(List.of("place", "state", "due"));
    var hidden = new ArrayList<>(personal);
    type.life().fields().stream()
        .filter(Field::personal)
        .forEach(field -> hidden.add(field.field()));
    node.get("publish")
        .findList("show")
        .forEach(item -> {
          if (hidden.contains(item.asOneOf(known))) {
            item.problem("个人信息不公开", "a personal field is not published");
          }
        });
  }

  /// A clock to the end of a day needs a field that is one.
  private static void days(List<Field> fields, Node node) {
    var days =
        fields.stream().filter(field -> field.kind() == Field.Kind.DAY).map(Field::field).toList();
    node.findList("clocks").stream()
        .flatMap(line -> line.find("by").stream())
        .forEach(by -> {
          var _ = by.asOneOf(days);
        });
  }

  /// What falls due by the plan has a line in it.
  private static void plan(MatterType type, Node node) {
    for (var act : type.life().acts()) {
      if (act.timed().filter(Life.Timed.Planned.class::isInstance).isPresent()
          && type.plan().stream().noneMatch(line -> line.act().equals(act.act()))) {
        node.problem(
            act.act() + "（" + act.name().zh() + "）按计划到期，请在 plan 写一行",
            act.act() + " falls due by the plan: write a line in plan");
      }
    }
  }

  private static void limits(MatterType type, Node node) {
    for (var clock : type.life().clocks()) {
      var lines =
          type.limits().stream().filter(line -> line.clock().equals(clock.clock())).toList();
      if (lines.isEmpty()) {
        node.problem(
            "时钟 " + clock.clock() + "（" + clock.name().zh() + "）没有时限：在 clocks 写一行",
            "the clock " + clock.clock() + " has no limit: write a line in clocks");
      }
      type.life().acts().stream()
          .flatMap(act -> act.extension().stream())
          .filter(more -> more.clock().equals(clock.clock()))
          .flatMap(more -> more.more().stream())
          .filter(more ->
              lines.stream()
                  .anyMatch(line ->
                      line.within().filter(Span::inWorkingHours).isPresent()
                          != more.inWorkingHours()))
          .findFirst()
          .ifPresent(more ->
              node.problem(
                  "延长 " + more + " 与时钟 " + clock.clock() + " 的时限不是同一种时间",
                  "the extension " + more + " counts other time than the clock " + clock.clock()));
    }
  }
}
