package org.yiwang.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.yiwang.decisions.feel.Formula;
import org.yiwang.decisions.feel.Place;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Type.Simple;
import org.yiwang.decisions.feel.Value;
import org.yiwang.decisions.guard.Accessor;
import org.yiwang.decisions.guard.Guard;

/// One guard over one record and over one map, and the interpreter beside them: nanoseconds and
/// bytes a call. Subjects alternate between those who pass and those who fail at each condition, so
/// that no branch can be guessed away.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BenchGuard {
  private static final int SUBJECTS = 1_024;
  private static final ZonedDateTime NOW = Instant.EPOCH.atZone(ZoneOffset.UTC);

  private static final double NANOS_MAX = 100;

  private static final Map<String, String> WHAT =
      Map.of(
          "record", "a guard of three conditions over a record",
          "map", "a guard of three conditions over a map",
          "recordAmounts", "a guard of decimal sums over a record",
          "mapAmounts", "a guard of decimal sums over a map");

  private static final String TYPICAL =
      "category.group = \"噪声\" and 年龄 >= 80 and 区 in [\"虹口\",\"静安\"]";
  private static final String AMOUNTS = "收入 * 12 + 津贴 < 36000.50 and 收入 between 0 and 3000";

  /// Who is asked about.
  public record Subject(
      Category category, long age, String district, BigDecimal income, BigDecimal allowance) {}

  /// A record within it.
  public record Category(String group) {}

  private static final Type.ContextOf SCHEMA =
      new Type.ContextOf(
          Map.of(
              "category", new Type.ContextOf(Map.of("group", Simple.STRING)),
              "年龄", Simple.NUMBER,
              "区", Simple.STRING,
              "收入", Simple.NUMBER,
              "津贴", Simple.NUMBER));

  private static final Map<String, Accessor<Subject>> ACCESSORS =
      Map.of(
          "category",
              new Accessor.Inner<Subject, Category>(
                  Subject::category, Map.of("group", new Accessor.Text<>(Category::group))),
          "年龄", new Accessor.Whole<>(Subject::age),
          "区", new Accessor.Text<>(Subject::district),
          "收入", new Accessor.Decimal<>(Subject::income),
          "津贴", new Accessor.Decimal<>(Subject::allowance));

  private final Formula formula = formula(TYPICAL);
  private final Guard<Subject> typical = Guard.of(formula, ACCESSORS);
  private final Guard<Map<String, Value>> typicalOfMaps = Guard.of(formula);
  private final Guard<Subject> amounts = Guard.of(formula(AMOUNTS), ACCESSORS);
  private final Guard<Map<String, Value>> amountsOfMaps = Guard.of(formula(AMOUNTS));
  private final Subject[] records = new Subject[SUBJECTS];
  private final List<Map<String, Value>> maps = new ArrayList<>();
  private int next;

  private static Formula formula(String text) {
    return switch (Formula.read(text, Place.START, SCHEMA, Simple.BOOLEAN)) {
      case Formula.Reading.Sound(var sound) -> sound;
      case Formula.Reading.Unsound(var findings) -> throw new AssertionError(findings.toString());
    };
  }

  /// Makes the subjects, and refuses to measure guards that are not compiled or do not agree.
  @Setup
  public void subjects() {
    for (int i = 0; i < SUBJECTS; i++) {
      var mixed = (i * 0x9E3779B1) >>> 8;
      records[i] =
          new Subject(
              new Category((mixed & 3) == 0 ? "绿化" : "噪声"),
              ((mixed >> 2) & 3) == 0 ? 79 : 81 + i % 20,
              List.of("虹口", "静安", "黄浦").get((mixed >> 4) % 3),
              new BigDecimal("" + (2_900 + i % 200)).add(new BigDecimal("0.25")),
              BigDecimal.valueOf(i % 500));
      maps.add(map(records[i]));
      if (typical.holds(records[i], NOW) != typicalOfMaps.holds(maps.get(i), NOW)
          || amounts.holds(records[i], NOW) != amountsOfMaps.holds(maps.get(i), NOW)
          || typical.holds(records[i], NOW) != typical.value(records[i], NOW).isTrue()
          || amounts.holds(records[i], NOW) != amounts.value(records[i], NOW).isTrue()) {
        throw new AssertionError("they disagree on " + records[i]);
      }
    }
    if (typical.fallback().isPresent() || amounts.fallback().isPresent()) {
      throw new AssertionError("not compiled");
    }
  }

  private static Map<String, Value> map(Subject subject) {
    var map = new LinkedHashMap<String, Value>();
    ACCESSORS.forEach((name, accessor) -> map.put(name, Accessor.value(accessor, subject)));
    return Map.copyOf(map);
  }

  /// The typical guard over a record.
  @Benchmark
  public boolean record() {
    return typical.holds(records[next++ & (SUBJECTS - 1)], NOW);
  }

  /// The typical guard over a map.
  @Benchmark
  public boolean map() {
    return typicalOfMaps.holds(maps.get(next++ & (SUBJECTS - 1)), NOW);
  }

  /// Sums and products of decimals over a record.
  @Benchmark
  public boolean recordAmounts() {
    return amounts.holds(records[next++ & (SUBJECTS - 1)], NOW);
  }

  /// Sums and products of decimals over a map.
  @Benchmark
  public boolean mapAmounts() {
    return amountsOfMaps.holds(maps.get(next++ & (SUBJECTS - 1)), NOW);
  }

  /// The typical guard through the interpreter.
  @Benchmark
  public boolean interpreted() {
    return formula.value(maps.get(next++ & (SUBJECTS - 1)), NOW).isTrue();
  }

  /// Nanoseconds and bytes of a call, the best of the rounds; in a process of its own.
  static List<Row> measure(Duration length) {
    var results = new TreeMap<String, RunResult>();
    for (var result : results(length)) {
      var name = result.getPrimaryResult().getLabel();
      results.put(name, result);
    }
    var interpreted = Objects.requireNonNull(results.remove("interpreted"));
    var rows = new ArrayList<Row>();
    results.forEach((name, result) -> {
      var what = Objects.requireNonNull(WHAT.get(name));
      rows.add(Row.time(what, nanos(result), "budget", NANOS_MAX, "ns"));
      rows.add(Row.time(what, nanos(result), "our own interpreter", nanos(interpreted), "ns"));
      // a thousandth of a byte is what the measuring itself leaves behind
      var bytes = Math.round(bytes(result));
      var theirs = bytes(interpreted);
      rows.add(
          new Row(what, bytes, "our own interpreter", theirs, "B", theirs / Math.max(1, bytes)));
    });
    return rows;
  }

  private static Collection<RunResult> results(Duration length) {
    try {
      return new Runner(
              new OptionsBuilder()
                  .include(BenchGuard.class.getName())
                  .addProfiler(GCProfiler.class)
                  .measurementTime(TimeValue.seconds(length.toSeconds()))
                  .verbosity(VerboseMode.SILENT)
                  .build())
          .run();
    } catch (RunnerException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static double nanos(RunResult result) {
    return result.getPrimaryResult().getStatistics().getMin();
  }

  private static double bytes(RunResult result) {
    return Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
        .getScore();
  }
}
