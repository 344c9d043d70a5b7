package org.yiwang.appeals;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.yiwang.appeals.Suggestion.Reason;

/// A trial, and why single messages were proposed where they were, for people to read.
final class TrialTable {
  private final PrintStream out;

  TrialTable(PrintStream out) {
    this.out = out;
  }

  void print(Trial trial, int explained) {
    line(
        "留言 messages %d · 准确率 accuracy %.4f · 宏平均 macro-F1 %.4f · 前二 among two %.4f",
        trial.guesses().size(), trial.accuracy(), trial.macroF1(), trial.amongFirst(2));
    line(
        "近似重复 near copies %d · 不计重复的准确率 accuracy without copies %.4f",
        trial.copies(), trial.accuracyWithoutCopies());
    var sure = trial.guesses().stream().filter(guess -> !guess.proposal().doubtful()).toList();
    line(
        "有把握 sure %d，其中对 right %d · 存疑请人选 doubtful %d",
        sure.size(),
        sure.stream().filter(Trial.Guess::right).count(),
        trial.guesses().size() - sure.size());
    line("%n  条数 count  查准 precision  查全 recall  F1");
    for (var label : trial.byLabel()) {
      line(
          "  %5d        %.3f          %.3f        %.3f  %s",
          label.count(), label.precision(), label.recall(), label.f1(), label.label());
    }
    trial.guesses().stream().limit(explained).forEach(this::explain);
  }

  private void explain(Trial.Guess guess) {
    var proposal = guess.proposal();
    var choices = proposal.choices();
    var appeal = guess.appeal().appeal();
    line("%n%s %s", appeal.id(), appeal.subject());
    line(
        "  建议 proposed: %s%s · 标注 labelled: %s",
        choices.stream()
            .limit(3)
            .map(c -> String.format(Locale.ROOT, "%s %.2f", c.label(), c.score()))
            .collect(Collectors.joining(" > ")),
        proposal.doubtful() ? "（存疑，请人选 doubtful）" : "",
        guess.appeal().label());
    line("  因为 because: %s", reasons(proposal.words(), proposal.first().label()));
    line(
        "  为“%s”说话的 for %s: %s",
        choices.get(1).label(),
        choices.get(1).label(),
        reasons(proposal.rivals(), choices.get(1).label()));
    var record = proposal.record();
    line(
        "  这样的分数试过 %d 次，对 %d 次 · right %d of %d times with such a score",
        record.tried(), record.right(), record.right(), record.tried());
  }

  private static String reasons(List<Reason> reasons, String label) {
    return reasons.isEmpty()
        ? "（没有认识的词 no known word）"
        : reasons.stream()
            .map(r ->
                String.format(
                    Locale.ROOT,
                    "%s%s（%d/%d 条属%s）",
                    r.word(),
                    r.inSubject() ? "*" : "",
                    r.ofLabel(),
                    r.ofAll(),
                    label))
            .collect(Collectors.joining("、"));
  }

  private void line(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }
}
