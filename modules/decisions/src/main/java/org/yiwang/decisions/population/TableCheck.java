package org.yiwang.decisions.population;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.dmn.Part;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Finding;
import org.yiwang.decisions.feel.Printed;
import org.yiwang.decisions.feel.Table;
import org.yiwang.decisions.feel.Value;

/// Looks for rules that overlap where only one may hit, and for subjects that no rule covers. Each
/// finding names a subject that shows it. Exact for tables whose cells compare with constants; of
/// other tables it says nothing.
public final class TableCheck {
  private static final int STEPS_MAX = 200_000;
  private static final int OVERLAPS_MAX = 20;

  private final String decision;
  private final Table table;
  private final List<Axis> axes;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Value> path = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private int steps;

  private TableCheck(String decision, Table table, List<Axis> axes) {
    this.decision = decision;
    this.table = table;
    this.axes = axes;
  }

  /// Overlaps and gaps of the table of a decision; nothing where its logic is no table.
  public static List<Finding> findings(DecisionModel model, String decision, ZonedDateTime now) {
    var table = model.findTable(decision);
    return table.isEmpty() ? List.of() : findings(decision, table.get(), setting(model, now));
  }

  private static Setting setting(DecisionModel model, ZonedDateTime now) {
    var varying = new HashSet<>(model.inputs().keySet());
    varying.addAll(model.decisions());
    return new Setting(model.types(), now, varying, Part.functions(model, now));
  }

  private static List<Finding> findings(String decision, Table table, Setting setting) {
    var axes = new ArrayList<Axis>();
    for (var i = 0; i < table.inputs().size(); i++) {
      var axis = RulePlan.axis(table, i, setting);
      if (!axis.deferred().isEmpty()) {
        return List.of();
      }
      axes.add(axis);
    }
    if (axes.isEmpty() || table.rules().isEmpty()) {
      return List.of();
    }
    var check = new TableCheck(decision, table, axes);
    if (table.policy() == Table.HitPolicy.UNIQUE) {
      check.overlaps();
    }
    if (check.mustBeComplete()) {
      check.gap();
    }
    return List.copyOf(check.findings);
  }

  /// A table that gives one result and says nothing for those whom no rule covers.
  private boolean mustBeComplete() {
    return switch (table.policy()) {
      case UNIQUE, FIRST, ANY, PRIORITY ->
          table.outputs().stream()
              .allMatch(output ->
                  output.otherwise() instanceof Expression.Literal literal
                      && literal.value().isNothing());
      default -> false;
    };
  }

  private void overlaps() {
    for (var a = 0; a < table.rules().size(); a++) {
      for (var b = a + 1; b < table.rules().size() && findings.size() < OVERLAPS_MAX; b++) {
        overlap(a, b);
      }
    }
  }

  private void overlap(int a, int b) {
    var witness = new LinkedHashMap<String, Value>();
    for (var axis : axes) {
      var shared = shared(axis, a, b);
      if (shared.isEmpty()) {
        return;
      }
      witness.put(axis.column(), shared.get());
    }
    var first = table.rules().get(a).number();
    var second = table.rules().get(b);
    findings.add(
        new Finding(
            second.place(),
            decision + " / 规则 " + second.number(),
            "规则 " + first + " 与规则 " + second.number() + " 重叠，例如 " + text(witness),
            "rules " + first + " and " + second.number() + " overlap, as for " + text(witness)));
  }

  private static Optional<Value> shared(Axis axis, int a, int b) {
    for (var cls = axis.classes() - 1; cls >= 0; cls--) {
      if (has(axis, cls, a) && has(axis, cls, b)) {
        return axis.example(cls);
      }
    }
    return Optional.empty();
  }

  private static boolean has(Axis axis, int cls, int rule) {
    return (axis.mask(cls, rule >> 6) >>> (rule & 63) & 1) != 0;
  }

  private void gap() {
    var all = new long[(table.rules().size() + 63) / 64];
    Arrays.fill(all, -1L);
    if (!uncovered(0, all)) {
      return;
    }
    var witness = new LinkedHashMap<String, Value>();
    for (var i = 0; i < axes.size(); i++) {
      var axis = axes.get(i);
      witness.put(
          axis.column(),
          i < path.size()
              ? path.get(i)
              : axis.example(axis.classes() - 1).orElse(Value.Nothing.PLAIN));
    }
    findings.add(
        new Finding(
            table.rules().getFirst().place(),
            decision,
            "没有规则覆盖 " + text(witness),
            "no rule covers " + text(witness)));
  }

  /// Whether some choice of classes from this axis on leaves no rule; the choice stays in `path`.
  private boolean uncovered(int at, long[] mask) {
    if (Arrays.stream(mask).allMatch(word -> word == 0)) {
      return true;
    }
    if (at == axes.size() || ++steps > STEPS_MAX || !seen.add(at + Arrays.toString(mask))) {
      return false;
    }
    var axis = axes.get(at);
    for (var cls = axis.classes() == 2 ? 1 : 2; cls < axis.classes(); cls++) {
      var example = axis.example(cls);
      if (example.isPresent()) {
        var narrowed = axis.mask(cls);
        for (var word = 0; word < mask.length; word++) {
          narrowed[word] &= mask[word];
        }
        path.add(example.get());
        if (uncovered(at + 1, narrowed)) {
          return true;
        }
        path.removeLast();
      }
    }
    return false;
  }

  private static String text(Map<String, Value> witness) {
    return witness.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + Printed.inner(entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
