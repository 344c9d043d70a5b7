package org.yiwang.decisions.feel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A type of FEEL. Null conforms to every type.
public sealed interface Type {
  /// The names of the types without parts.
  List<String> NAMES =
      List.of(
          "Any",
          "number",
          "string",
          "boolean",
          "date",
          "time",
          "date and time",
          "days and time duration",
          "years and months duration");

  /// Types without parts.
  enum Simple implements Type {
    ANY,
    NOTHING,
    NUMBER,
    STRING,
    BOOLEAN,
    DATE,
    TIME,
    DATE_TIME,
    DAYS,
    MONTHS
  }

  /// A list of one type.
  record ListOf(Type item) implements Type {}

  /// A context with at least these fields.
  record ContextOf(Map<String, Type> fields) implements Type {}

  /// A range of one type.
  record RangeOf(Type end) implements Type {}

  /// A function.
  record FunctionOf(List<Type> parameters, Type result) implements Type {}

  /// A type with allowed values.
  record Restricted(String name, Type of, Expression.UnaryTests allowed) implements Type {}

  /// Strings of which only these are allowed.
  static Type oneOf(String name, Collection<String> words) {
    var tests =
        words.stream()
            .<Expression>map(word -> new Expression.Literal(Place.START, Value.of(word)))
            .toList();
    return new Restricted(
        name, Simple.STRING, new Expression.UnaryTests(Place.START, tests, false));
  }

  /// The simple type of this name, if there is one. Names as FEEL and as DMN files write them.
  static Optional<Type> find(String name) {
    var local = name.startsWith("feel:") ? name.substring(5) : name;
    return Optional.ofNullable(
        switch (local) {
          case "Any" -> Simple.ANY;
          case "Null" -> Simple.NOTHING;
          case "number" -> Simple.NUMBER;
          case "string" -> Simple.STRING;
          case "boolean" -> Simple.BOOLEAN;
          case "date" -> Simple.DATE;
          case "time" -> Simple.TIME;
          case "date and time", "dateTime" -> Simple.DATE_TIME;
          case "days and time duration", "day-time duration", "dayTimeDuration" -> Simple.DAYS;
          case "years and months duration", "year-month duration", "yearMonthDuration" ->
              Simple.MONTHS;
          case "list" -> new ListOf(Simple.ANY);
          case "context" -> new ContextOf(Map.of());
          case "range" -> new RangeOf(Simple.ANY);
          default -> null;
        });
  }

  /// The type that was written; empty when a name in it is unknown.
  static Optional<Type> find(Expression.TypeName written, Map<String, Type> named) {
    var parts = new java.util.ArrayList<Type>();
    for (var argument : written.arguments()) {
      var part = find(argument, named);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    if (written.name().equals("function") && !parts.isEmpty()) {
      return Optional.of(
          new FunctionOf(List.copyOf(parts.subList(0, parts.size() - 1)), parts.getLast()));
    }
    if (parts.isEmpty()) {
      var own = named.get(written.name());
      return own != null ? Optional.of(own) : find(written.name());
    }
    return switch (written.name()) {
      case "list" -> Optional.of(new ListOf(parts.getFirst()));
      case "range" -> Optional.of(new RangeOf(parts.getFirst()));
      case "context" -> {
        var fields = new LinkedHashMap<String, Type>();
        for (var i = 0; i < parts.size(); i++) {
          fields.put(written.fields().get(i), parts.get(i));
        }
        yield Optional.of(new ContextOf(fields));
      }
      default -> Optional.empty();
    };
  }

  /// The name as FEEL writes it.
  static String name(Type type) {
    return switch (type) {
      case Simple simple ->
          switch (simple) {
            case ANY -> "Any";
            case NOTHING -> "Null";
            case NUMBER -> "number";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case DATE -> "date";
            case TIME -> "time";
            case DATE_TIME -> "date and time";
            case DAYS -> "days and time duration";
            case MONTHS -> "years and months duration";
          };
      case ListOf list -> "list<" + name(list.item()) + ">";
      case ContextOf _ -> "context";
      case RangeOf range -> "range<" + name(range.end()) + ">";
      case FunctionOf _ -> "function";
      case Restricted restricted -> restricted.name();
    };
  }

  /// Whether the value is of the type; `evaluator` judges allowed values.
  static boolean conforms(Value value, Type type, Evaluator evaluator) {
    if (value.isNothing()) {
      return !(type instanceof Restricted restricted) || restricted.of() != Simple.NOTHING;
    }
    return switch (type) {
      case Simple simple -> simple == Simple.ANY || simple == simple(value);
      case ListOf list -> {
        if (!(value instanceof Value.Items items)) {
          yield false;
        }
        evaluator.spend(items.items().size());
        yield items.items().stream().allMatch(item -> conforms(item, list.item(), evaluator));
      }
      case ContextOf context -> {
        if (!(value instanceof Value.Fields fields)) {
          yield false;
        }
        evaluator.spend(context.fields().size());
        yield context.fields().entrySet().stream()
            .allMatch(field ->
                conforms(
                    fields.fields().getOrDefault(field.getKey(), Value.Nothing.PLAIN),
                    field.getValue(),
                    evaluator));
      }
      case RangeOf range ->
          value instanceof Value.Range ends
              && conforms(ends.low(), range.end(), evaluator)
              && conforms(ends.high(), range.end(), evaluator);
      case FunctionOf function ->
          value instanceof Value.Function called && assignable(called.type(), function);
      case Restricted restricted ->
          conforms(value, restricted.of(), evaluator) && allowed(value, restricted, evaluator);
    };
  }

  /// What `instance of` says: as [#conforms], but every field of a context must be there, and
  /// allowed values do not count.
  static boolean isOf(Value value, Type type, Evaluator evaluator) {
    return switch (type) {
      case Restricted restricted -> isOf(value, restricted.of(), evaluator);
      case ListOf list -> {
        if (!(value instanceof Value.Items items)) {
          yield false;
        }
        evaluator.spend(items.items().size());
        yield items.items().stream().allMatch(item -> isOf(item, list.item(), evaluator));
      }
      case ContextOf context -> {
        evaluator.spend(context.fields().size());
        yield value instanceof Value.Fields fields
            && fields.fields().keySet().containsAll(context.fields().keySet())
            && conforms(value, type, evaluator);
      }
      default -> conforms(value, type, evaluator);
    };
  }

  private static boolean allowed(Value value, Restricted restricted, Evaluator evaluator) {
    if (value instanceof Value.Items items && restricted.of() instanceof ListOf) {
      return items.items().stream()
              .allMatch(item -> evaluator.passes(restricted.allowed(), item, Scope.EMPTY))
          || evaluator.passes(restricted.allowed(), value, Scope.EMPTY);
    }
    return evaluator.passes(restricted.allowed(), value, Scope.EMPTY);
  }

  /// Whether every value of the first type is one of the second.
  static boolean assignable(Type from, Type to) {
    if (to == Simple.ANY || from == Simple.NOTHING || from.equals(to)) {
      return true;
    }
    if (from instanceof Restricted restricted) {
      return assignable(restricted.of(), to);
    }
    if (from instanceof ListOf a && to instanceof ListOf b) {
      return assignable(a.item(), b.item());
    }
    if (from instanceof RangeOf a && to instanceof RangeOf b) {
      return assignable(a.end(), b.end());
    }
    if (from instanceof ContextOf a && to instanceof ContextOf b) {
      return b.fields().entrySet().stream()
          .allMatch(field ->
              a.fields().containsKey(field.getKey())
                  && assignable(
                      a.fields().getOrDefault(field.getKey(), Simple.ANY), field.getValue()));
    }
    if (from instanceof FunctionOf a && to instanceof FunctionOf b) {
      if (a.parameters().size() != b.parameters().size()) {
        return false;
      }
      for (var i = 0; i < a.parameters().size(); i++) {
        if (!assignable(b.parameters().get(i), a.parameters().get(i))) {
          return false;
        }
      }
      return assignable(a.result(), b.result());
    }
    return false;
  }

  /// The simple type of a value; `ANY` for what has parts.
  static Simple simple(Value value) {
    return switch (value) {
      case Value.Nothing _ -> Simple.NOTHING;
      case Value.Amount _ -> Simple.NUMBER;
      case Value.Text _ -> Simple.STRING;
      case Value.Truth _ -> Simple.BOOLEAN;
      case Value.Day _ -> Simple.DATE;
      case Value.Clock _ -> Simple.TIME;
      case Value.Moment _ -> Simple.DATE_TIME;
      case Value.Days _ -> Simple.DAYS;
      case Value.Months _ -> Simple.MONTHS;
      case Value.Items _, Value.Fields _, Value.Range _, Value.Function _ -> Simple.ANY;
    };
  }

  /// The value as one of the type: itself, its only item, a list of itself, a date as its midnight;
  /// [Value.Nothing] when none of these conforms.
  static Value coerced(Value value, Type type, Evaluator evaluator) {
    if (value.isNothing() || conforms(value, type, evaluator)) {
      return value;
    }
    if (value instanceof Value.Items items
        && items.items().size() == 1
        && !(type instanceof ListOf)) {
      var only = items.items().getFirst();
      if (conforms(only, type, evaluator)) {
        return only;
      }
      if (only instanceof Value.Items) {
        return coerced(only, type, evaluator);
      }
    }
    if (!(value instanceof Value.Items)) {
      var list = new Value.Items(List.of(value));
      if (type instanceof ListOf && conforms(list, type, evaluator)) {
        return list;
      }
    }
    if (type == Simple.DATE_TIME && value instanceof Value.Day day) {
      return new Value.Moment(day.date().atStartOfDay(), "Z");
    }
    return Value.nothing("不是 " + name(type) + " · not a " + name(type));
  }
}
