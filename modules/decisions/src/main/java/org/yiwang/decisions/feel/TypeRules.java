package org.yiwang.decisions.feel;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.feel.Type.Simple;

/// What values of two types can do with each other. Simple types are judged by letting sample
/// values meet in the interpreter, so that types and evaluation cannot disagree. Of `Any` and of
/// null nothing is known: they go with everything.
final class TypeRules {
  private static final LocalDate DAY = LocalDate.of(2000, 1, 1);

  private static final Map<Simple, List<Value>> SAMPLES =
      Map.of(
          Simple.NUMBER, List.of(Value.of(1)),
          Simple.STRING, List.of(Value.of("a")),
          Simple.BOOLEAN, List.of(Value.Truth.TRUE),
          Simple.DATE, List.of(new Value.Day(DAY)),
          Simple.TIME,
              List.of(
                  new Value.Clock(LocalTime.NOON, ""),
                  new Value.Clock(LocalTime.NOON, "Asia/Shanghai")),
          Simple.DATE_TIME,
              List.of(
                  new Value.Moment(DAY.atStartOfDay(), ""),
                  new Value.Moment(DAY.atStartOfDay(), "Asia/Shanghai")),
          Simple.DAYS, List.of(new Value.Days(Duration.ofDays(1))),
          Simple.MONTHS, List.of(new Value.Months(1)));

  private static final List<String> MEMBERS =
      List.of(
          "year",
          "month",
          "day",
          "weekday",
          "hour",
          "minute",
          "second",
          "time offset",
          "timezone",
          "days",
          "hours",
          "minutes",
          "seconds",
          "years",
          "months",
          "start",
          "end",
          "start included",
          "end included");

  private TypeRules() {}

  /// The type without its allowed values.
  static Type plain(Type type) {
    return type instanceof Type.Restricted restricted ? plain(restricted.of()) : type;
  }

  static boolean unknown(Type type) {
    return plain(type) == Simple.ANY || plain(type) == Simple.NOTHING;
  }

  private static List<Value> samples(Type type) {
    return type instanceof Simple simple ? SAMPLES.getOrDefault(simple, List.of()) : List.of();
  }

  private interface Meeting {
    Value of(Value a, Value b);
  }

  private static Optional<Value> meet(Type a, Type b, Meeting meeting) {
    for (var x : samples(a)) {
      for (var y : samples(b)) {
        var met = meeting.of(x, y);
        if (!met.isNothing()) {
          return Optional.of(met);
        }
      }
    }
    return Optional.empty();
  }

  /// Whether `a = b` can be true or false at all.
  static boolean comparable(Type left, Type right) {
    var a = plain(left);
    var b = plain(right);
    if (unknown(a) || unknown(b)) {
      return true;
    }
    if (a instanceof Type.ListOf && b instanceof Type.ListOf) {
      return true;
    }
    if (a instanceof Type.ListOf x) {
      return comparable(x.item(), b);
    }
    if (b instanceof Type.ListOf y) {
      return comparable(a, y.item());
    }
    return (a instanceof Type.ContextOf && b instanceof Type.ContextOf)
        || (a instanceof Type.RangeOf && b instanceof Type.RangeOf)
        || (a instanceof Type.FunctionOf && b instanceof Type.FunctionOf)
        || meet(a, b, Ordering::equal).isPresent();
  }

  /// Whether `a < b` can be true or false at all.
  static boolean ordered(Type left, Type right) {
    var a = plain(left);
    var b = plain(right);
    return unknown(a)
        || unknown(b)
        || meet(a, b, (x, y) -> Ordering.of(Expression.Operator.LESS, x, y)).isPresent();
  }

  /// Whether a value can equal, or lie in, what a cell holds.
  static boolean within(Type value, Type target) {
    var a = plain(value);
    return switch (plain(target)) {
      case Type.RangeOf range -> a instanceof Type.RangeOf || ordered(a, range.end());
      case Type.ListOf list -> a instanceof Type.ListOf || within(a, list.item());
      default -> comparable(a, target);
    };
  }

  /// The type of a sum, product and so on; empty when it can only be null.
  static Optional<Type> arithmetic(Expression.Operator operator, Type left, Type right) {
    var a = plain(left);
    var b = plain(right);
    if (unknown(a) || unknown(b)) {
      return Optional.of(Simple.ANY);
    }
    return meet(a, b, (x, y) -> Arithmetic.of(operator, x, y)).map(Type::simple);
  }

  /// The type of `-a`; empty when it can only be null.
  static Optional<Type> negated(Type type) {
    var a = plain(type);
    return unknown(a)
        ? Optional.of(Simple.ANY)
        : samples(a).stream()
            .map(Arithmetic::negated)
            .filter(value -> !value.isNothing())
            .<Type>map(Type::simple)
            .findFirst();
  }

  /// Whether a value of the first type can be made one of the second, as arguments are.
  static boolean fits(Type given, Type wanted) {
    var a = plain(given);
    var b = plain(wanted);
    if (unknown(a) || unknown(b) || a.equals(b)) {
      return true;
    }
    if (a instanceof Type.ListOf x) {
      return fits(x.item(), b instanceof Type.ListOf y ? y.item() : b);
    }
    return switch (b) {
      case Simple simple -> simple == Simple.DATE_TIME && a == Simple.DATE;
      case Type.ListOf y -> fits(a, y.item());
      case Type.RangeOf y -> a instanceof Type.RangeOf x && fits(x.end(), y.end());
      case Type.FunctionOf y ->
          a instanceof Type.FunctionOf x && x.parameters().size() == y.parameters().size();
      case Type.ContextOf y ->
          a instanceof Type.ContextOf x
              && y.fields().entrySet().stream()
                  .allMatch(field ->
                      fits(x.fields().getOrDefault(field.getKey(), Simple.ANY), field.getValue()));
      case Type.Restricted restricted -> fits(a, restricted.of());
    };
  }

  /// The type of a value that is of one of the two.
  static Type either(Type a, Type b) {
    if (a.equals(b) || b == Simple.NOTHING) {
      return a;
    }
    if (a == Simple.NOTHING) {
      return b;
    }
    if (plain(a) instanceof Type.ListOf x && plain(b) instanceof Type.ListOf y) {
      return new Type.ListOf(either(x.item(), y.item()));
    }
    return plain(a).equals(plain(b)) ? plain(a) : Simple.ANY;
  }

  /// The type of `source.member`; empty when there is no such member.
  static Optional<Type> member(Type source, String member) {
    return switch (plain(source)) {
      case Type.ContextOf context ->
          context.fields().isEmpty()
              ? Optional.of(Simple.ANY)
              : Optional.ofNullable(context.fields().get(member));
      case Type.ListOf list -> member(list.item(), member).map(Type.ListOf::new);
      case Type.RangeOf range ->
          switch (member) {
            case "start", "end" -> Optional.of(range.end());
            case "start included", "end included" -> Optional.of(Simple.BOOLEAN);
            default -> Optional.empty();
          };
      case Simple simple ->
          unknown(simple)
              ? Optional.of(Simple.ANY)
              : samples(simple).stream()
                  .map(sample -> Members.of(sample, member))
                  .filter(value -> !value.isNothing())
                  .<Type>map(Type::simple)
                  .findFirst();
      case Type.FunctionOf _ -> Optional.empty();
      case Type.Restricted restricted -> member(restricted.of(), member);
    };
  }

  /// The members that a type has.
  static List<String> members(Type source) {
    return switch (plain(source)) {
      case Type.ContextOf context -> new ArrayList<>(context.fields().keySet());
      case Type.ListOf list -> members(list.item());
      default -> MEMBERS.stream().filter(name -> member(source, name).isPresent()).toList();
    };
  }

  /// What a loop goes over, and what a filter looks at.
  static Type item(Type source) {
    return switch (plain(source)) {
      case Type.ListOf list -> list.item();
      case Type.RangeOf range -> range.end();
      default -> source;
    };
  }

  /// All names of fields in a type, at any depth.
  static List<String> fields(Type type) {
    var all = new LinkedHashMap<String, Type>();
    collect(type, all);
    return List.copyOf(all.keySet());
  }

  private static void collect(Type type, Map<String, Type> all) {
    switch (plain(type)) {
      case Type.ContextOf context ->
          context
              .fields()
              .forEach((name, inner) -> {
                all.put(name, inner);
                collect(inner, all);
              });
      case Type.ListOf list -> collect(list.item(), all);
      case Type.RangeOf _, Type.FunctionOf _, Type.Restricted _, Simple _ -> {}
    }
  }
}
