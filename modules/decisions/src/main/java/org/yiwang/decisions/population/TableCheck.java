package org.yiwang.decisions.population;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.dmn.Part;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Finding;
import org.yiwang.decisions.feel.LimitExceeded;
import org.yiwang.decisions.feel.Mentions;
import org.yiwang.decisions.feel.Ordering;
import org.yiwang.decisions.feel.Printed;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.Table;
import org.yiwang.decisions.feel.TableRun;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// Looks for rules that overlap where only one may hit, for rules that must agree and do not, and
/// for subjects that no rule covers. Each finding names a subject that shows it, made of values
/// that may occur, and the interpreter has confirmed it. Exact for tables whose cells compare with
/// constants; of other tables, and of those whose columns calculate with the same input, it says
/// nothing.
public final class TableCheck {
  private static final int OVERLAPS_MAX = 20;
  private static final long WORK_MAX = 100_000_000;

  private final String decision;
  private final Table table;
  private final Setting setting;
  private final List<Candidates> columns = new ArrayList<>();
  private final List<Integer> columnOf = new ArrayList<>();
  private final List<int[][]> passing = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Finding> notes = new ArrayList<>();

  private TableCheck(String decision, Table table, Setting setting) {
    this.decision = decision;
    this.table = table;
    this.setting = setting;
  }

  /// What was found.
  ///
  /// @param findings overlaps, rules that disagree, gaps
  /// @param notes what no rule covers only because an input is missing, and checks that were cut
  ///   short
  public record Checked(List<Finding> findings, List<Finding> notes) {}

  /// Overlaps and gaps of the table of a decision; nothing where its logic is no table.
  public static List<Finding> findings(DecisionModel model, String decision, ZonedDateTime now) {
    return of(model, decision, now).findings();
  }

  /// The same, with what is worth knowing beside it.
  public static Checked of(DecisionModel model, String decision, ZonedDateTime now) {
    var table = model.findTable(decision);
    if (table.isEmpty() || table.get().inputs().isEmpty() || table.get().rules().isEmpty()) {
      return new Checked(List.of(), List.of());
    }
    var varying = new HashSet<>(model.inputs().keySet());
    varying.addAll(model.decisions());
    var setting = new Setting(model.types(), now, varying, Part.functions(model, now));
    var check = new TableCheck(decision, table.get(), setting);
    try {
      if (check.lay(model)) {
        check.look();
      }
    } catch (LimitExceeded limit) {
      check.note("没有查完：" + limit.getMessage(), "not checked to the end: " + limit.getMessage());
    }
    return new Checked(List.copyOf(check.findings), List.copyOf(check.notes));
  }

  private void note(String chinese, String english) {
    notes.add(new Finding(table.rules().getFirst().place(), decision, chinese, english));
  }

  /// Columns that ask the same are one; false when nothing can be said of the table.
  private boolean lay(DecisionModel model) {
    var byText = new LinkedHashMap<String, List<Integer>>();
    for (var i = 0; i < table.inputs().size(); i++) {
      byText.computeIfAbsent(table.inputs().get(i).text(), _ -> new ArrayList<>()).add(i);
      columnOf.add(new ArrayList<>(byText.keySet()).indexOf(table.inputs().get(i).text()));
    }
    var asked = new HashSet<String>();
    for (var same : byText.values()) {
      var input = table.inputs().get(same.getFirst());
      for (var name : Mentions.in(input.expression())) {
        if (setting.varying().contains(name) && !asked.add(name)) {
          return false;
        }
      }
      var cells = new ArrayList<Expression.UnaryTests>();
      var allowed = new ArrayList<Expression.UnaryTests>();
      for (var column : same) {
        table.rules().forEach(rule -> cells.add(rule.tests().get(column)));
        table.inputs().get(column).allowed().ifPresent(allowed::add);
      }
      var type =
          name(input.expression())
              .flatMap(name ->
                  Optional.ofNullable(model.inputs().get(name)).or(() -> model.findResult(name)))
              .orElse(Type.Simple.ANY);
      var laid = Candidates.of(input.text(), type, cells, allowed, setting);
      if (laid.isEmpty()) {
        return false;
      }
      columns.add(laid.get());
    }
    for (var rule : table.rules()) {
      passing.add(passing(rule));
    }
    return true;
  }

  private static Optional<String> name(Expression expression) {
    return switch (expression) {
      case Expression.Typed typed -> name(typed.inner());
      case Expression.Name name -> Optional.of(name.name());
      default -> Optional.empty();
    };
  }

  private int[][] passing(Table.Rule rule) {
    var spans = new int[columns.size()][];
    for (var i = 0; i < columns.size(); i++) {
      spans[i] = new int[] {0, columns.get(i).values().size()};
    }
    for (var i = 0; i < columnOf.size(); i++) {
      var column = columnOf.get(i);
      spans[column] = Spans.both(spans[column], columns.get(column).passing(rule.tests().get(i)));
    }
    return spans;
  }

  private void look() {
    switch (table.policy()) {
      case UNIQUE, ANY -> overlaps();
      case FIRST, PRIORITY, COLLECT, RULE_ORDER, OUTPUT_ORDER -> {}
    }
    if (mustBeComplete()) {
      gaps();
    }
  }

  /// A table that gives one result and says nothing for those whom no rule covers.
  private boolean mustBeComplete() {
    return switch (table.policy()) {
      case UNIQUE, FIRST, ANY, PRIORITY ->
          table.outputs().stream()
              .allMatch(output ->
                  output.otherwise() instanceof Expression.Literal literal
                      && literal.value().isNothing());
      case COLLECT, RULE_ORDER, OUTPUT_ORDER -> false;
    };
  }

  private void overlaps() {
    long work = 0;
    for (var a = 0; a < passing.size(); a++) {
      for (var b = a + 1; b < passing.size() && findings.size() < OVERLAPS_MAX; b++) {
        if (++work > WORK_MAX) {
          note("规则太多，没有两两查完", "too many rules: not all pairs were compared");
          return;
        }
        if (meet(passing.get(a), passing.get(b))) {
          overlap(a, b);
        }
      }
    }
  }

  private static boolean meet(int[][] a, int[][] b) {
    for (var i = 0; i < a.length; i++) {
      if (!Spans.meet(a[i], b[i])) {
        return false;
      }
    }
    return true;
  }

  private void overlap(int a, int b) {
    var witness = new ArrayList<Value>();
    for (var i = 0; i < columns.size(); i++) {
      var shared = Spans.both(passing.get(a)[i], passing.get(b)[i]);
      var last = columns.get(i).values().size() - 1;
      var at = shared[shared.length - 1] - 1;
      var lone = shared.length == 2 && shared[0] == last;
      witness.add(columns.get(i).values().get(at < last || lone ? at : inner(shared, last)));
    }
    var hits = hits(witness);
    var first = table.rules().get(a);
    var second = table.rules().get(b);
    if (!hits.contains(first) || !hits.contains(second)) {
      return;
    }
    if (table.policy() == Table.HitPolicy.UNIQUE) {
      add(first, second, "重叠", "overlap", witness);
    } else if (disagree(first, second, witness)) {
      add(first, second, "同时命中而结果不同", "hit together and disagree", witness);
    }
  }

  /// The last shared place before null.
  private static int inner(int[] shared, int last) {
    var from = shared[shared.length - 2];
    return from < last ? last - 1 : shared[shared.length - 3] - 1;
  }

  private void add(
      Table.Rule first, Table.Rule second, String chinese, String english, List<Value> witness) {
    findings.add(
        new Finding(
            second.place(),
            decision + " / 规则 " + second.number(),
            "规则 "
                + first.number()
                + " 与规则 "
                + second.number()
                + " "
                + chinese
                + "，例如 "
                + text(witness),
            "rules "
                + first.number()
                + " and "
                + second.number()
                + " "
                + english
                + ", as for "
                + text(witness)));
  }

  private boolean disagree(Table.Rule first, Table.Rule second, List<Value> witness) {
    var named = new LinkedHashMap<String, Value>();
    for (var i = 0; i < columns.size(); i++) {
      named.put(columns.get(i).name(), witness.get(i));
    }
    var scope = setting.scope().with(named);
    var known = new HashSet<>(setting.varying());
    known.removeAll(named.keySet());
    for (var rule : List.of(first, second)) {
      for (var output : rule.outputs()) {
        if (Mentions.in(output).stream().anyMatch(known::contains)) {
          return false;
        }
      }
    }
    return !Ordering.equal(outcome(first, scope), outcome(second, scope)).isTrue();
  }

  private Value outcome(Table.Rule rule, Scope scope) {
    return TableRun.outcome(table, List.of(rule), scope, setting.evaluator());
  }

  /// The rules that the interpreter says hit.
  private List<Table.Rule> hits(List<Value> witness) {
    return table.rules().stream()
        .filter(rule -> {
          for (var i = 0; i < columnOf.size(); i++) {
            var value = witness.get(columnOf.get(i));
            if (!setting.evaluator().passes(rule.tests().get(i), value, setting.scope())) {
              return false;
            }
          }
          return true;
        })
        .toList();
  }

  private void gaps() {
    var sizes = columns.stream().mapToInt(column -> column.values().size()).toArray();
    var search = new GapSearch(passing, sizes);
    var gap = search.find(-1);
    if (gap.isPresent()) {
      var witness = witness(gap.get());
      if (hits(witness).isEmpty()) {
        findings.add(
            new Finding(
                table.rules().getFirst().place(),
                decision,
                "没有规则覆盖 " + text(witness),
                "no rule covers " + text(witness)));
      }
    }
    for (var i = 0; i < columns.size(); i++) {
      var missing = search.find(i);
      if (missing.isPresent() && hits(witness(missing.get())).isEmpty()) {
        var witness = witness(missing.get());
        note(
            "缺少 " + columns.get(i).name() + " 时可能没有规则覆盖，例如 " + text(witness),
            "without " + columns.get(i).name() + " no rule may cover, as for " + text(witness));
      }
    }
    if (search.exhausted()) {
      note("没有查完所有组合", "not all combinations were looked at");
    }
  }

  private List<Value> witness(int[] places) {
    var witness = new ArrayList<Value>();
    for (var i = 0; i < places.length; i++) {
      witness.add(columns.get(i).values().get(places[i]));
    }
    return witness;
  }

  private String text(List<Value> witness) {
    var named = new LinkedHashMap<String, Value>();
    for (var i = 0; i < witness.size(); i++) {
      named.put(columns.get(i).name(), witness.get(i));
    }
    return named.entrySet().stream()
        .map((Map.Entry<String, Value> entry) ->
            entry.getKey() + " = " + Printed.inner(entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
