package org.yiwang.decisions.feel;

import static org.yiwang.decisions.feel.Builtin.form;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.yiwang.decisions.feel.Expression.Operator;

/// Functions over lists and contexts.
final class ListFunctions {
  private static final int STEPS_A_NUMBER = 4;
  private static final int MOVED_A_STEP = 64;
  private static final long STEPS_AN_ENTRY = 32;

  private ListFunctions() {}

  static void addTo(Builtins.Register to) {
    to.add(
        "list contains",
        form(
            "list: list, element: Any",
            (a, e) -> Value.of(indexOf(items(a, 0), a.get(1), 0, e) >= 0)));
    to.add("count", form("list: list", (a, _) -> Value.of(items(a, 0).size())));
    aggregate(to, "min", (list, _) -> extreme(list, -1));
    aggregate(to, "max", (list, _) -> extreme(list, 1));
    aggregate(to, "sum", (list, e) -> fold(list, Operator.ADD, e));
    aggregate(
        to,
        "mean",
        (list, e) ->
            list.isEmpty()
                ? Value.Nothing.PLAIN
                : e.calculated(
                    Operator.DIVIDE, fold(list, Operator.ADD, e), Value.of(list.size())));
    aggregate(to, "product", (list, e) -> fold(list, Operator.MULTIPLY, e));
    aggregate(to, "median", Statistics::median);
    aggregate(to, "stddev", Statistics::deviation);
    aggregate(to, "mode", Statistics::mode);
    aggregate(to, "all", (list, _) -> logic(list, Value.Truth.TRUE));
    aggregate(to, "any", (list, _) -> logic(list, Value.Truth.FALSE));
    addEdits(to);
  }

  private static void addEdits(Builtins.Register to) {
    to.add(
        "sublist",
        form("list: list, start position: number, length: number?", (a, _) -> sublist(a)));
    to.add(
        "append",
        form(
            "list: list, item: Any*", (a, _) -> joined(List.of(a.get(0)), a.subList(1, a.size()))));
    to.add("concatenate", form("list: list*", (a, _) -> joined(a, List.of())));
    to.add(
        "union",
        form(
            "list: list*",
            (a, e) ->
                joined(a, List.of()) instanceof Value.Items all
                    ? new Value.Items(distinct(all.items(), e))
                    : Value.nothing("不是列表 · not a list")));
    to.add(
        "insert before",
        form(
            "list: list, position: number, newItem: Any",
            (a, _) -> edited(a, (list, at) -> list.add(at, a.get(2)))));
    to.add(
        "remove",
        form("list: list, position: number", (a, _) -> edited(a, (list, at) -> list.remove(at))));
    to.add(
        "list replace",
        form(
            "list: list, position: number, newItem: Any",
            (a, _) ->
                Decimals.isWhole(NumberFunctions.n(a, 1))
                    ? edited(a, (list, at) -> list.set(at, a.get(2)))
                    : Value.nothing("位置应为整数 · the position must be a whole number")),
        form("list: list, match: function, newItem: Any", ListFunctions::replaced));
    to.add(
        "reverse",
        form(
            "list: list",
            (a, _) -> {
              var all = new ArrayList<>(items(a, 0));
              Collections.reverse(all);
              return new Value.Items(all);
            }));
    to.add("index of", form("list: list, match: Any", (a, e) -> indices(items(a, 0), a.get(1), e)));
    to.add(
        "distinct values", form("list: list", (a, e) -> new Value.Items(distinct(items(a, 0), e))));
    to.add(
        "flatten",
        form(
            "list: list",
            (a, e) -> {
              var flat = new ArrayList<Value>();
              flatten(items(a, 0), flat, e);
              return new Value.Items(flat);
            }));
    to.add(
        "sort",
        form("list: list, precedes: function", ListFunctions::sorted),
        form("list: list", (a, e) -> naturally(items(a, 0), e)));
    addContexts(to);
  }

  private static void addContexts(Builtins.Register to) {
    to.add(
        "get value",
        form(
            "m: context, key: string",
            (a, _) -> fields(a, 0).getOrDefault(TextFunctions.text(a, 1), Value.Nothing.PLAIN)),
        form("m: context, keys: list<string>", (a, _) -> path(a.get(0), items(a, 1))));
    to.add("get entries", form("m: context", ListFunctions::entries));
    to.add("context", form("entries: list<context>", (a, _) -> context(items(a, 0))));
    to.add(
        "context put",
        form(
            "context: context, key: string, value: Any",
            (a, _) -> put(a.get(0), List.of(a.get(1)), a.get(2))),
        form(
            "context: context, keys: list<string>, value: Any",
            (a, _) -> put(a.get(0), items(a, 1), a.get(2))));
    to.add(
        "context merge",
        form(
            "contexts: list<context>",
            (a, e) -> {
              var all = new LinkedHashMap<String, Value>();
              for (var context : items(a, 0)) {
                if (!(context instanceof Value.Fields own)) {
                  return Value.nothing("不是上下文 · not a context");
                }
                e.budget().make(own);
                all.putAll(own.fields());
              }
              return new Value.Fields(all);
            }));
  }

  private static void aggregate(
      Builtins.Register to, String name, BiFunction<List<Value>, Evaluator, Value> function) {
    to.add(
        name,
        form("list: list", (a, e) -> function.apply(items(a, 0), e)),
        form(
            "item: Any*",
            (a, e) ->
                a.isEmpty()
                        || (a.size() == 1
                            && (a.get(0).isNothing() || a.get(0) instanceof Value.Items))
                    ? Value.nothing("缺少参数 · no list")
                    : function.apply(a, e)));
  }

  static List<Value> items(List<Value> arguments, int at) {
    return arguments.get(at) instanceof Value.Items list ? list.items() : List.of();
  }

  private static Map<String, Value> fields(List<Value> arguments, int at) {
    return ((Value.Fields) arguments.get(at)).fields();
  }

  private static int indexOf(List<Value> list, Value wanted, int from, Evaluator evaluator) {
    for (var i = from; i < list.size(); i++) {
      if (evaluator.equal(list.get(i), wanted).isTrue()) {
        return i;
      }
    }
    return -1;
  }

  private static Value indices(List<Value> list, Value wanted, Evaluator evaluator) {
    var found = new ArrayList<Value>();
    for (var at = indexOf(list, wanted, 0, evaluator);
        at >= 0;
        at = indexOf(list, wanted, at + 1, evaluator)) {
      evaluator.spend(STEPS_A_NUMBER);
      found.add(Value.of(at + 1));
    }
    return new Value.Items(found);
  }

  private static Value extreme(List<Value> list, int sign) {
    if (list.isEmpty()) {
      return Value.Nothing.PLAIN;
    }
    var best = list.getFirst();
    for (var item : list) {
      var order = Ordering.order(item, best);
      if (order.isEmpty()) {
        return Value.nothing("不能比较 · cannot be compared");
      }
      best = Integer.signum(order.getAsInt()) == sign ? item : best;
    }
    return best;
  }

  private static Value fold(List<Value> list, Operator operator, Evaluator evaluator) {
    if (list.isEmpty()) {
      return Value.Nothing.PLAIN;
    }
    var result = list.getFirst();
    if (result instanceof Value.Text
        || (!(result instanceof Value.Amount)
            && list.size() == 1
            && !(result instanceof Value.Days)
            && !(result instanceof Value.Months))) {
      return Value.nothing("不是数 · not numbers");
    }
    for (var item : list.subList(1, list.size())) {
      result = evaluator.calculated(operator, result, item);
    }
    return result;
  }

  private static Value logic(List<Value> list, Value start) {
    var result = start;
    for (var item : list) {
      var truth = item instanceof Value.Truth ? item : Value.Nothing.PLAIN;
      result = start.isTrue() ? Ordering.and(result, truth) : Ordering.or(result, truth);
      if (!(item instanceof Value.Truth) && !item.isNothing()) {
        return Value.nothing("不是真假 · not a boolean");
      }
    }
    return result;
  }

  private static Value sublist(List<Value> a) {
    var list = items(a, 0);
    var from = Decimals.index(NumberFunctions.n(a, 1), list.size());
    var length = a.size() > 2 ? Decimals.count(NumberFunctions.n(a, 2)) : list.size() - from;
    if (from < 0 || length < 1 || length > list.size() - from) {
      return Value.nothing("位置超出 · outside of the list");
    }
    return new Value.Items(list.subList(from, from + length));
  }

  private static Value joined(List<Value> lists, List<Value> more) {
    var all = new ArrayList<Value>();
    for (var list : lists) {
      if (!(list instanceof Value.Items items)) {
        return Value.nothing("不是列表 · not a list");
      }
      if (all.size() + items.items().size() > Budget.ITEMS_MAX) {
        throw Budget.tooManyItems();
      }
      all.addAll(items.items());
    }
    all.addAll(more);
    return new Value.Items(all);
  }

  private interface Edit {
    void at(List<Value> list, int place);
  }

  private static Value edited(List<Value> a, Edit edit) {
    var list = new ArrayList<>(items(a, 0));
    var at = Decimals.index(NumberFunctions.n(a, 1), list.size());
    if (at < 0) {
      return Value.nothing("位置超出 · outside of the list");
    }
    edit.at(list, at);
    return new Value.Items(list);
  }

  private static Value replaced(List<Value> a, Evaluator evaluator) {
    if (!(a.get(1) instanceof Value.Function match)) {
      return Value.nothing("不是函数 · not a function");
    }
    var all = new ArrayList<Value>();
    for (var item : items(a, 0)) {
      var matches = match.call(Value.Arguments.of(item, a.get(2)), evaluator);
      if (!(matches instanceof Value.Truth)) {
        return Value.nothing("函数给出的不是真假 · the function gives no boolean");
      }
      all.add(matches.isTrue() ? a.get(2) : item);
    }
    return new Value.Items(all);
  }

  private static List<Value> distinct(List<Value> list, Evaluator evaluator) {
    var kept = new ArrayList<Value>();
    for (var item : list) {
      if (indexOf(kept, item, 0, evaluator) < 0) {
        kept.add(item);
      }
    }
    return kept;
  }

  private static void flatten(List<Value> list, List<Value> flat, Evaluator evaluator) {
    for (var item : list) {
      if (item instanceof Value.Items inner) {
        flatten(inner.items(), flat, evaluator);
      } else {
        flat.add(item);
      }
    }
  }

  /// Sorts by insertion into a sorted list with a binary search; stable.
  private static Value sorted(List<Value> a, Evaluator evaluator) {
    if (!(a.get(1) instanceof Value.Function precedes)) {
      return Value.nothing("不是函数 · not a function");
    }
    var sorted = new ArrayList<Value>();
    for (var item : items(a, 0)) {
      var low = 0;
      var high = sorted.size();
      while (low < high) {
        var middle = (low + high) >>> 1;
        var before = precedes.call(Value.Arguments.of(item, sorted.get(middle)), evaluator);
        if (!(before instanceof Value.Truth)) {
          return Value.nothing("函数给出的不是真假 · the function gives no boolean");
        }
        high = before.isTrue() ? middle : high;
        low = before.isTrue() ? low : middle + 1;
      }
      evaluator.spend((sorted.size() - low) / MOVED_A_STEP);
      sorted.add(low, item);
    }
    return new Value.Items(sorted);
  }

  private static Value naturally(List<Value> list, Evaluator evaluator) {
    evaluator.spend(Value.size(new Value.Items(list)) * bits(list.size()) / 2);
    if (list.stream().anyMatch(item -> Ordering.order(list.getFirst(), item).isEmpty())) {
      return Value.nothing("不能比较 · cannot be compared");
    }
    return new Value.Items(list.stream().sorted((x, y) -> Ordering.order(x, y).orElse(0)).toList());
  }

  /// How often a number can be halved.
  private static long bits(int number) {
    return 1L + Integer.SIZE - Integer.numberOfLeadingZeros(number);
  }

  private static Value path(Value context, List<Value> keys) {
    var value = context;
    for (var key : keys) {
      value =
          value instanceof Value.Fields fields && key instanceof Value.Text text
              ? fields.fields().getOrDefault(text.text(), Value.Nothing.PLAIN)
              : Value.Nothing.PLAIN;
    }
    return value;
  }

  private static Value entries(List<Value> a, Evaluator evaluator) {
    evaluator.spend(STEPS_AN_ENTRY * fields(a, 0).size());
    var entries = new ArrayList<Value>();
    fields(a, 0)
        .forEach((key, value) -> {
          var entry = new LinkedHashMap<String, Value>();
          entry.put("key", Value.of(key));
          entry.put("value", value);
          entries.add(new Value.Fields(entry));
        });
    return new Value.Items(entries);
  }

  private static Value context(List<Value> entries) {
    var fields = new LinkedHashMap<String, Value>();
    for (var entry : entries) {
      var parts = entry instanceof Value.Fields own ? own.fields() : Map.<String, Value>of();
      var value = parts.get("value");
      if (!(parts.get("key") instanceof Value.Text key)
          || value == null
          || fields.containsKey(key.text())) {
        return Value.nothing("不是键值对 · not an entry, or a key twice");
      }
      fields.put(key.text(), value);
    }
    return new Value.Fields(fields);
  }

  private static Value put(Value context, List<Value> keys, Value value) {
    if (keys.isEmpty()
        || !(keys.getFirst() instanceof Value.Text key)
        || !(context instanceof Value.Fields own)) {
      return Value.nothing("没有键 · no key");
    }
    var fields = new LinkedHashMap<>(own.fields());
    if (keys.size() == 1) {
      fields.put(key.text(), value);
      return new Value.Fields(fields);
    }
    var inner =
        put(
            fields.getOrDefault(key.text(), Value.Nothing.PLAIN),
            keys.subList(1, keys.size()),
            value);
    if (inner.isNothing()) {
      return inner;
    }
    fields.put(key.text(), inner);
    return new Value.Fields(fields);
  }

  /// Median, deviation and mode of numbers.
  static final class Statistics {
    private static final MathContext WIDE = new MathContext(72, RoundingMode.HALF_EVEN);
    private static final long STEPS_A_SQUARE = 12;

    private Statistics() {}

    private static List<BigDecimal> numbers(List<Value> list) {
      return list.stream()
          .filter(Value.Amount.class::isInstance)
          .map(item -> ((Value.Amount) item).number())
          .sorted()
          .toList();
    }

    static Value median(List<Value> list, Evaluator evaluator) {
      evaluator.spend(list.size() * bits(list.size()) / 2);
      var sorted = numbers(list);
      if (sorted.size() < list.size() || sorted.isEmpty()) {
        return Value.Nothing.PLAIN;
      }
      var middle = sorted.size() / 2;
      return sorted.size() % 2 == 1
          ? Value.of(sorted.get(middle))
          : Value.of(
              sorted
                  .get(middle - 1)
                  .add(sorted.get(middle), WIDE)
                  .divide(BigDecimal.valueOf(2), Value.DIGITS));
    }

    static Value deviation(List<Value> list, Evaluator evaluator) {
      evaluator.spend(STEPS_A_SQUARE * (20 + list.size()));
      var numbers = numbers(list);
      if (numbers.size() < list.size() || numbers.size() < 2) {
        return Value.Nothing.PLAIN;
      }
      var sum = numbers.stream().reduce(BigDecimal.ZERO, Statistics::plus);
      var mean = sum.divide(BigDecimal.valueOf(numbers.size()), Value.DIGITS);
      var squares =
          numbers.stream()
              .map(number -> number.subtract(mean, WIDE).pow(2, WIDE))
              .reduce(BigDecimal.ZERO, Statistics::plus);
      return Value.of(
          squares.divide(BigDecimal.valueOf(numbers.size() - 1L), Value.DIGITS).sqrt(Value.DIGITS));
    }

    private static BigDecimal plus(BigDecimal a, BigDecimal b) {
      return a.add(b, WIDE);
    }

    static Value mode(List<Value> list, Evaluator evaluator) {
      evaluator.spend(list.size() * bits(list.size()));
      var numbers = numbers(list);
      if (numbers.size() < list.size()) {
        return Value.Nothing.PLAIN;
      }
      var counts = new java.util.TreeMap<BigDecimal, Integer>();
      numbers.forEach(number -> counts.merge(number, 1, Integer::sum));
      var most = counts.values().stream().mapToInt(count -> count).max().orElse(0);
      return new Value.Items(
          counts.entrySet().stream()
              .filter(entry -> entry.getValue() == most)
              .<Value>map(entry -> Value.of(entry.getKey()))
              .toList());
    }
  }
}
