package org.yiwang.appeals;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `./yiwang propose`: learns from labelled messages and is tried on others.
public final class ProposeCommand {
  private static final String USAGE =
      """
      用法 · usage:
        ./yiwang propose --train A.csv --test B.csv [--save MODEL] [--explain N] [--json]
              用 A 学，在 B 上试：准确率、宏平均 F1、每类结果 · learn from A, try on B
        ./yiwang propose --train A.csv --cross-validate K [--seed S] [--explain N] [--json]
              一个文件分 K 折，逐折试 · K folds of one file, each tried by a model that has not seen it
        ./yiwang propose --model MODEL --test B.csv [--explain N] [--json]
              用存好的模型试 · a saved model
        --explain N   给出前 N 条的理由：哪些词、为什么不是别的 · the reasons for the first N messages
      A, B: CSV (UTF-8, GB18030), 列 columns: id,subject,time,detail,category
      退出码 · exit code: 0 完成 done · 1 存不下模型 not saved · 2 参数或文件不对 wrong call or input\
      """;

  private ProposeCommand() {}

  /// Runs the command and ends the process with its exit code.
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int code = run(arguments, out, err);
    out.flush();
    System.exit(code);
  }

  /// Runs the command. Returns 0; 1 when the model could not be saved; 2 with a message on `err`
  /// and nothing on `out`.
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments.length == 0 || List.of(arguments).contains("--help")) {
      (arguments.length == 0 ? err : out).println(USAGE);
      return arguments.length == 0 ? 2 : 0;
    }
    try {
      answer(arguments, out);
      return 0;
    } catch (UnreadableAppeals refused) {
      err.println(refused.chinese());
      err.println(refused.english());
      return 2;
    } catch (IOException failed) {
      err.println("模型没有存下 · The model was not saved: " + failed.getMessage());
      return 1;
    }
  }

  private static void answer(String[] arguments, PrintStream out)
      throws UnreadableAppeals, IOException {
    var call =
        Call.of(
            arguments,
            Set.of("--json"),
            Set.of(
                "--train",
                "--test",
                "--model",
                "--save",
                "--cross-validate",
                "--seed",
                "--explain"));
    if (!call.words().isEmpty()) {
      throw Call.wrong("多余的 " + call.words().getFirst(), "unexpected " + call.words().getFirst());
    }
    int folds = (int) call.number("--cross-validate", 2, 20, 0);
    long seed = call.number("--seed", 0, Long.MAX_VALUE / 10, 1);
    int explained = (int) call.number("--explain", 0, Limits.ROWS_MAX, 0);
    var train = call.findFile("--train");
    var test = call.findFile("--test");
    var model = call.findFile("--model");
    Trial trial;
    if (model.isPresent() && test.isPresent() && train.isEmpty() && folds == 0) {
      trial = Trial.of(Proposer.load(model.get()), AppealTable.readLabelled(test.get()));
    } else if (model.isEmpty() && train.isPresent() && test.isPresent() != folds > 0) {
      trial = trained(learnable(train.get(), folds), test, folds, seed, call.findFile("--save"));
    } else {
      throw Call.wrong(
          "需要 --train 加 --test 或 --cross-validate，或 --model 加 --test\n" + USAGE,
          "--train with --test or --cross-validate, or --model with --test");
    }
    if (call.switches().contains("--json")) {
      out.println(AppealJson.of(trial, explained));
    } else {
      new TrialTable(out).print(trial, explained);
    }
  }

  private static Trial trained(
      List<LabelledAppeal> train, Optional<Path> test, int folds, long seed, Optional<Path> save)
      throws UnreadableAppeals, IOException {
    var trial =
        test.isPresent()
            ? Trial.of(train, AppealTable.readLabelled(test.get()))
            : Trial.crossValidated(train, folds, seed);
    if (save.isPresent()) {
      Proposer.train(train).save(save.get());
    }
    return trial;
  }

  private static List<LabelledAppeal> learnable(Path file, int folds) throws UnreadableAppeals {
    var appeals = AppealTable.readLabelled(file);
    long labels = appeals.stream().map(LabelledAppeal::label).distinct().count();
    if (labels < 2 || appeals.size() < Math.max(4, 2 * folds)) {
      throw new UnreadableAppeals(
          file.getFileName() + "：至少要有两种 category、" + Math.max(4, 2 * folds) + " 条留言才能学",
          file.getFileName()
              + ": two categories and "
              + Math.max(4, 2 * folds)
              + " messages are the least to learn from");
    }
    return appeals;
  }
}
