package org.yiwang.decisions.population;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Expression.Operator;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// Builds the kernel of an expression over whole numbers; throws [Uncompiled] for everything whose
/// result is not certain to be the interpreter's to the last digit.
final class Kernels {
  private final ColumnPlan plan;
  private final Frame frame;
  private final Setting setting;

  Kernels(ColumnPlan plan, Frame frame) {
    this.plan = plan;
    this.frame = frame;
    this.setting = frame.setting();
  }

  Kernel of(Expression expression) throws Uncompiled {
    if (setting.constant(expression)) {
      return constant(expression, setting.value(expression));
    }
    try {
      return calculated(expression);
    } catch (Uncompiled notWhole) {
      try {
        return column(expression, plan.ofFew(expression, frame));
      } catch (Uncompiled _) {
        throw notWhole;
      }
    }
  }

  private Kernel calculated(Expression expression) throws Uncompiled {
    return switch (expression) {
      case Expression.Name name when frame.columns().containsKey(name.name()) ->
          column(name, plan.column(name, frame));
      case Expression.Path path when plan.names(path, frame) ->
          column(path, plan.column(path, frame));
      case Expression.Binary binary -> binary(binary);
      case Expression.Negation negation -> {
        var operand = of(negation.operand());
        yield operand.unit().kind() == LongColumn.Kind.NUMBER
            ? operand.negated()
            : refuse(negation);
      }
      case Expression.Between between -> {
        var value = of(between.value());
        yield compared(between, Operator.MORE_OR_EQUAL, value, of(between.low()))
            .and(compared(between, Operator.LESS_OR_EQUAL, value, of(between.high())));
      }
      case Expression.In in -> tested(in.tests(), in.value());
      case Expression.If choice -> choice(choice);
      case Expression.Typed typed -> typed(typed);
      case Expression.Call call -> call(call);
      default -> refuse(expression);
    };
  }

  private static Kernel refuse(Expression expression) throws Uncompiled {
    throw new Uncompiled(
        "整数上算不准 " + Written.text(expression),
        "no exact calculation over whole numbers: " + Written.text(expression));
  }

  private static Kernel constant(Expression from, Value value) throws Uncompiled {
    var unit = unit(value);
    return unit.isPresent()
        ? Kernel.constant(unit.get(), raw(value, unit.get().scale()))
        : refuse(from);
  }

  static Optional<LongColumn.Unit> unit(Value value) {
    return switch (value) {
      case Value.Amount amount when amount.number().scale() >= 0 && amount.number().scale() <= 18 ->
          Optional.of(new LongColumn.Unit(LongColumn.Kind.NUMBER, amount.number().scale()));
      case Value.Day _ -> Optional.of(new LongColumn.Unit(LongColumn.Kind.DAY, 0));
      case Value.Months _ -> Optional.of(new LongColumn.Unit(LongColumn.Kind.MONTHS, 0));
      case Value.Days _ -> Optional.of(new LongColumn.Unit(LongColumn.Kind.DAYS, 0));
      case Value.Truth _ -> Optional.of(Kernel.TRUTH);
      default -> Optional.empty();
    };
  }

  static long raw(Value value, int scale) {
    var raw =
        switch (value) {
          case Value.Amount amount -> unscaled(amount.number(), scale);
          case Value.Day day -> day.date().toEpochDay();
          case Value.Months months -> months.months();
          case Value.Days days -> nanos(days.length());
          case Value.Truth truth -> truth.holds() ? 1 : 0;
          default -> LongColumn.NULL;
        };
    if (raw == LongColumn.NULL && !value.isNothing()) {
      throw new Kernel.Overflow();
    }
    return raw;
  }

  private static long unscaled(BigDecimal number, int scale) {
    var unscaled = number.setScale(scale).unscaledValue();
    if (unscaled.bitLength() > 63) {
      throw new Kernel.Overflow();
    }
    return unscaled.longValueExact();
  }

  private static long nanos(java.time.Duration length) {
    return Math.addExact(Math.multiplyExact(length.getSeconds(), 1_000_000_000L), length.getNano());
  }

  /// A column whose values are all of one kind, and numbers all with as many decimal places. The
  /// numbers of a column that was picked from several.
  static Kernel column(PickedColumn picked) throws Uncompiled {
    var from = new Expression.Name(org.yiwang.decisions.feel.Place.START, "…");
    return column(from, picked);
  }

  private static Kernel column(Expression from, Column column) throws Uncompiled {
    return switch (column) {
      case LongColumn numbers -> Kernel.of(numbers);
      case FieldsColumn _, ListedColumn _ -> refuse(from);
      case PickedColumn picked -> {
        var kernels = new ArrayList<Kernel>();
        Optional<LongColumn.Unit> unit = Optional.empty();
        for (var each : picked.columns()) {
          if (!(each instanceof CodedColumn coded && allNull(coded))) {
            var kernel = column(from, each);
            unit = Optional.of(kernel.unit());
          }
        }
        for (var each : picked.columns()) {
          kernels.add(
              each instanceof CodedColumn coded && allNull(coded) && unit.isPresent()
                  ? Kernel.constant(new LongColumn.Unit(unit.get().kind(), 0), LongColumn.NULL)
                  : column(from, each));
        }
        var one = kernels.stream().map(kernel -> kernel.unit().kind()).distinct().count() == 1;
        yield one ? Kernel.choose(picked.codes(), kernels) : refuse(from);
      }
      case CodedColumn coded -> coded(from, coded);
    };
  }

  private static Kernel coded(Expression from, CodedColumn column) throws Uncompiled {
    if (column.whole().isPresent()) {
      var whole = column.whole().get();
      var meaning = new long[column.cardinality()];
      meaning[0] = LongColumn.NULL;
      System.arraycopy(whole.values(), 0, meaning, 1, meaning.length - 1);
      return Kernel.of(column.codes(), whole.unit(), meaning);
    }
    Optional<LongColumn.Unit> unit = Optional.empty();
    var uniform = true;
    for (var code = 0; code < column.cardinality(); code++) {
      var value = column.dictionary().apply(code);
      if (!value.isNothing()) {
        var own = unit(value);
        if (own.isEmpty() || (unit.isPresent() && unit.get().kind() != own.get().kind())) {
          return refuse(from);
        }
        uniform &= unit.isEmpty() || unit.equals(own);
        unit = unit.isPresent() && unit.get().scale() >= own.get().scale() ? unit : own;
      }
    }
    var meant = unit.orElse(new LongColumn.Unit(LongColumn.Kind.NUMBER, 0));
    var meaning = new long[column.cardinality()];
    for (var code = 0; code < meaning.length; code++) {
      meaning[code] = raw(column.dictionary().apply(code), meant.scale());
    }
    var kernel = Kernel.of(column.codes(), meant, meaning);
    return new Kernel(kernel.unit(), uniform, kernel.fill());
  }

  private static boolean allNull(CodedColumn column) {
    return IntStream.range(0, column.cardinality())
        .allMatch(code -> column.dictionary().apply(code).isNothing());
  }

  private Kernel truth(Expression expression) throws Uncompiled {
    var kernel = of(expression);
    return kernel.unit().kind() == LongColumn.Kind.TRUTH ? kernel : refuse(expression);
  }

  private Kernel binary(Expression.Binary binary) throws Uncompiled {
    var operator = binary.operator();
    var sum = operator == Operator.ADD || operator == Operator.SUBTRACT;
    if ((sum || operator == Operator.MULTIPLY)
        && (isNull(binary.left()) || isNull(binary.right()))) {
      var number = new LongColumn.Unit(LongColumn.Kind.NUMBER, 0);
      return Kernel.constant(number, LongColumn.NULL);
    }
    return switch (binary.operator()) {
      case AND -> truth(binary.left()).and(truth(binary.right()));
      case OR -> truth(binary.left()).or(truth(binary.right()));
      case ADD, SUBTRACT -> sum(binary);
      case MULTIPLY -> {
        var a = of(binary.left());
        var b = of(binary.right());
        yield numbers(a, b) ? a.times(b) : refuse(binary);
      }
      case DIVIDE, POWER -> refuse(binary);
      default -> comparison(binary);
    };
  }

  private static boolean numbers(Kernel a, Kernel b) {
    return a.unit().kind() == LongColumn.Kind.NUMBER && b.unit().kind() == LongColumn.Kind.NUMBER;
  }

  private Kernel sum(Expression.Binary binary) throws Uncompiled {
    var a = of(binary.left());
    var b = of(binary.right());
    var minus = binary.operator() == Operator.SUBTRACT;
    if (numbers(a, b)) {
      return a.plus(minus ? b.negated() : b);
    }
    if (minus && a.unit().kind() == LongColumn.Kind.DAY && a.unit().equals(b.unit())) {
      var days = a.plus(b.negated());
      var nanos =
          Kernel.constant(new LongColumn.Unit(LongColumn.Kind.DAYS, 0), 86_400_000_000_000L);
      return nanos.times(days);
    }
    return refuse(binary);
  }

  private Kernel comparison(Expression.Binary binary) throws Uncompiled {
    var left = binary.left();
    var right = binary.right();
    if (isNull(left) || isNull(right)) {
      var missing = of(isNull(left) ? right : left).missing();
      return switch (binary.operator()) {
        case EQUAL -> missing;
        case NOT_EQUAL -> missing.not();
        default -> refuse(binary);
      };
    }
    if (left instanceof Expression.Binary(_, var operator, var a, var b)
        && operator == Operator.DIVIDE
        && !setting.constant(left)) {
      return quotient(a, b, binary.operator(), right);
    }
    if (right instanceof Expression.Binary(_, var operator, var a, var b)
        && operator == Operator.DIVIDE
        && !setting.constant(right)) {
      return quotient(a, b, turned(binary.operator()), left);
    }
    return compared(binary, binary.operator(), of(left), of(right));
  }

  private static Operator turned(Operator operator) {
    return switch (operator) {
      case LESS -> Operator.MORE;
      case LESS_OR_EQUAL -> Operator.MORE_OR_EQUAL;
      case MORE -> Operator.LESS;
      case MORE_OR_EQUAL -> Operator.LESS_OR_EQUAL;
      default -> operator;
    };
  }

  private Kernel quotient(Expression a, Expression b, Operator operator, Expression with)
      throws Uncompiled {
    var dividend = of(a);
    var divisor = of(b);
    var number = of(with);
    return numbers(dividend, divisor) && numbers(number, number)
        ? dividend.quotientCompared(divisor, operator, number)
        : refuse(a);
  }

  private boolean isNull(Expression expression) {
    return setting.constant(expression) && setting.value(expression).isNothing();
  }

  private static Kernel compared(Expression from, Operator operator, Kernel a, Kernel b)
      throws Uncompiled {
    if (a.unit().kind() != b.unit().kind()) {
      return refuse(from);
    }
    var ordered = operator != Operator.EQUAL && operator != Operator.NOT_EQUAL;
    return ordered && a.unit().kind() == LongColumn.Kind.TRUTH
        ? refuse(from)
        : a.compared(operator, b);
  }

  /// As the interpreter's `tested`: any of the tests, or none of them.
  private Kernel tested(Expression.UnaryTests tests, Expression value) throws Uncompiled {
    if (tests.tests().isEmpty()) {
      return Kernel.constant(Kernel.TRUTH, 1);
    }
    var any = Kernel.constant(Kernel.TRUTH, 0);
    for (var test : tests.tests()) {
      any = any.or(test(test, value));
    }
    return tests.negated() ? any.not() : any;
  }

  private Kernel test(Expression test, Expression value) throws Uncompiled {
    return switch (test) {
      case Expression.Compare compare ->
          comparison(
              new Expression.Binary(compare.place(), compare.operator(), value, compare.bound()));
      case Expression.UnaryTests nested -> tested(nested, value);
      case Expression.RangeOf range -> range(range, value);
      case Expression.Name _, Expression.Literal _ ->
          comparison(new Expression.Binary(test.place(), Operator.EQUAL, value, test));
      case Expression.Negation negation -> calculated(negation, value);
      case Expression.Binary binary when !numeric(binary) ->
          new Kernels(plan, plan.underTest(frame, value)).truth(binary);
      case Expression.Binary binary when setting.constant(value) || !underTest(binary) ->
          calculated(binary, value);
      default -> refuse(test);
    };
  }

  /// Whether the value equals what was calculated; null when neither has a value.
  private Kernel calculated(Expression test, Expression value) throws Uncompiled {
    var equal = comparison(new Expression.Binary(test.place(), Operator.EQUAL, value, test));
    return of(value)
        .missing()
        .and(of(test).missing())
        .choose(Kernel.constant(Kernel.TRUTH, LongColumn.NULL), equal);
  }

  private static boolean underTest(Expression expression) {
    return org.yiwang.decisions.feel.Mentions.in(expression).contains("?");
  }

  private static boolean numeric(Expression.Binary binary) {
    return switch (binary.operator()) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, POWER -> true;
      default -> !underTest(binary);
    };
  }

  private Kernel range(Expression.RangeOf range, Expression value) throws Uncompiled {
    if (isNull(range.low()) || isNull(range.high())) {
      return refuse(range);
    }
    var kernel = of(value);
    var low = of(range.low());
    var high = of(range.high());
    var alike =
        kernel.unit().kind() == low.unit().kind()
            && low.unit().kind() == high.unit().kind()
            && low.unit().kind() != LongColumn.Kind.TRUTH;
    return alike
        ? kernel.within(low, range.lowIncluded(), high, range.highIncluded())
        : refuse(range);
  }

  private Kernel choice(Expression.If choice) throws Uncompiled {
    var condition = truth(choice.condition());
    if (isNull(choice.no()) || isNull(choice.yes())) {
      var other = of(isNull(choice.no()) ? choice.yes() : choice.no());
      var nothing = Kernel.constant(other.unit(), LongColumn.NULL);
      return isNull(choice.no())
          ? condition.choose(other, nothing)
          : condition.choose(nothing, other);
    }
    var yes = of(choice.yes());
    var no = of(choice.no());
    return yes.unit().kind() == no.unit().kind() ? condition.choose(yes, no) : refuse(choice);
  }

  private Kernel typed(Expression.Typed typed) throws Uncompiled {
    var inner = of(typed.inner());
    var type = Type.find(typed.type(), frame.types());
    return type.isEmpty() || type.get() == Type.Simple.ANY || type.get() == type(inner.unit())
        ? inner
        : refuse(typed);
  }

  static Type.Simple type(LongColumn.Unit unit) {
    return switch (unit.kind()) {
      case NUMBER -> Type.Simple.NUMBER;
      case DAY -> Type.Simple.DATE;
      case DAYS -> Type.Simple.DAYS;
      case MONTHS -> Type.Simple.MONTHS;
      case TRUTH -> Type.Simple.BOOLEAN;
    };
  }

  private Kernel call(Expression.Call call) throws Uncompiled {
    if (!(call.function() instanceof Expression.Name(_, var name))
        || frame.columns().containsKey(name)) {
      return refuse(call);
    }
    if (frame.functions().containsKey(name)) {
      return column(call, plan.column(call, frame));
    }
    var arguments = call.arguments();
    if (call.names().isEmpty() && name.equals("not") && arguments.size() == 1) {
      return truth(arguments.getFirst()).not();
    }
    if (call.names().isEmpty()
        && (name.equals("min") || name.equals("max"))
        && arguments.size() == 2) {
      return extreme(arguments, name.equals("max"));
    }
    return refuse(call);
  }

  private Kernel extreme(List<Expression> arguments, boolean greatest) throws Uncompiled {
    var a = of(arguments.getFirst());
    var b = of(arguments.getLast());
    return numbers(a, b) ? a.extreme(b, greatest) : refuse(arguments.getFirst());
  }
}
