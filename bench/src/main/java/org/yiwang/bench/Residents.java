package org.yiwang.bench;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.yiwang.decisions.feel.Value;
import org.yiwang.decisions.population.Column;
import org.yiwang.decisions.population.Population;

/// Made-up people, the same for ours and for every peer. About one value in fifty is missing, which
/// these arrays write as -1.
final class Residents {
  static final String[] STREETS = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"};

  final byte[] age;
  final byte[] street;
  final int[] incomeFen;
  final byte[] disability;
  final byte[] residence;

  Residents(int size, long seed) {
    var random = new SplittableRandom(seed);
    age = new byte[size];
    street = new byte[size];
    incomeFen = new int[size];
    disability = new byte[size];
    residence = new byte[size];
    for (var i = 0; i < size; i++) {
      age[i] = (byte) orMissing(random, Math.min(104, random.nextInt(60) + random.nextInt(60)));
      street[i] = (byte) orMissing(random, random.nextInt(STREETS.length));
      incomeFen[i] = orMissing(random, random.nextInt(1_000_000) + random.nextInt(1_000_000));
      disability[i] = (byte) orMissing(random, Math.max(0, random.nextInt(20) - 15));
      residence[i] = (byte) orMissing(random, random.nextInt(60));
    }
  }

  private static int orMissing(SplittableRandom random, int value) {
    return random.nextInt(50) == 0 ? -1 : value;
  }

  int size() {
    return age.length;
  }

  Population population() {
    return Population.of(
        Map.of(
            "年龄", numbers(age),
            "街道", streets(),
            "收入", incomes(),
            "残疾等级", numbers(disability),
            "居住年限", numbers(residence)));
  }

  private static Column numbers(byte[] values) {
    var longs = new long[values.length];
    var missing = new BitSet(values.length);
    for (var i = 0; i < longs.length; i++) {
      longs[i] = values[i];
      missing.set(i, values[i] < 0);
    }
    return Column.numbers(longs, 0, missing);
  }

  private Column streets() {
    var texts = new String[size()];
    var missing = new BitSet(size());
    for (var i = 0; i < texts.length; i++) {
      texts[i] = STREETS[Math.max(0, street[i])];
      missing.set(i, street[i] < 0);
    }
    return Column.texts(texts, missing);
  }

  private Column incomes() {
    var longs = new long[size()];
    var missing = new BitSet(size());
    for (var i = 0; i < longs.length; i++) {
      longs[i] = incomeFen[i];
      missing.set(i, incomeFen[i] < 0);
    }
    return Column.numbers(longs, 2, missing);
  }

  /// One person as the engines that know only one take them; what is missing is null.
  Map<String, @Nullable Object> asObjects(int person) {
    var map = new HashMap<String, @Nullable Object>();
    map.put("年龄", orNull(age[person]));
    map.put("街道", street[person] < 0 ? null : STREETS[street[person]]);
    map.put(
        "收入", incomeFen[person] < 0 ? null : java.math.BigDecimal.valueOf(incomeFen[person], 2));
    map.put("残疾等级", orNull(disability[person]));
    map.put("居住年限", orNull(residence[person]));
    return map;
  }

  private static @Nullable Object orNull(byte value) {
    return value < 0 ? null : java.math.BigDecimal.valueOf(value);
  }

  /// One person as our interpreter takes them.
  Map<String, Value> asValues(int person) {
    var map = new HashMap<String, Value>();
    asObjects(person)
        .forEach((name, value) ->
            map.put(
                name,
                value instanceof java.math.BigDecimal number
                    ? Value.of(number)
                    : value == null ? Value.Nothing.PLAIN : Value.of(value.toString())));
    return map;
  }
}
