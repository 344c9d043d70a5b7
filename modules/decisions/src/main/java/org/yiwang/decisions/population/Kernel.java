package org.yiwang.decisions.population;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.yiwang.decisions.feel.Expression.Operator;

/// A loop over whole numbers, block by block: arithmetic, comparison and three-valued logic that is
/// exact or fails. Holds room for its operands: for one thread at a time.
///
/// @param unit what its numbers stand for
/// @param uniform whether the interpreter would give every number with as many decimal places; a
///   result that is not may be compared and calculated with, but not handed out
record Kernel(LongColumn.Unit unit, boolean uniform, Fill fill) {
  /// People in one block: their numbers stay within the first-level cache.
  static final int BLOCK = 1024;

  static final LongColumn.Unit TRUTH = new LongColumn.Unit(LongColumn.Kind.TRUTH, 0);

  private static final long NULL = LongColumn.NULL;

  /// Writes the numbers of `count` people from `from` on.
  interface Fill {
    void into(long[] out, int from, int count);
  }

  /// A calculation left what a whole number of 64 bits holds.
  static final class Overflow extends ArithmeticException {
    private static final long serialVersionUID = 1;

    Overflow() {
      super("超出 64 位整数 · beyond whole numbers of 64 bits");
    }
  }

  private interface Join {
    long of(long a, long b);
  }

  static Kernel constant(LongColumn.Unit unit, long value) {
    return new Kernel(unit, true, (out, _, count) -> Arrays.fill(out, 0, count, value));
  }

  static Kernel of(LongColumn column) {
    var raw = column.raw();
    return new Kernel(
        column.unit(),
        column.uniform(),
        (out, from, count) -> System.arraycopy(raw, from, out, 0, count));
  }

  /// What each code stands for.
  static Kernel of(Codes codes, LongColumn.Unit unit, long[] meaning) {
    return new Kernel(
        unit,
        true,
        (out, from, count) -> {
          if (codes.large.length > 0) {
            for (var i = 0; i < count; i++) {
              out[i] = meaning[codes.large[from + i]];
            }
          } else {
            for (var i = 0; i < count; i++) {
              out[i] = meaning[codes.small[from + i]];
            }
          }
        });
  }

  private Kernel join(LongColumn.Unit to, boolean plain, Kernel other, Join join) {
    var room = new long[BLOCK];
    return new Kernel(
        to,
        plain,
        (out, from, count) -> {
          fill.into(out, from, count);
          other.fill.into(room, from, count);
          for (var i = 0; i < count; i++) {
            out[i] = join.of(out[i], room[i]);
          }
        });
  }

  private Kernel each(LongColumn.Unit to, LongUnaryOperator operator) {
    return new Kernel(
        to,
        uniform,
        (out, from, count) -> {
          fill.into(out, from, count);
          for (var i = 0; i < count; i++) {
            out[i] = operator.applyAsLong(out[i]);
          }
        });
  }

  private static long sound(long result) {
    if (result == NULL) {
      throw new Overflow();
    }
    return result;
  }

  /// The same numbers with more decimal places.
  Kernel scaled(int scale) {
    if (scale == unit.scale()) {
      return this;
    }
    var factor = power(scale - unit.scale());
    return each(
        new LongColumn.Unit(unit.kind(), scale),
        a -> a == NULL ? NULL : sound(Math.multiplyExact(a, factor)));
  }

  static long power(int exponent) {
    if (exponent < 0 || exponent > 18) {
      throw new Overflow();
    }
    long power = 1;
    for (var i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  Kernel plus(Kernel other) {
    var scale = Math.max(unit.scale(), other.unit.scale());
    var a = scaled(scale);
    return a.join(
        a.unit,
        uniform && other.uniform,
        other.scaled(scale),
        (x, y) -> x == NULL || y == NULL ? NULL : sound(Math.addExact(x, y)));
  }

  Kernel negated() {
    return each(unit, a -> a == NULL ? NULL : -a);
  }

  Kernel times(Kernel other) {
    return join(
        new LongColumn.Unit(unit.kind(), unit.scale() + other.unit.scale()),
        uniform && other.uniform,
        other,
        (x, y) -> x == NULL || y == NULL ? NULL : sound(Math.multiplyExact(x, y)));
  }

  /// A comparison as [org.yiwang.decisions.feel.Ordering] makes it.
  Kernel compared(Operator operator, Kernel other) {
    var scale = Math.max(unit.scale(), other.unit.scale());
    Join join =
        switch (operator) {
          case EQUAL -> (x, y) -> x == y ? 1 : 0;
          case NOT_EQUAL -> (x, y) -> x == y ? 0 : 1;
          case LESS -> (x, y) -> x == NULL || y == NULL ? NULL : x < y ? 1 : 0;
          case LESS_OR_EQUAL -> (x, y) -> x == NULL || y == NULL ? NULL : x <= y ? 1 : 0;
          case MORE -> (x, y) -> x == NULL || y == NULL ? NULL : x > y ? 1 : 0;
          default -> (x, y) -> x == NULL || y == NULL ? NULL : x >= y ? 1 : 0;
        };
    return scaled(scale).join(TRUTH, true, other.scaled(scale), join);
  }

  /// `this / divisor` compared with a number, without dividing.
  Kernel quotientCompared(Kernel divisor, Operator operator, Kernel with) {
    var exponent = divisor.unit.scale() - unit.scale() + with.unit.scale();
    var up = power(Math.max(0, exponent));
    var down = power(Math.max(0, -exponent));
    var below = new long[BLOCK];
    var right = new long[BLOCK];
    return new Kernel(
        TRUTH,
        true,
        (out, from, count) -> {
          fill.into(out, from, count);
          divisor.fill.into(below, from, count);
          with.fill.into(right, from, count);
          for (var i = 0; i < count; i++) {
            out[i] = Quotient.compared(out[i], below[i], right[i], up, down, operator);
          }
        });
  }

  Kernel and(Kernel other) {
    return join(TRUTH, true, other, (x, y) -> x == 0 || y == 0 ? 0 : x == 1 && y == 1 ? 1 : NULL);
  }

  Kernel or(Kernel other) {
    return join(TRUTH, true, other, (x, y) -> x == 1 || y == 1 ? 1 : x == 0 && y == 0 ? 0 : NULL);
  }

  Kernel not() {
    return each(TRUTH, a -> a == NULL ? NULL : 1 - a);
  }

  /// Whether there is no value.
  Kernel missing() {
    return each(TRUTH, a -> a == NULL ? 1 : 0);
  }

  /// The lesser or the greater of two numbers; null when one of them is.
  Kernel extreme(Kernel other, boolean greatest) {
    var scale = Math.max(unit.scale(), other.unit.scale());
    var a = scaled(scale);
    return a.join(
        a.unit,
        uniform && other.uniform && unit.scale() == other.unit.scale(),
        other.scaled(scale),
        greatest
            ? (x, y) -> x == NULL || y == NULL ? NULL : Math.max(x, y)
            : (x, y) -> x == NULL || y == NULL ? NULL : Math.min(x, y));
  }

  /// This truth decides between two.
  Kernel choose(Kernel yes, Kernel no) {
    var scale = Math.max(yes.unit.scale(), no.unit.scale());
    var left = yes.scaled(scale);
    var right = no.scaled(scale);
    var other = new long[BLOCK];
    var condition = new long[BLOCK];
    return new Kernel(
        left.unit,
        yes.uniform && no.uniform && yes.unit.scale() == no.unit.scale(),
        (out, from, count) -> {
          fill.into(condition, from, count);
          left.fill.into(out, from, count);
          right.fill.into(other, from, count);
          for (var i = 0; i < count; i++) {
            out[i] = condition[i] == 1 ? out[i] : other[i];
          }
        });
  }

  /// Whether a number lies in a range of two others, as [org.yiwang.decisions.feel.Evaluator] says:
  /// where the ends make no range, no number lies in it, and of null nothing is known.
  Kernel within(Kernel low, boolean lowIncluded, Kernel high, boolean highIncluded) {
    var scale = Math.max(unit.scale(), Math.max(low.unit.scale(), high.unit.scale()));
    var value = scaled(scale);
    var least = low.scaled(scale);
    var greatest = high.scaled(scale);
    var lows = new long[BLOCK];
    var highs = new long[BLOCK];
    return new Kernel(
        TRUTH,
        true,
        (out, from, count) -> {
          value.fill.into(out, from, count);
          least.fill.into(lows, from, count);
          greatest.fill.into(highs, from, count);
          for (var i = 0; i < count; i++) {
            var open = lows[i] == NULL || highs[i] == NULL;
            if (open ? lows[i] == highs[i] : lows[i] > highs[i]) {
              out[i] = out[i] == NULL ? NULL : 0;
            } else if (open || out[i] == NULL) {
              out[i] = NULL;
            } else {
              var above = lowIncluded ? out[i] >= lows[i] : out[i] > lows[i];
              var below = highIncluded ? out[i] <= highs[i] : out[i] < highs[i];
              out[i] = above && below ? 1 : 0;
            }
          }
        });
  }

  /// What several numbers of one person become.
  interface Fold {
    long of(long a, long b);
  }

  /// The sum, least or greatest of the kernels that a set names; fails where one of them is null.
  static Kernel fold(Codes codes, List<List<Integer>> sets, List<Kernel> kernels, Fold fold) {
    var room = new long[kernels.size()][BLOCK];
    var scale = kernels.stream().mapToInt(one -> one.unit.scale()).max().orElse(0);
    var scaled = kernels.stream().map(one -> one.scaled(scale)).toList();
    return new Kernel(
        scaled.getFirst().unit,
        kernels.stream().allMatch(one -> one.uniform && one.unit.scale() == scale),
        (out, from, count) -> {
          for (var k = 0; k < room.length; k++) {
            scaled.get(k).fill.into(room[k], from, count);
          }
          for (var i = 0; i < count; i++) {
            var set = sets.get(codes.at(from + i));
            var folded = set.isEmpty() ? NULL : room[set.getFirst()][i];
            for (var k = 0; k < set.size(); k++) {
              var next = room[set.get(k)][i];
              if (next == NULL) {
                throw new Overflow();
              }
              folded = k == 0 ? next : sound(fold.of(folded, next));
            }
            out[i] = folded;
          }
        });
  }

  /// For each person the one of several kernels that a code names.
  static Kernel choose(Codes codes, List<Kernel> unequal) {
    var room = new long[unequal.size()][BLOCK];
    var scale = unequal.stream().mapToInt(one -> one.unit.scale()).max().orElse(0);
    var kernels = unequal.stream().map(one -> one.scaled(scale)).toList();
    return new Kernel(
        kernels.getFirst().unit,
        unequal.stream().allMatch(one -> one.uniform && one.unit.scale() == scale),
        (out, from, count) -> {
          for (var k = 0; k < room.length; k++) {
            kernels.get(k).fill.into(room[k], from, count);
          }
          for (var i = 0; i < count; i++) {
            out[i] = room[codes.at(from + i)][i];
          }
        });
  }

  /// The numbers of everyone.
  long[] all(int size) {
    var all = new long[size];
    var block = new long[BLOCK];
    for (var from = 0; from < size; from += BLOCK) {
      var count = Math.min(BLOCK, size - from);
      fill.into(block, from, count);
      System.arraycopy(block, 0, all, from, count);
    }
    return all;
  }
}
