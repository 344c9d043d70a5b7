package org.yiwang.workreport;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// `./yiwang report`: reads one report, compares two, scores a reading against labels, or measures
/// speed.
public final class ReportCommand {
  private static final String USAGE =
      """
      用法 · usage:
        ./yiwang report FILE [--json]                  提纲、数据、承诺、用语 · outline, figures, commitments, terms
        ./yiwang report EARLIER LATER [--json]         前一份的承诺，后一份怎么说 · what became of each promise
        ./yiwang report FILE --score GOLD.jsonl [--json]  与标注比对 · recall and false rate against labels
        ./yiwang report FILE --text                    解码后的正文（偏移量以它为准）· the decoded text that offsets count in
        ./yiwang report FILE --speed                   每秒字符数 · characters a second
      FILE: .txt .html .docx .pdf
      退出码 · exit code: 0 读成 read · 2 读不成 not read\
      """;

  /// What the arguments ask for.
  private record Request(
      List<Path> files, List<Path> gold, boolean json, boolean text, boolean speed) {}

  private ReportCommand() {}

  /// Runs the command and ends the process with its exit code.
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int code = run(args, out, err);
    out.flush();
    System.exit(code);
  }

  /// Runs the command. Returns 0, or 2 with a message on {@code err}; with --json the message is an
  /// object with `error` on {@code out}.
  public static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length == 0 || List.of(args).contains("--help")) {
      (args.length == 0 ? err : out).println(USAGE);
      return args.length == 0 ? 2 : 0;
    }
    try {
      answer(request(args), out, err);
      return 0;
    } catch (UnreadableReport refused) {
      boolean json = List.of(args).contains("--json");
      if (json) {
        ReportJson writer = new ReportJson();
        String error = refused.chinese() + " · " + refused.english();
        out.println(writer.write(writer.object().put("error", error)));
      } else {
        err.println(refused.chinese());
        err.println(refused.english());
      }
      return 2;
    }
  }

  private static Request request(String[] args) throws UnreadableReport {
    List<Path> files = new ArrayList<>();
    List<Path> gold = new ArrayList<>();
    boolean json = false;
    boolean text = false;
    boolean speed = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--json" -> json = true;
        case "--text" -> text = true;
        case "--speed" -> speed = true;
        case "--score" -> {
          i++;
          if (i == args.length) {
            throw misused("--score");
          }
          gold.add(path(args[i]));
        }
        default -> {
          if (args[i].startsWith("--")) {
            throw misused(args[i]);
          }
          files.add(path(args[i]));
        }
      }
    }
    if (files.isEmpty() || files.size() > 2 || (files.size() == 2 && !gold.isEmpty())) {
      throw misused(files.size() + " FILE");
    }
    return new Request(files, gold, json, text, speed);
  }

  private static void answer(Request request, PrintStream out, PrintStream err)
      throws UnreadableReport {
    WorkReport report = WorkReport.read(request.files.getFirst());
    if (request.files.size() == 2) {
      Comparison comparison = Comparison.of(report, WorkReport.read(request.files.get(1)));
      for (Comparison.Caution caution : comparison.cautions()) {
        err.println("注意：" + caution.chinese() + "。");
        err.println("Note: " + caution.english() + ".");
      }
      if (request.json) {
        out.println(new ReportJson().of(comparison));
      } else {
        new ReportTables(out).print(comparison);
      }
    } else if (!request.gold.isEmpty()) {
      score(Score.of(report, request.gold.getFirst()), request.json, out);
    } else if (request.text) {
      out.print(report.text());
    } else if (request.speed) {
      speed(request.files.getFirst(), report, out);
    } else if (request.json) {
      out.println(new ReportJson().of(report));
    } else {
      new ReportTables(out).print(report);
    }
  }

  private static void score(Score score, boolean json, PrintStream out) {
    if (json) {
      ReportJson writer = new ReportJson();
      ObjectNode root = writer.object();
      root.put("labels", score.labels())
          .put("found", score.found())
          .put("figures", score.figures())
          .put("false", score.wrong().size())
          .put("recall", score.recall())
          .put("falseRate", score.falseRate());
      score.missed().forEach(root.putArray("missed")::add);
      score.wrong().forEach(root.putArray("wrong")::add);
      out.println(writer.write(root));
      return;
    }
    out.println(
        String.format(
            Locale.ROOT,
            "标注 labels %d · 找到 found %d · 查全率 recall %.1f%% · 读出 figures %d · 误读 false %d (%.1f%%)",
            score.labels(),
            score.found(),
            100 * score.recall(),
            score.figures(),
            score.wrong().size(),
            100 * score.falseRate()));
    score.missed().forEach(miss -> out.println("  漏 missed " + miss));
    score.wrong().forEach(wrong -> out.println("  误 false  " + wrong));
  }

  private static void speed(Path file, WorkReport report, PrintStream out) throws UnreadableReport {
    StringBuilder megabyte = new StringBuilder(report.text());
    while (megabyte.length() < 350_000) { // about 1 MB in UTF-8
      megabyte.append('\n').append(report.text());
    }
    byte[] bytes = megabyte.toString().getBytes(StandardCharsets.UTF_8);
    String name = String.valueOf(file.getFileName());
    int figures = WorkReport.read(bytes, name).figures().size();
    long begun = System.nanoTime();
    figures += WorkReport.read(bytes, name).figures().size();
    double seconds = (System.nanoTime() - begun) / 1e9;
    out.println(
        String.format(
            Locale.ROOT,
            "%,d bytes, %,d figures in %.3f s: %,.0f characters/s",
            bytes.length,
            figures / 2,
            seconds,
            megabyte.length() / seconds));
  }

  private static Path path(String argument) throws UnreadableReport {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw misused(argument);
    }
  }

  private static UnreadableReport misused(String argument) {
    return new UnreadableReport("参数不对：" + argument + "\n" + USAGE, "Wrong arguments: " + argument);
  }
}
