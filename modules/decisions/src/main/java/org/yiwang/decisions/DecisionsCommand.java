package org.yiwang.decisions;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.Finding;
import org.yiwang.decisions.feel.SyntaxProblem;
import org.yiwang.decisions.population.TableCheck;

/// The command line: `tck DIR` and `check FILE.dmn`, both with `--json`. Exit codes: 0 all is well,
/// 1 a case failed or something was found, 2 the call or its input is wrong.
public final class DecisionsCommand {
  private static final long BYTES_MAX = 20_000_000;

  private final PrintStream out;
  private final boolean json;

  DecisionsCommand(PrintStream out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /// Runs one subcommand and ends the process with its exit code.
  public static void main(String[] arguments) throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var words = List.of(arguments);
    System.exit(
        new DecisionsCommand(out, words.contains("--json"))
            .run(words.stream().filter(word -> !word.startsWith("--")).toList()));
  }

  int run(List<String> words) throws IOException {
    if (words.size() == 2) {
      var path = Path.of(words.get(1));
      switch (words.getFirst()) {
        case "tck" -> {
          return Files.isDirectory(path) ? tck(path) : wrong("没有这个文件夹", "no such folder: " + path);
        }
        case "check" -> {
          return Files.isRegularFile(path) ? check(path) : wrong("没有这个文件", "no such file: " + path);
        }
        default -> {}
      }
    }
    return wrong("用法", "usage: decisions tck DIR | check FILE.dmn [--json]");
  }

  private int wrong(String chinese, String english) {
    say(Map.of("error", chinese + " · " + english), chinese + " · " + english);
    return 2;
  }

  private void say(Object structured, String plain) {
    out.println(json ? Json.write(structured) : plain);
  }

  private int tck(Path folder) throws IOException {
    var now = Instant.EPOCH.atZone(ZoneId.of("Asia/Shanghai"));
    var outcomes = new Tck(now).run(folder);
    var failed = outcomes.stream().filter(outcome -> outcome.state() != Tck.State.PASSED).toList();
    var lines = new ArrayList<String>();
    failed.forEach(
        outcome -> lines.add(outcome.state() + " " + outcome.id() + "  " + outcome.why()));
    var counts = new LinkedHashMap<String, Object>();
    for (var state : Tck.State.values()) {
      counts.put(state.toString(), outcomes.stream().filter(one -> one.state() == state).count());
    }
    lines.add(
        String.join(
            ", ", counts.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList()));
    var structured = new LinkedHashMap<String, Object>(counts);
    structured.put(
        "cases",
        outcomes.stream()
            .map(one -> Map.of("id", one.id(), "state", one.state().toString(), "why", one.why()))
            .toList());
    say(structured, String.join("\n", lines));
    return failed.isEmpty() ? 0 : 1;
  }

  private int check(Path file) throws IOException {
    if (Files.size(file) > BYTES_MAX) {
      return wrong("文件过大", "the file is larger than " + BYTES_MAX + " bytes");
    }
    try {
      var model = DecisionModel.read(Files.readString(file));
      var findings = new ArrayList<>(model.findings());
      for (var decision : model.decisions()) {
        model
            .findTable(decision)
            .ifPresent(table -> findings.addAll(TableCheck.findings(decision, table)));
      }
      var summary =
          findings.isEmpty()
              ? "没有发现问题 · nothing was found wrong"
              : String.join("\n", findings.stream().map(Finding::toString).toList());
      say(
          Map.of(
              "model", model.name(), "findings", findings.stream().map(this::structured).toList()),
          summary);
      return findings.isEmpty() ? 0 : 1;
    } catch (SyntaxProblem problem) {
      return wrong(
          problem.place() + " " + problem.chinese(), problem.place() + " " + problem.english());
    } catch (CharacterCodingException notText) {
      return wrong("不是 UTF-8 文本", "not a text in UTF-8");
    }
  }

  private Map<String, Object> structured(Finding finding) {
    return Map.of(
        "line", finding.place().line(),
        "column", finding.place().column(),
        "cell", finding.cell(),
        "zh", finding.chinese(),
        "en", finding.english());
  }
}
