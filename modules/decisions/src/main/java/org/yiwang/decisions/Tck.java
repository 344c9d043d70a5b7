package org.yiwang.decisions;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.dmn.TckFile;
import org.yiwang.decisions.feel.Ordering;
import org.yiwang.decisions.feel.Printed;
import org.yiwang.decisions.feel.SyntaxProblem;
import org.yiwang.decisions.feel.Value;

/// Runs folders of test cases of the DMN TCK.
///
/// Catches everything: a case that ends in an error has failed, and the others run.
final class Tck {
  /// What became of one result.
  ///
  /// @param folder the folder of the case, below the one that was run
  /// @param file the name of the file of cases, without its ending
  /// @param test the id of the case
  /// @param result the name of the result node
  record Outcome(String folder, String file, String test, String result, State state, String why) {
    /// As the results of the TCK name it, and the result node.
    String id() {
      return Stream.of(folder, file, test, result)
          .filter(part -> !part.isEmpty())
          .collect(Collectors.joining("/"));
    }
  }

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

  /// What a function says that this library calls for nobody.
  private static final String REFUSED = "external functions are not called";

  private final ZonedDateTime now;

  Tck(ZonedDateTime now) {
    this.now = now;
  }

  /// Runs every case below a folder, in the order of the paths. What cannot be read or ends in an
  /// error has failed, with the reason; the others run.
  List<Outcome> run(Path folder) throws IOException {
    var outcomes = new ArrayList<Outcome>();
    for (var file : files(folder, outcomes)) {
      try {
        var cases = TckFile.read(ModelFile.text(file));
        if (!cases.model().isEmpty()) {
          outcomes.addAll(file(folder, file, cases));
        }
      } catch (SyntaxProblem problem) {
        outcomes.add(unread(folder, file, problem.place() + " " + both(problem)));
      } catch (CallProblem problem) {
        outcomes.add(unread(folder, file, problem.say()));
      } catch (IOException | RuntimeException | StackOverflowError failed) {
        outcomes.add(unread(folder, file, reason(failed)));
      }
    }
    return outcomes;
  }

  private static List<Path> files(Path folder, List<Outcome> outcomes) throws IOException {
    var files = new ArrayList<Path>();
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".xml")) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            outcomes.add(unread(folder, file, reason(unreadable)));
            return FileVisitResult.CONTINUE;
          }
        });
    return files.stream().sorted().toList();
  }

  private static String both(SyntaxProblem problem) {
    return problem.chinese() + " · " + problem.english();
  }

  private static String reason(Throwable failed) {
    return "出错 · an error: " + failed;
  }

  private static Outcome unread(Path folder, Path file, String why) {
    return new Outcome(inside(folder, file), name(file), "", "", State.FAILED, why);
  }

  private static String inside(Path folder, Path file) {
    var parent = folder.relativize(file).getParent();
    return parent == null ? "" : parent.toString().replace('\\', '/');
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.xml$", "");
  }

  private List<Outcome> file(Path folder, Path file, TckFile cases) {
    var outcomes = new ArrayList<Outcome>();
    Optional<DecisionModel> model = Optional.empty();
    var unread = "";
    try {
      model = Optional.of(ModelFile.read(file.resolveSibling(cases.model()), folder));
    } catch (CallProblem problem) {
      unread = problem.say();
    } catch (IOException | RuntimeException | StackOverflowError failed) {
      unread = reason(failed);
    }
    for (var one : cases.cases()) {
      for (var result : one.results()) {
        var verdict =
            model.isPresent()
                ? verdict(model.get(), one, result)
                : new Verdict(State.FAILED, unread);
        outcomes.add(
            new Outcome(
                inside(folder, file),
                name(file),
                one.id(),
                result.name(),
                verdict.state(),
                verdict.why()));
      }
    }
    return outcomes;
  }

  private record Verdict(State state, String why) {}

  private Verdict verdict(DecisionModel model, TckFile.Case one, TckFile.Expected result) {
    try {
      return compared(result.expected(), actual(model, one, result));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError failed) {
      return new Verdict(State.FAILED, reason(failed));
    }
  }

  private Value actual(DecisionModel model, TckFile.Case one, TckFile.Expected result) {
    var target = one.invocable().isEmpty() ? result.name() : one.invocable();
    var actual = model.decide(target, one.inputs(), now);
    return !one.invocable().isEmpty()
            && actual instanceof Value.Fields fields
            && fields.fields().containsKey(result.name())
        ? fields.fields().getOrDefault(result.name(), Value.Nothing.PLAIN)
        : actual;
  }

  private static Verdict compared(Value expected, Value actual) {
    if (same(expected, actual)) {
      return new Verdict(State.PASSED, "");
    }
    var why = actual instanceof Value.Nothing nothing ? nothing.why() : "";
    return new Verdict(
        why.contains(REFUSED) ? State.NOT_SUPPORTED : State.FAILED,
        "expected "
            + Printed.inner(expected)
            + " was "
            + Printed.inner(actual)
            + (why.isEmpty() ? "" : " (" + why + ")"));
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
