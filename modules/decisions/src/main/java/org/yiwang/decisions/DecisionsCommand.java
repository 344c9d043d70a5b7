package org.yiwang.decisions;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.LimitExceeded;

/// The command line. Exit codes: 0 all is well, 1 a case failed or something was found, 2 the call
/// or its input is wrong.
///
/// Catches everything: whoever called gets a message in two languages, never a stack trace.
public final class DecisionsCommand {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String USAGE =
      """
      ./yiwang decisions check FILE.dmn
          查问题、空缺与重叠 · problems, gaps and overlaps of a model
      ./yiwang decisions explain FILE.dmn --subject S.json [--decision NAME]
          为何是这个结果、还缺什么、差多少 · why, what is missing, the nearest change
      ./yiwang decisions match FILE.dmn --people P.csv|P.parquet [--decision NAME]
          全体对象的结果 · the result of everyone
      ./yiwang decisions simulate FILE.dmn --draft DRAFT.dmn --people P.csv|P.parquet
                  [--decision NAME] [--by COLUMN] [--amount FIELD]
          草案与现行对比：谁多谁少、各组成本 · who gains, who loses, cost by group
      ./yiwang decisions tck DIR
          DMN TCK 用例 · cases of the DMN TCK

        --decision NAME  默认为文件中最后一个决策 · the last decision of the file if not given
        --today DATE     today() 的值 · what today() gives
        --json           标准输出只有 JSON · only JSON on standard output
      退出码 0 无问题，1 有发现，2 用法或输入有误 · exit codes: 0 all is well, 1 found something, 2 wrong call or input\
      """;
  private static final Set<String> OPTIONS =
      Set.of("--subject", "--people", "--decision", "--draft", "--by", "--amount", "--today");

  private final PrintStream out;
  private final InstantSource time;

  DecisionsCommand(PrintStream out, InstantSource time) {
    this.out = out;
    this.time = time;
  }

  /// Runs one subcommand and ends the process with its exit code.
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(new DecisionsCommand(out, InstantSource.system()).run(List.of(arguments)));
  }

  /// What a subcommand has to say.
  ///
  /// @param found whether something was found that should end with exit code 1
  record Said(Map<String, Object> structured, List<String> lines, boolean found) {}

  /// A call, taken apart.
  record Call(String command, List<String> files, Map<String, String> options, ZonedDateTime now) {
    String need(String option) throws CallProblem {
      var value = options.get(option);
      if (value == null) {
        throw new CallProblem("缺少 " + option, option + " is missing");
      }
      return value;
    }

    String decision(DecisionModel model) throws CallProblem {
      var decisions = model.decisions();
      var wanted =
          options.getOrDefault("--decision", decisions.isEmpty() ? "" : decisions.getLast());
      if (!decisions.contains(wanted)) {
        throw new CallProblem(
            "没有决策 " + wanted + "，有 " + String.join("、", decisions),
            "no decision " + wanted + "; there are " + String.join(", ", decisions));
      }
      return wanted;
    }
  }

  int run(List<String> words) {
    var json = words.contains("--json");
    if (words.contains("--help") || words.contains("-h")) {
      out.println(json ? Json.write(Map.of("usage", USAGE)) : USAGE);
      return 0;
    }
    try {
      var said = answer(parsed(words.stream().filter(word -> !word.equals("--json")).toList()));
      out.println(json ? Json.write(said.structured) : String.join("\n", said.lines));
      return said.found ? 1 : 0;
    } catch (CallProblem problem) {
      return refused(json, problem.say());
    } catch (IOException | UncheckedIOException unreadable) {
      return refused(json, "读不了 · cannot be read: " + unreadable.getMessage());
    } catch (LimitExceeded limit) {
      return refused(json, words.get(1) + ": " + limit.getMessage());
    } catch (StackOverflowError | OutOfMemoryError limit) {
      return refused(json, words.get(1) + ": 超出内存 · more than the memory holds: " + limit);
    } catch (RuntimeException defect) {
      return refused(
          json, words.get(1) + ": 程序出错，请报告 · an error of this program, please report: " + defect);
    }
  }

  private int refused(boolean json, String why) {
    out.println(json ? Json.write(Map.of("error", why)) : why);
    return 2;
  }

  private Call parsed(List<String> words) throws CallProblem {
    var files = new ArrayList<String>();
    var options = new LinkedHashMap<String, String>();
    for (var i = 0; i < words.size(); i++) {
      if (OPTIONS.contains(words.get(i)) && i + 1 < words.size()) {
        options.put(words.get(i), words.get(++i));
      } else if (words.get(i).startsWith("--")) {
        throw new CallProblem("不认识 " + words.get(i), "unknown or incomplete: " + words.get(i));
      } else {
        files.add(words.get(i));
      }
    }
    if (files.size() != 2) {
      throw new CallProblem("用法", "usage:\n" + USAGE);
    }
    return new Call(files.getFirst(), files.subList(1, 2), options, now(options));
  }

  private ZonedDateTime now(Map<String, String> options) throws CallProblem {
    var today = options.get("--today");
    if (today == null) {
      return time.instant().atZone(ZONE);
    }
    try {
      return LocalDate.parse(today).atStartOfDay(ZONE);
    } catch (DateTimeException _) {
      throw new CallProblem("--today 应如 2024-01-31", "--today: expected a date as 2024-01-31");
    }
  }

  private static Said answer(Call call) throws CallProblem, IOException {
    var file = Path.of(call.files.getFirst());
    return switch (call.command) {
      case "tck" -> {
        if (!Files.isDirectory(file)) {
          throw new CallProblem("没有这个文件夹", "no such folder: " + file);
        }
        yield tck(file, call.now);
      }
      case "check" -> Answers.check(ModelFile.read(file), call);
      case "explain" -> {
        var model = ModelFile.read(file);
        yield Answers.explain(
            model, Subjects.read(ModelFile.text(Path.of(call.need("--subject"))), model), call);
      }
      case "match" -> {
        var model = ModelFile.read(file);
        var people = PeopleFile.read(Path.of(call.need("--people")), model.inputs());
        yield Answers.match(model, people, call);
      }
      case "simulate" -> {
        var model = ModelFile.read(file);
        var draft = ModelFile.read(Path.of(call.need("--draft")));
        var types = new LinkedHashMap<>(draft.inputs());
        types.putAll(model.inputs());
        var people = PeopleFile.read(Path.of(call.need("--people")), types);
        yield Answers.simulate(model, draft, people, call);
      }
      default -> throw new CallProblem("不认识 " + call.command, "usage:\n" + USAGE);
    };
  }

  private static Said tck(Path folder, ZonedDateTime now) throws IOException {
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
    counts.put("cases", outcomes.stream().map(DecisionsCommand::outcome).toList());
    return new Said(counts, lines, !failed.isEmpty());
  }

  private static Map<String, String> outcome(Tck.Outcome one) {
    var fields = new LinkedHashMap<String, String>();
    fields.put("id", one.id());
    fields.put("folder", one.folder());
    fields.put("file", one.file());
    fields.put("test", one.test());
    fields.put("result", one.result());
    fields.put("state", one.state().toString());
    fields.put("why", one.why());
    return fields;
  }
}
