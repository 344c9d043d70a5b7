package org.yiwang.decisions.population;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.dmn.Part;
import org.yiwang.decisions.feel.Evaluator;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// A decision with all that it requires, evaluated column by column instead of person by person.
///
/// Four ways, each exact or refused: a table by the masks of its rules ([TableColumns]); a
/// calculation over whole numbers ([Kernels]); the interpreter once for each combination of classes
/// ([Combinations]); contexts and functions taken apart until one of these fits.
final class ColumnPlan {
  /// So few combinations that nothing else can be faster.
  private static final int FEW = 4096;

  /// So many that the interpreter still takes less than a second.
  private static final int MANY = 1 << 18;

  private final Population population;
  private final DecisionModel model;
  private final ZonedDateTime now;
  private final Codes zeroes;
  private long interpreted;

  ColumnPlan(DecisionModel model, Population population, ZonedDateTime now) {
    this.model = model;
    this.population = population;
    this.now = now;
    this.zeroes = new Codes(new char[population.size()], new int[0]);
  }

  /// The same value for everyone.
  CodedColumn constant(Value value) {
    return new CodedColumn(zeroes, 1, _ -> value);
  }

  /// How often the interpreter was asked.
  long interpreted() {
    return interpreted;
  }

  Population population() {
    return population;
  }

  /// A decision that is ready to be evaluated.
  ///
  /// @param type what its result is made to conform to
  record Ready(Expression logic, Type type, Frame frame) {}

  /// Evaluates all that a decision requires.
  ///
  /// @throws IllegalArgumentException when the population lacks a column
  Ready prepare(String decision) throws Uncompiled {
    var parts =
        Part.of(model, decision, now)
            .orElseThrow(() ->
                new Uncompiled(
                    "要求图不完整、成环或来自别的模型",
                    "its requirements are not whole, go in a circle, or belong to another model"));
    var columns = new HashMap<String, Column>();
    var shared = new HashMap<String, Part.Shared>();
    Optional<Ready> ready = Optional.empty();
    for (var part : parts) {
      switch (part) {
        case Part.Given given -> columns.put(given.id(), given(given));
        case Part.Shared function -> shared.put(function.id(), function);
        case Part.Made made -> {
          var frame = frame(made.needs(), parts, columns, shared);
          ready = Optional.of(ready(made, frame));
          if (!made.equals(parts.getLast())) {
            columns.put(made.id(), column(made.logic(), frame));
          }
        }
      }
    }
    return ready.orElseThrow(() -> new Uncompiled("没有这个决策", "no such decision"));
  }

  private Ready ready(Part.Made made, Frame frame) {
    return made.logic() instanceof Expression.Typed typed
        ? new Ready(
            typed.inner(), Type.find(typed.type(), model.types()).orElse(Type.Simple.ANY), frame)
        : new Ready(made.logic(), Type.Simple.ANY, frame);
  }

  private Column given(Part.Given given) throws Uncompiled {
    var column =
        population
            .findColumn(given.name())
            .orElseThrow(
                () -> new IllegalArgumentException("没有这一列 · no such column: " + given.name()));
    return coerced(column, given.type());
  }

  private Frame frame(
      List<String> needs,
      List<Part> parts,
      Map<String, Column> columns,
      Map<String, Part.Shared> shared) {
    var named = new LinkedHashMap<String, Column>();
    var functions = new LinkedHashMap<String, Part.Shared>();
    for (var id : needs) {
      for (var part : parts) {
        if (part.id().equals(id)) {
          var function = shared.get(id);
          var column = columns.get(id);
          if (function != null) {
            functions.put(part.name(), function);
            named.remove(part.name());
          } else if (column != null) {
            named.put(part.name(), column);
            functions.remove(part.name());
          }
        }
      }
    }
    return new Frame(population.size(), model.types(), now, named, functions);
  }

  Evaluator evaluator() {
    interpreted++;
    return new Evaluator(model.types(), now);
  }

  /// The column as one of the type: each value that may occur is made to conform.
  Column coerced(Column column, Type type) throws Uncompiled {
    if (type == Type.Simple.ANY) {
      return column;
    }
    return switch (column) {
      case LongColumn numbers when Kernels.type(numbers.unit()) == type -> numbers;
      case CodedColumn coded
          when coded.whole().map(whole -> Kernels.type(whole.unit()) == type).orElse(false) ->
          coded;
      case CodedColumn coded -> coerced(coded, type);
      case PickedColumn picked -> {
        var columns = new ArrayList<Column>();
        for (var each : picked.columns()) {
          columns.add(coerced(each, type));
        }
        yield new PickedColumn(picked.codes(), List.copyOf(columns));
      }
      default -> coerced(coded(column), type);
    };
  }

  private CodedColumn coerced(CodedColumn column, Type type) {
    var values = new HashMap<Integer, Value>();
    var evaluator = new Evaluator(model.types(), now);
    for (var code = 0; code < column.cardinality(); code++) {
      var value = column.dictionary().apply(code);
      if (type != Type.simple(value) && !value.isNothing()) {
        var fit = Type.coerced(value, type, evaluator);
        if (!fit.equals(value)) {
          values.put(code, fit);
        }
        evaluator = new Evaluator(model.types(), now);
      }
    }
    var before = column.dictionary();
    return values.isEmpty()
        ? column
        : new CodedColumn(
            column.codes(),
            column.cardinality(),
            code -> {
              var changed = values.get(code);
              return changed == null ? before.apply(code) : changed;
            });
  }

  /// The column by codes, whatever it was.
  CodedColumn coded(Column column) throws Uncompiled {
    return switch (column) {
      case CodedColumn coded -> coded;
      case LongColumn numbers -> {
        if (!numbers.uniform()) {
          throw new Uncompiled("小数位数不一", "the number of decimal places differs");
        }
        var interner = new Interner();
        var codes = new int[numbers.size()];
        Arrays.setAll(codes, i -> interner.number(numbers.raw()[i], 0));
        yield firsts(numbers, codes);
      }
      case FieldsColumn fields -> joined(fields, fields.entries().values());
      case PickedColumn picked -> {
        var codes = new int[picked.size()];
        var interner = new Interner();
        var columns = new ArrayList<CodedColumn>();
        for (var each : picked.columns()) {
          columns.add(coded(each));
        }
        for (var i = 0; i < codes.length; i++) {
          var at = picked.codes().at(i);
          codes[i] = interner.number(at, columns.get(at).codes().at(i));
        }
        yield firsts(picked, codes);
      }
      case ListedColumn listed -> {
        var sets = new CodedColumn(listed.codes(), listed.sets().size(), Value::of);
        var all = new ArrayList<Column>(listed.columns());
        all.add(sets);
        yield joined(listed, all);
      }
    };
  }

  private CodedColumn joined(Column whole, Collection<Column> parts) throws Uncompiled {
    var codes = new int[whole.size()];
    for (var part : parts) {
      var own = coded(part);
      var interner = new Interner();
      for (var i = 0; i < codes.length; i++) {
        codes[i] = interner.number(codes[i], own.codes().at(i));
      }
    }
    return firsts(whole, codes);
  }

  /// A column by codes of which each stands for what the first person with it has.
  private static CodedColumn firsts(Column whole, int[] codes) {
    var first = new ArrayList<Integer>();
    for (var i = 0; i < codes.length; i++) {
      if (codes[i] == first.size()) {
        first.add(i);
      }
    }
    var count = Math.max(1, first.size());
    return new CodedColumn(Codes.of(codes, count), count, code -> whole.value(first.get(code)));
  }

  /// The column of an expression.
  Column column(Expression expression, Frame frame) throws Uncompiled {
    return switch (expression) {
      case Expression.Typed typed ->
          coerced(
              column(typed.inner(), frame),
              Type.find(typed.type(), model.types()).orElse(Type.Simple.ANY));
      case Expression.Name name -> {
        var own = frame.columns().get(name.name());
        yield own == null ? leaf(name, frame) : own;
      }
      case Expression.Path(_, Expression.ContextOf context, var member) -> {
        var entry = fields(context, frame).entries().get(member);
        yield entry == null ? leaf(expression, frame) : entry;
      }
      case Expression.Path(_, Expression.Name(_, var name), var member)
          when frame.columns().get(name) instanceof FieldsColumn fields
              && fields.entries().containsKey(member) ->
          entry(fields, member);
      case Expression.ContextOf context -> fields(context, frame);
      case Expression.Decide decide ->
          new TableColumns(this, decide.table(), frame, frame.setting()).column();
      case Expression.Call call -> call(call, frame);
      default -> leaf(expression, frame);
    };
  }

  /// Whether a path leads to a column as it stands, with nothing to calculate.
  boolean names(Expression.Path path, Frame frame) {
    return switch (path) {
      case Expression.Path(_, Expression.ContextOf context, var member) ->
          context.entries().stream().anyMatch(entry -> entry.name().equals(member));
      case Expression.Path(_, Expression.Name(_, var name), var member) ->
          frame.columns().get(name) instanceof FieldsColumn fields
              && fields.entries().containsKey(member);
      default -> false;
    };
  }

  private static Column entry(FieldsColumn fields, String member) throws Uncompiled {
    var entry = fields.entries().get(member);
    if (entry == null) {
      throw new Uncompiled("没有字段 " + member, "no field " + member);
    }
    return entry;
  }

  private FieldsColumn fields(Expression.ContextOf context, Frame frame) throws Uncompiled {
    var entries = new LinkedHashMap<String, Column>();
    var inner = frame;
    for (var entry : context.entries()) {
      var column = column(entry.value(), inner);
      if (entries.put(entry.name(), column) != null) {
        throw new Uncompiled("重复的键 " + entry.name(), "a key twice: " + entry.name());
      }
      inner = inner.with(entry.name(), column);
    }
    return new FieldsColumn(frame.size(), entries);
  }

  /// A function written in FEEL is evaluated as if its text stood in the place of the call.
  private Column call(Expression.Call call, Frame frame) throws Uncompiled {
    var written =
        call.function() instanceof Expression.Name(_, var name)
                && !frame.columns().containsKey(name)
            ? Optional.ofNullable(frame.functions().get(name))
            : Optional.<Part.Shared>empty();
    if (written.isEmpty() || written.get().written().isEmpty()) {
      return leaf(call, frame);
    }
    var function = written.get().written().get();
    var names = function.parameters().stream().map(Expression.Parameter::name).toList();
    if (function.external() || call.arguments().size() != names.size()) {
      return leaf(call, frame);
    }
    var columns = new HashMap<String, Column>();
    for (var i = 0; i < names.size(); i++) {
      var at = call.names().isEmpty() ? i : call.names().indexOf(names.get(i));
      var type = Type.find(function.parameters().get(i).type(), model.types());
      if (at < 0 || type.isEmpty()) {
        return leaf(call, frame);
      }
      var argument = column(call.arguments().get(at), frame);
      if (loses(argument, type.get())) {
        return leaf(call, frame);
      }
      columns.put(names.get(i), coerced(argument, type.get()));
    }
    var inside = Part.functions(model, written.get(), now);
    var body = new Frame(frame.size(), model.types(), now, columns, inside);
    return coerced(column(function.body(), body), written.get().result());
  }

  /// Whether an argument that does not fit its parameter would stop the call.
  private boolean loses(Column argument, Type type) {
    var evaluator = new Evaluator(model.types(), now);
    return switch (argument) {
      case LongColumn numbers -> type != Type.Simple.ANY && type != Kernels.type(numbers.unit());
      case FieldsColumn _, ListedColumn _, PickedColumn _ -> type != Type.Simple.ANY;
      case CodedColumn coded ->
          type != Type.Simple.ANY
              && !coded.whole().map(whole -> Kernels.type(whole.unit()) == type).orElse(false)
              && IntStream.range(0, coded.cardinality())
                  .mapToObj(coded.dictionary())
                  .anyMatch(value ->
                      !value.isNothing()
                          && type != Type.simple(value)
                          && Type.coerced(value, type, evaluator).isNothing());
    };
  }

  /// A frame in which `?` is the value under test.
  Frame underTest(Frame frame, Expression value) throws Uncompiled {
    return frame.with("?", column(value, frame));
  }

  private Column leaf(Expression expression, Frame frame) throws Uncompiled {
    var setting = frame.setting();
    if (setting.constant(expression)) {
      return constant(evaluator().evaluate(expression, setting.scope()));
    }
    Optional<Combinations> combinations;
    try {
      combinations = Optional.of(combinations(List.of(expression), frame, setting));
    } catch (Uncompiled _) {
      combinations = Optional.empty();
    }
    var few = Math.min(FEW, population.size() / 4);
    if (combinations.isPresent() && combinations.get().product() <= few) {
      return evaluated(expression, setting, combinations.get());
    }
    try {
      return calculated(new Kernels(this, frame).of(expression));
    } catch (Uncompiled | ArithmeticException notWhole) {
      try {
        return evaluated(expression, setting, combinations(List.of(expression), frame, setting));
      } catch (Uncompiled tooMany) {
        throw tooMany.and(notWhole);
      }
    }
  }

  Column calculated(Kernel kernel) {
    var raw = kernel.all(population.size());
    if (kernel.unit().kind() != LongColumn.Kind.TRUTH) {
      return new LongColumn(raw, kernel.unit(), kernel.uniform());
    }
    var codes = new char[raw.length];
    for (var i = 0; i < raw.length; i++) {
      codes[i] = raw[i] == LongColumn.NULL ? 0 : (char) (raw[i] + 1);
    }
    var values = List.of(Value.Nothing.PLAIN, Value.Truth.FALSE, Value.Truth.TRUE);
    return new CodedColumn(new Codes(codes, new int[0]), 3, values::get);
  }

  /// An expression of which few combinations of classes occur, by the interpreter.
  Column ofFew(Expression expression, Frame frame) throws Uncompiled {
    var setting = frame.setting();
    var combinations = combinations(List.of(expression), frame, setting);
    if (combinations.product() > MANY) {
      throw new Uncompiled(
          "组合过多 " + Written.text(expression), "too many combinations: " + Written.text(expression));
    }
    return evaluated(expression, setting, combinations);
  }

  private Column evaluated(Expression expression, Setting setting, Combinations combinations)
      throws Uncompiled {
    return combinations.column(
        values -> evaluator().evaluate(expression, setting.scope().with(values)));
  }

  /// What a person may be for these expressions: a class for each column that they use.
  Combinations combinations(List<Expression> expressions, Frame frame, Setting setting)
      throws Uncompiled {
    var uses = Uses.of(expressions, setting);
    var combinations = new Combinations(population.size());
    for (var name : uses.names().stream().sorted().toList()) {
      var column = frame.columns().get(name);
      if (column != null) {
        var axis = uses.axis(name);
        if (axis.isPresent()) {
          combinations.add(name, classed(column, axis.get()), axis.get());
        } else {
          combinations.add(name, coded(column));
        }
      }
    }
    return combinations;
  }

  /// Picked numbers as numbers, where all are of one kind; else by codes.
  private Column flat(PickedColumn picked) throws Uncompiled {
    try {
      return calculated(Kernels.column(picked));
    } catch (Uncompiled | ArithmeticException _) {
      return coded(picked);
    }
  }

  /// The column by codes; numbers that were calculated by one of each class.
  CodedColumn classed(Column column, Axis axis) throws Uncompiled {
    if (column instanceof PickedColumn picked) {
      return classed(flat(picked), axis);
    }
    if (!(column instanceof LongColumn numbers)) {
      return coded(column);
    }
    var cuts = axis.wholeCuts(numbers.unit());
    var codes = new int[numbers.size()];
    var example = new long[axis.classes()];
    for (var i = 0; i < codes.length; i++) {
      var raw = numbers.raw()[i];
      codes[i] = cuts.isPresent() ? cuts.get().classOf(raw) : raw == LongColumn.NULL ? 0 : 1;
      example[codes[i]] = raw;
    }
    return new CodedColumn(
        Codes.of(codes, example.length),
        example.length,
        code -> numbers.unit().value(example[code]));
  }
}
