package org.yiwang.matter;

import java.util.ArrayList;
import java.util.List;
import org.yiwang.pack.Node;

/// 检查表: what a matter type asks at an act of the life it shares with others, besides what that life
/// asks there. A type keeps the life as it lives it, so the engine knows nothing of this.
final class Checklists {
  private Checklists() {}

  static Life added(Life life, List<Node> lists) {
    var fields = new ArrayList<>(life.fields());
    var acts = new ArrayList<>(life.acts());
    for (var list : lists) {
      var node = list.only("acts", "fields");
      var names = FieldFiles.listOneOf(node, "acts", acts.stream().map(Life.Act::act).toList());
      if (names.isEmpty()) {
        node.problem("要写在哪些步骤问（acts）", "say at which acts it is asked (acts)");
      }
      var asked = FieldFiles.fields(node.list("fields"));
      for (var field : asked) {
        if (fields.stream().anyMatch(other -> other.field().equals(field.field()))) {
          node.problem(
              field.field() + " 在生命周期 " + life.life() + " 里已有",
              field.field() + " is in the life " + life.life() + " already");
        }
      }
      fields.addAll(asked);
      acts.replaceAll(act -> names.contains(act.act()) ? asking(act, asked) : act);
    }
    return life.with(fields, acts);
  }

  private static Life.Act asking(Life.Act act, List<Field> asked) {
    var needs = new ArrayList<>(act.needs());
    var may = new ArrayList<>(act.may());
    asked.forEach(field -> (field.required() ? needs : may).add(field.field()));
    return act.asking(needs, may);
  }
}
