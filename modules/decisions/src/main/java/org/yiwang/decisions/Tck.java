package org.yiwang.decisions;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.dmn.TckFile;
import org.yiwang.decisions.feel.Ordering;
import org.yiwang.decisions.feel.Printed;
import org.yiwang.decisions.feel.SyntaxProblem;
import org.yiwang.decisions.feel.Value;

/// Runs folders of test cases of the DMN TCK.
final class Tck {
  /// What became of one case.
  record Outcome(String id, State state, String why) {}

  /// Passed, failed, or of a kind that this library does not run.
  enum State {
    PASSED,
    FAILED,
    NOT_SUPPORTED;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  private final ZonedDateTime now;

  Tck(ZonedDateTime now) {
    this.now = now;
  }

  /// Runs every case below a folder, in the order of the paths.
  List<Outcome> run(Path folder) throws IOException {
    var outcomes = new ArrayList<Outcome>();
    try (var paths = Files.walk(folder)) {
      var files = paths.filter(path -> path.toString().endsWith(".xml")).sorted().toList();
      for (var file : files) {
        outcomes.addAll(file(folder, file));
      }
    }
    return outcomes;
  }

  private List<Outcome> file(Path folder, Path file) throws IOException {
    var outcomes = new ArrayList<Outcome>();
    var name = folder.relativize(file).toString().replace('\\', '/');
    try {
      var cases = TckFile.read(Files.readString(file));
      if (cases.model().isEmpty()) {
        return List.of();
      }
      var model = model(file.resolveSibling(cases.model()));
      for (var one : cases.cases()) {
        outcomes.addAll(one(name, model, one));
      }
    } catch (SyntaxProblem problem) {
      outcomes.add(
          new Outcome(
              name,
              State.NOT_SUPPORTED,
              problem.place() + " " + problem.chinese() + " · " + problem.english()));
    }
    return outcomes;
  }

  static DecisionModel model(Path file) throws IOException, SyntaxProblem {
    var texts = new HashMap<String, String>();
    var folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    try (var beside = Files.list(folder)) {
      for (var other : beside.filter(path -> path.toString().endsWith(".dmn")).toList()) {
        var text = Files.readString(other);
        TckFile.namespace(text).ifPresent(space -> texts.put(space, text));
      }
    }
    return DecisionModel.read(
        Files.readString(file), space -> Optional.ofNullable(texts.get(space)));
  }

  private List<Outcome> one(String file, DecisionModel model, TckFile.Case one) {
    var outcomes = new ArrayList<Outcome>();
    for (var result : one.results()) {
      var id = file + "#" + one.id() + "/" + result.name();
      var target = one.invocable().isEmpty() ? result.name() : one.invocable();
      var actual = model.decide(target, one.inputs(), now);
      if (!one.invocable().isEmpty()
          && actual instanceof Value.Fields fields
          && fields.fields().containsKey(result.name())) {
        actual = fields.fields().getOrDefault(result.name(), Value.Nothing.PLAIN);
      }
      var passed = same(result.expected(), actual);
      outcomes.add(
          new Outcome(
              id,
              passed ? State.PASSED : State.FAILED,
              passed
                  ? ""
                  : "expected "
                      + Printed.inner(result.expected())
                      + " was "
                      + Printed.inner(actual)
                      + (actual instanceof Value.Nothing nothing
                          ? " (" + nothing.why() + ")"
                          : "")));
    }
    return outcomes;
  }

  private static boolean same(Value expected, Value actual) {
    return switch (expected) {
      case Value.Nothing _ -> actual.isNothing();
      case Value.Amount a when actual instanceof Value.Amount b -> near(a.number(), b.number());
      case Value.Items a when actual instanceof Value.Items b -> {
        var same = a.items().size() == b.items().size();
        for (var i = 0; same && i < a.items().size(); i++) {
          same = same(a.items().get(i), b.items().get(i));
        }
        yield same;
      }
      case Value.Fields a when actual instanceof Value.Fields b -> same(a.fields(), b.fields());
      default -> Ordering.equal(expected, actual).isTrue();
    };
  }

  private static boolean same(Map<String, Value> expected, Map<String, Value> actual) {
    return new LinkedHashMap<>(expected).keySet().equals(actual.keySet())
        && expected.entrySet().stream()
            .allMatch(entry ->
                same(entry.getValue(), actual.getOrDefault(entry.getKey(), Value.Nothing.PLAIN)));
  }

  /// As the runners of the TCK do: numbers agree when they differ by less than 0.00000001.
  private static boolean near(BigDecimal a, BigDecimal b) {
    return a.subtract(b).abs().compareTo(new BigDecimal("0.00000001")) < 0;
  }
}
