package org.yiwang.decisions.population;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.Table;
import org.yiwang.decisions.feel.TableRun;
import org.yiwang.decisions.feel.Value;

/// A decision table for everyone: which rules hit whom, and what comes of it.
final class TableColumns {
  /// Stands for an input that is not among the allowed values.
  static final List<Integer> BARRED = List.of(-1);

  private final ColumnPlan plan;
  private final Table table;
  private final Frame frame;
  private final Setting setting;
  private final List<Sieve> sieves = new ArrayList<>();
  private final BitSet barred = new BitSet();
  private final RuleMatch rules;

  TableColumns(ColumnPlan plan, Table table, Frame frame, Setting setting) throws Uncompiled {
    this.plan = plan;
    this.table = table;
    this.frame = frame;
    this.setting = setting;
    for (var input = 0; input < table.inputs().size(); input++) {
      sift(input);
    }
    rules = new RuleMatch(table, sieves, plan.population());
  }

  /// Which rules each code of a column satisfies, by classes of codes.
  static final class Sieve {
    private final CodedColumn column;
    private final int[] classOfCode;
    private final long[][] maskOfClass;

    Sieve(CodedColumn column, int[] classOfCode, long[][] maskOfClass) {
      this.column = column;
      this.classOfCode = classOfCode;
      this.maskOfClass = maskOfClass;
    }

    CodedColumn column() {
      return column;
    }

    int cls(int code) {
      return classOfCode[code];
    }

    long mask(int code, int word) {
      return maskOfClass[classOfCode[code]][word];
    }
  }

  /// Values of which the axis knows no class get one each.
  private static Sieve sieve(Axis axis, CodedColumn column) {
    var classes = column.classes(axis);
    var masks = new ArrayList<long[]>();
    for (var cls = 0; cls < axis.classes(); cls++) {
      masks.add(axis.mask(cls));
    }
    for (var code = 0; code < classes.length; code++) {
      if (classes[code] < 0) {
        classes[code] = masks.size();
        masks.add(axis.maskOf(column.dictionary().apply(code)));
      }
    }
    return new Sieve(column, classes, masks.toArray(long[][]::new));
  }

  private void sift(int input) throws Uncompiled {
    var head = table.inputs().get(input);
    var column = plan.column(head.expression(), frame);
    var cells = table.rules().stream().map(rule -> rule.tests().get(input)).toList();
    var axis = Axis.of(head.text(), cells, setting);
    var coded = plan.classed(column, axis);
    if (cells.stream().anyMatch(cell -> !cell.tests().isEmpty())) {
      sieves.add(sieve(axis, coded));
    }
    var name = "\uE000" + input;
    var asked = frame.with(name, column);
    for (var rule = axis.deferred().nextSetBit(0);
        rule >= 0;
        rule = axis.deferred().nextSetBit(rule + 1)) {
      defer(rule, name, cells.get(rule), asked);
    }
    if (head.allowed().isPresent()) {
      bar(column, truth(name, head.allowed().get(), asked));
    }
  }

  private CodedColumn truth(String name, Expression.UnaryTests tests, Frame asked)
      throws Uncompiled {
    var value = new Expression.Name(tests.place(), name);
    return plan.coded(plan.column(new Expression.In(tests.place(), value, tests), asked));
  }

  private void defer(int rule, String name, Expression.UnaryTests cell, Frame asked)
      throws Uncompiled {
    var passed = truth(name, cell, asked);
    var words = (table.rules().size() + 63) / 64;
    var yes = new long[words];
    var no = new long[words];
    java.util.Arrays.fill(yes, -1L);
    java.util.Arrays.fill(no, -1L);
    no[rule >> 6] &= ~(1L << rule);
    var passes = new int[passed.cardinality()];
    for (var code = 0; code < passes.length; code++) {
      passes[code] = passed.dictionary().apply(code).isTrue() ? 1 : 0;
    }
    sieves.add(new Sieve(passed, passes, new long[][] {no, yes}));
  }

  /// Notes who has a value that is not among the allowed ones.
  private void bar(Column column, CodedColumn allowed) {
    for (var i = 0; i < column.size(); i++) {
      if (!allowed.value(i).isTrue() && !column.value(i).isNothing()) {
        barred.set(i);
      }
    }
  }

  RuleMatch rules() {
    return rules;
  }

  /// The rules that hit each person, as numbers of sets of rules.
  Hits hits() throws Uncompiled {
    var hits = rules.hits();
    if (barred.isEmpty()) {
      return hits;
    }
    var codes = new int[hits.codes().size()];
    for (var i = 0; i < codes.length; i++) {
      codes[i] = barred.get(i) ? hits.sets().size() : hits.codes().at(i);
    }
    var sets = new ArrayList<>(hits.sets());
    sets.add(BARRED);
    return new Hits(Codes.of(codes, sets.size()), sets);
  }

  /// Which set of rules hit each person.
  ///
  /// @param sets rules counted from zero, or one of the sets that stand for something else
  record Hits(Codes codes, List<List<Integer>> sets) {}

  Column column() throws Uncompiled {
    return column(hits());
  }

  /// What comes of the rules that hit.
  Column column(Hits hits) throws Uncompiled {
    var outputs = outputs();
    if (outputs.stream().allMatch(setting::constant)) {
      var values = hits.sets().stream().map(set -> outcome(set, setting.scope())).toList();
      return new CodedColumn(hits.codes(), Math.max(1, values.size()), values::get);
    }
    try {
      return switch (table.policy()) {
        case UNIQUE, FIRST -> picked(hits);
        case RULE_ORDER -> listed(hits);
        case COLLECT -> table.aggregation() == Table.Aggregation.LIST ? listed(hits) : folded(hits);
        case ANY, PRIORITY, OUTPUT_ORDER -> combined(hits, outputs);
      };
    } catch (Uncompiled | ArithmeticException _) {
      return combined(hits, outputs);
    }
  }

  /// The interpreter's answer for each combination of rules and of what the outputs use.
  private Column combined(Hits hits, List<Expression> outputs) throws Uncompiled {
    var combinations = plan.combinations(outputs, frame, setting);
    var numbers = new CodedColumn(hits.codes(), hits.sets().size(), Value::of);
    combinations.add("\uE001", numbers);
    return combinations.column(values -> {
      var set =
          values.getOrDefault("\uE001", Value.of(0)) instanceof Value.Amount amount
              ? hits.sets().get(amount.number().intValue())
              : List.<Integer>of();
      return outcome(set, setting.scope().with(values));
    });
  }

  private List<Expression> outputs() {
    var outputs = new ArrayList<Expression>();
    table.rules().forEach(rule -> outputs.addAll(rule.outputs()));
    table
        .outputs()
        .forEach(output -> {
          outputs.add(output.otherwise());
          outputs.addAll(output.order());
        });
    return outputs;
  }

  private Value outcome(List<Integer> set, Scope scope) {
    if (set.equals(RuleMatch.SEVERAL)) {
      return Value.nothing("多条规则同时命中 · several rules hit where one may");
    }
    if (set.equals(BARRED)) {
      return Value.nothing("输入不在允许的取值内 · an input is not among the allowed values");
    }
    var hit = set.stream().map(table.rules()::get).toList();
    return TableRun.outcome(table, hit, scope, plan.evaluator());
  }

  /// The output of a rule, or what stands in when no rule hits, for everyone.
  private Column output(List<Expression> cells) throws Uncompiled {
    var entries = new LinkedHashMap<String, Column>();
    for (var i = 0; i < cells.size(); i++) {
      var output = table.outputs().get(i);
      var cell = new Expression.Typed(cells.get(i).place(), cells.get(i), output.type());
      entries.put(cells.size() == 1 ? "" : output.name(), plan.column(cell, frame));
    }
    var one = entries.get("");
    return cells.size() == 1 && one != null ? one : new FieldsColumn(frame.size(), entries);
  }

  private Column otherwise() throws Uncompiled {
    var cells = table.outputs().stream().map(Table.Output::otherwise).toList();
    return cells.stream().allMatch(setting::constant)
        ? plan.constant(outcome(List.of(), setting.scope()))
        : output(cells);
  }

  private Column picked(Hits hits) throws Uncompiled {
    var columns = new ArrayList<Column>();
    for (var set : hits.sets()) {
      if (set.isEmpty()) {
        columns.add(otherwise());
      } else if (set.getFirst() < 0) {
        columns.add(plan.constant(outcome(set, setting.scope())));
      } else {
        columns.add(output(table.rules().get(set.getFirst()).outputs()));
      }
    }
    return new PickedColumn(hits.codes(), List.copyOf(columns));
  }

  private List<Column> outputsOfRules() throws Uncompiled {
    var columns = new ArrayList<Column>();
    for (var rule : table.rules()) {
      columns.add(output(rule.outputs()));
    }
    return List.copyOf(columns);
  }

  /// Those whom no rule hits, or whose input is barred, get a value of their own.
  private Column listed(Hits hits) throws Uncompiled {
    var lists = new ListedColumn(hits.codes(), rulesOnly(hits), outputsOfRules());
    return beside(hits, lists);
  }

  private static List<List<Integer>> rulesOnly(Hits hits) {
    return hits.sets().stream()
        .map(set -> set.stream().filter(rule -> rule >= 0).toList())
        .toList();
  }

  private Column beside(Hits hits, Column ofRules) throws Uncompiled {
    var codes = new int[hits.sets().size()];
    var columns = new ArrayList<Column>(List.of(ofRules));
    for (var at = 0; at < codes.length; at++) {
      var set = hits.sets().get(at);
      if (set.isEmpty() || set.getFirst() < 0) {
        codes[at] = columns.size();
        columns.add(set.isEmpty() ? otherwise() : plan.constant(outcome(set, setting.scope())));
      }
    }
    var chosen = new char[hits.codes().size()];
    for (var i = 0; i < chosen.length; i++) {
      chosen[i] = (char) codes[hits.codes().at(i)];
    }
    return new PickedColumn(new Codes(chosen, new int[0]), List.copyOf(columns));
  }

  /// One number for all rules that hit, calculated.
  private Column folded(Hits hits) throws Uncompiled {
    if (table.outputs().size() != 1 || table.aggregation() == Table.Aggregation.COUNT) {
      return combined(hits, outputs());
    }
    var kernels = new ArrayList<Kernel>();
    for (var rule : table.rules()) {
      var cell = rule.outputs().getFirst();
      var type = table.outputs().getFirst().type();
      kernels.add(new Kernels(plan, frame).of(new Expression.Typed(cell.place(), cell, type)));
    }
    if (!kernels.stream().allMatch(one -> one.unit().kind() == LongColumn.Kind.NUMBER)) {
      throw new Uncompiled("输出不都是数", "not all outputs are numbers");
    }
    Kernel.Fold fold =
        switch (table.aggregation()) {
          case MIN -> Math::min;
          case MAX -> Math::max;
          default -> Math::addExact;
        };
    return beside(hits, plan.calculated(Kernel.fold(hits.codes(), rulesOnly(hits), kernels, fold)));
  }
}
