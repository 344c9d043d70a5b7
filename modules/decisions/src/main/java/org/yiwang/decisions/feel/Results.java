package org.yiwang.decisions.feel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yiwang.decisions.feel.Type.Simple;

/// What the built-in functions give; `Any` where it depends on more than the types.
final class Results {
  private static final Map<String, Type> FIXED = new HashMap<>();

  static {
    all(
        Simple.STRING,
        "substring, upper case, lower case, substring before, substring after, replace,"
            + " string join, string, day of week, month of year");
    all(
        Simple.NUMBER,
        "string length, number, decimal, floor, ceiling, round up, round down, round half up,"
            + " round half down, modulo, sqrt, log, exp, count, median, stddev, day of year,"
            + " week of year");
    all(
        Simple.BOOLEAN,
        "contains, starts with, ends with, matches, odd, even, not, all, any, list contains, is,"
            + " before, after, meets, met by, overlaps, overlaps before, overlaps after, finishes,"
            + " finished by, includes, during, starts, started by, coincides");
    all(Simple.DATE, "date, today");
    all(Simple.TIME, "time");
    all(Simple.DATE_TIME, "date and time, now");
    all(Simple.MONTHS, "years and months duration");
    all(new Type.ListOf(Simple.STRING), "split");
    all(new Type.ListOf(Simple.NUMBER), "index of, mode");
    all(
        new Type.ListOf(Simple.ANY),
        "append, concatenate, union, insert before, list replace, flatten");
    all(new Type.ContextOf(Map.of()), "context, context put, context merge");
    all(new Type.RangeOf(Simple.ANY), "range");
    FIXED.put(
        "get entries",
        new Type.ListOf(new Type.ContextOf(Map.of("key", Simple.STRING, "value", Simple.ANY))));
  }

  private Results() {}

  private static void all(Type type, String names) {
    for (var name : names.split(", ", -1)) {
      FIXED.put(name, type);
    }
  }

  static Type of(String function, List<Type> arguments) {
    var fixed = FIXED.get(function);
    if (fixed != null || arguments.isEmpty()) {
      return fixed == null ? Simple.ANY : fixed;
    }
    var first = TypeRules.plain(arguments.getFirst());
    return switch (function) {
      case "abs" -> first instanceof Type.ListOf ? Simple.ANY : first;
      case "sublist", "remove", "reverse", "distinct values", "sort" ->
          first instanceof Type.ListOf ? first : new Type.ListOf(Simple.ANY);
      case "min", "max", "sum", "mean", "product" -> aggregate(arguments);
      default -> Simple.ANY;
    };
  }

  private static Type aggregate(List<Type> arguments) {
    var item = TypeRules.item(arguments.getFirst());
    for (var argument : arguments) {
      item = TypeRules.either(item, TypeRules.item(argument));
    }
    return TypeRules.plain(item) instanceof Simple simple ? simple : Simple.ANY;
  }
}
