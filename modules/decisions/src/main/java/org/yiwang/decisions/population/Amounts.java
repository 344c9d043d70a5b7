package org.yiwang.decisions.population;

import java.math.BigDecimal;
import java.util.Arrays;
import org.yiwang.decisions.feel.Value;

/// The amounts in a column of results: a whole number for each person, with a fixed number of
/// decimal places.
final class Amounts {
  private final long[] raw;
  private final int scale;
  private final boolean wordy;

  private Amounts(long[] raw, int scale, boolean wordy) {
    this.raw = raw;
    this.scale = scale;
    this.wordy = wordy;
  }

  /// @param field where results are contexts, the field that holds the amount; else empty
  static Amounts of(Column column, String field) throws Uncompiled {
    return switch (column) {
      case LongColumn numbers when numbers.unit().kind() == LongColumn.Kind.NUMBER -> {
        var raw = numbers.raw().clone();
        for (var i = 0; i < raw.length; i++) {
          raw[i] = raw[i] == LongColumn.NULL ? 0 : raw[i];
        }
        yield new Amounts(raw, numbers.unit().scale(), false);
      }
      case FieldsColumn fields when fields.entries().containsKey(field) -> {
        var entry = fields.entries().get(field);
        yield entry == null ? none(fields.size()) : of(entry, "");
      }
      case PickedColumn picked -> picked(picked, field);
      case CodedColumn coded -> coded(coded, field);
      case LongColumn _, FieldsColumn _, ListedColumn _ -> none(column.size());
    };
  }

  private static Amounts none(int size) {
    return new Amounts(new long[size], 0, true);
  }

  private static Amounts picked(PickedColumn picked, String field) throws Uncompiled {
    var each = new Amounts[picked.columns().size()];
    var scale = 0;
    var wordy = false;
    for (var k = 0; k < each.length; k++) {
      each[k] = of(picked.columns().get(k), field);
      scale = Math.max(scale, each[k].scale);
      wordy |= each[k].wordy;
    }
    var scaled = new long[each.length][];
    for (var k = 0; k < each.length; k++) {
      scaled[k] = each[k].scaled(scale);
    }
    var raw = new long[picked.size()];
    for (var i = 0; i < raw.length; i++) {
      raw[i] = scaled[picked.codes().at(i)][i];
    }
    return new Amounts(raw, scale, wordy);
  }

  private static Amounts coded(CodedColumn coded, String field) {
    var amounts = new BigDecimal[coded.cardinality()];
    var scale = 0;
    var wordy = false;
    for (var code = 0; code < amounts.length; code++) {
      var value = coded.dictionary().apply(code);
      var meant =
          value instanceof Value.Fields fields ? fields.fields().getOrDefault(field, value) : value;
      wordy |=
          switch (meant) {
            case Value.Amount _, Value.Truth _, Value.Nothing _ -> false;
            default -> true;
          };
      amounts[code] =
          meant instanceof Value.Amount amount
              ? amount.number()
              : meant.isTrue() ? BigDecimal.ONE : BigDecimal.ZERO;
      scale = Math.max(scale, amounts[code].scale());
    }
    var byCode = new long[amounts.length];
    for (var code = 0; code < byCode.length; code++) {
      byCode[code] = amounts[code].setScale(scale).unscaledValue().longValueExact();
    }
    var raw = new long[coded.size()];
    for (var i = 0; i < raw.length; i++) {
      raw[i] = byCode[coded.codes().at(i)];
    }
    return new Amounts(raw, scale, wordy);
  }

  int scale() {
    return scale;
  }

  /// Whether some results are no amounts.
  boolean wordy() {
    return wordy;
  }

  long[] scaled(int to) {
    if (to == scale) {
      return raw;
    }
    var factor = Kernel.power(to - scale);
    return Arrays.stream(raw).map(amount -> Math.multiplyExact(amount, factor)).toArray();
  }
}
