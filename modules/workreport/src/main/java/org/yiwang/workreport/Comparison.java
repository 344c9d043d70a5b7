package org.yiwang.workreport;

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

  /// Copies the list.
  public Comparison {
    lines = List.copyOf(lines);
  }

  /// Lines up the promises of one report with the results of the next.
  public static Comparison of(WorkReport earlier, WorkReport later) {
    return new Comparison(earlier, later, new Reckoning(earlier, later).lines());
  }
}
