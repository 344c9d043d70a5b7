package org.yiwang.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.yiwang.pack.Node;
import org.yiwang.pack.PackFolder;
import org.yiwang.pack.Text;

/// Reads `units/units.yaml`, `units/committees.csv` and, where a pack has one, `units/reform.yaml`,
/// and checks that they hang together.
final class UnitsFile {
  private final Map<UnitId, Node> declared = new HashMap<>();
  private final Map<String, Node> codes = new HashMap<>();
  private final List<Unit> units = new ArrayList<>();
  private final Map<UnitId, Ending> endings = new HashMap<>();

  private UnitsFile() {}

  static Units read(PackFolder folder) {
    var reading = new UnitsFile();
    folder.find("units/reform.yaml").ifPresent(reading::reform);
    Node file = folder.get("units/units.yaml").only("basis", "units");
    var _ = file.text("basis");
    file.list("units").forEach(node -> reading.add(node, UnitsFile::unit));
    folder.rows("units/committees.csv").forEach(row -> reading.add(row, UnitsFile::committee));
    var all = new Units(reading.units);
    reading.endings.forEach(
        (unit, ending) -> ending.node().problem("没有单位 " + unit, "there is no unit " + unit));
    reading.units.forEach(unit -> reading.checkReferences(unit, all));
    return all;
  }

  /// A unit of the usual list that a reform ends.
  private record Ending(Node node, LocalDate until, UnitId successor) {}

  /// 机构改革: units that end on a day, each with who carries on, and units that begin.
  private void reform(Node read) {
    var file = read.only("decided", "until", "ends", "begins");
    var _ = file.text("decided");
    var until = file.date("until");
    for (var node : file.list("ends")) {
      var one = node.only("unit", "successor");
      endings.put(
          new UnitId(one.slug("unit")), new Ending(node, until, new UnitId(one.slug("successor"))));
    }
    file.findList("begins").forEach(node -> add(node, UnitsFile::unit));
  }

  private Unit ended(Unit unit) {
    var ending = endings.remove(unit.id());
    return ending == null ? unit : unit.endedBy(ending.until(), ending.successor());
  }

  private void add(Node node, Function<Node, Unit> reader) {
    Optional<Unit> made = node.make(() -> reader.apply(node));
    made.ifPresent(unit -> add(node, unit));
  }

  private void add(Node node, Unit unit) {
    if (declared.putIfAbsent(unit.id(), node) != null) {
      node.problem("单位 " + unit.id() + " 写了两次", "unit " + unit.id() + " is declared twice");
      return;
    }
    if (codes.putIfAbsent(unit.code(), node) != null) {
      node.problem("代码 " + unit.code() + " 用了两次", "code " + unit.code() + " is used twice");
    }
    units.add(ended(unit));
  }

  private static Unit unit(Node read) {
    Node node =
        read.only("unit", "code", "kind", "parent", "short", "name", "from", "until", "successor");
    return new Unit(
        new UnitId(node.slug("unit")),
        node.word("code"),
        node.choice("kind", UnitKind.class),
        node.findWord("parent").map(UnitId::new).orElse(UnitId.NONE),
        node.text("short"),
        node.text("name"),
        node.date("from"),
        node.findDate("until").orElse(LocalDate.MAX),
        node.findWord("successor").map(UnitId::new).orElse(UnitId.NONE));
  }

  private static Unit committee(Node read) {
    Node row = read.only("code", "unit", "parent", "zh", "en", "from", "until", "successor");
    var name = new Text(row.word("zh"), row.word("en"));
    return new Unit(
        new UnitId(row.word("unit")),
        row.word("code"),
        UnitKind.COMMITTEE,
        new UnitId(row.word("parent")),
        name,
        name,
        row.date("from"),
        row.findDate("until").orElse(LocalDate.MAX),
        row.findWord("successor").map(UnitId::new).orElse(UnitId.NONE));
  }

  private void checkReferences(Unit unit, Units all) {
    Node node = Objects.requireNonNull(declared.get(unit.id()));
    boolean top = unit.kind() == UnitKind.DISTRICT;
    if (top == unit.parent().present()) {
      node.problem("除区以外，每个单位都写一个上级", "every unit has a parent, the district none");
    } else if (!top && all.find(unit.parent()).isEmpty()) {
      node.problem("没有上级单位 " + unit.parent(), "there is no parent unit " + unit.parent());
    } else if (!top
        && all.list(UnitKind.DISTRICT).stream().noneMatch(d -> all.within(unit.id(), d.id()))) {
      node.problem("上级关系绕成了圈", "the parents run in a circle");
    }
    if (unit.successor().present() && all.find(unit.successor()).isEmpty()) {
      node.problem("没有承接单位 " + unit.successor(), "there is no successor " + unit.successor());
    }
  }
}
