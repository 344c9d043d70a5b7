package org.yiwang.workreport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What became of each promise of one report, as far as the next report of the same place says.
///
/// @param lines one for each commitment of the earlier report, in its order
public record Comparison(WorkReport earlier, WorkReport later, List<Line> lines) {

  /// What became of a promise.
  public enum Outcome {
    /// As promised.
    KEPT,
    /// At least a tenth more than promised.
    OVER_FULFILLED,
    /// Less than half of the promised amount, or a rate not reached.
    MISSED,
    /// Less than promised, at least half of it; or begun and not finished.
    PARTLY,
    /// The later report does not speak of it.
    SILENT,
    /// Spoken of in another unit, so that the numbers cannot be compared.
    CHANGED;

    /// The name used in JSON.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One promise and what the later report says.
  ///
  /// @param result the figure of the later report it was checked against
  /// @param sentence what the later report says; empty if silent
  /// @param reckoning how the two numbers were compared; empty without numbers
  public record Line(
      Commitment promise,
      Outcome outcome,
      @Nullable Figure result,
      String sentence,
      String reckoning) {

    /// The figure of the later report it was checked against, if there is one.
    public Optional<Figure> findResult() {
      return Optional.ofNullable(result);
    }
  }

  /// A reason to doubt that the later report answers the earlier one, in two languages.
  public record Caution(String chinese, String english) {}

  /// Copies the list.
  public Comparison {
    lines = List.copyOf(lines);
  }

  /// Lines up the promises of one report with the results of the next.
  public static Comparison of(WorkReport earlier, WorkReport later) {
    return new Comparison(earlier, later, new Reckoning(earlier, later).lines());
  }

  /// What speaks against comparing these two; empty for two successive reports of one place.
  public List<Caution> cautions() {
    List<Caution> cautions = new ArrayList<>();
    if (earlier.text().equals(later.text())) {
      cautions.add(new Caution("两份是同一份报告", "both files hold the same report"));
    } else if (earlier.year() > 0 && later.year() > 0 && earlier.year() >= later.year()) {
      cautions.add(
          new Caution(
              "后一份不比前一份晚（" + earlier.year() + "、" + later.year() + "），次序可能颠倒",
              "the second report is not later than the first ("
                  + earlier.year()
                  + ", "
                  + later.year()
                  + "); they may be in the wrong order"));
    }
    if (!samePlace(earlier.place(), later.place())) {
      cautions.add(
          new Caution(
              "两份不是同一个地方的报告（" + earlier.place() + "、" + later.place() + "）",
              "the reports are of two places (" + earlier.place() + ", " + later.place() + ")"));
    }
    return List.copyOf(cautions);
  }

  private static boolean samePlace(String one, String other) {
    return one.isEmpty() || other.isEmpty() || one.endsWith(other) || other.endsWith(one);
  }
}
