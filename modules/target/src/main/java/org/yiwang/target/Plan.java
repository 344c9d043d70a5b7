package org.yiwang.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.yiwang.pack.Text;

/// What is to be reached by when: cumulative points, or milestones (以月保季、以季保年).
///
/// @param start the day on which an accruing figure is 0
/// @param pace what the plan says between two points
/// @param points cumulative values, days ascending; the last is the deadline and the value
/// @param milestones named steps; each counts 1
public record Plan(LocalDate start, Pace pace, List<Point> points, List<Milestone> milestones) {
  /// Keeps copies.
  public Plan {
    points = List.copyOf(points);
    milestones = List.copyOf(milestones);
  }

  /// What the plan says between two points.
  public enum Pace {
    /// A straight line in days.
    LINEAR,
    /// Nothing until the day is over.
    STEPS
  }

  /// What is to be reached by the end of a day, in total.
  public record Point(LocalDate by, BigDecimal reach) {}

  /// A named step.
  ///
  /// @param step its id within the target
  /// @param name what people call it
  /// @param due its last day
  public record Milestone(String step, Text name, LocalDate due) {}

  /// A plan in equal parts for each month: [#even] with steps of one month.
  public static Plan monthly(int year, LocalDate deadline, BigDecimal value, int decimals) {
    return even(year, deadline, 1, value, decimals);
  }

  /// A plan in equal parts from January to the deadline: what a person may start from when a target
  /// has no plan yet.
  ///
  /// @param stepMonths months between two points: 1 by month, 3 by quarter
  public static Plan even(
      int year, LocalDate deadline, int stepMonths, BigDecimal value, int decimals) {
    var points = new java.util.ArrayList<Point>();
    var months = deadline.getMonthValue();
    for (int month = stepMonths; month < months; month += stepMonths) {
      var by = java.time.YearMonth.of(year, month).atEndOfMonth();
      points.add(new Point(by, share(value, month, months, decimals)));
    }
    points.add(new Point(deadline, value));
    return new Plan(LocalDate.of(year - 1, 12, 31), Pace.LINEAR, points, List.of());
  }

  /// This plan stretched to another value: every point in proportion, the last exactly.
  public Plan scaledTo(BigDecimal value, int decimals) {
    if (points.isEmpty() || points.getLast().reach().signum() == 0) {
      return this;
    }
    var was = points.getLast().reach();
    var scaled =
        points.stream()
            .map(point ->
                new Point(
                    point.by(),
                    point
                        .reach()
                        .multiply(value)
                        .divide(was, Math.max(decimals, 1), RoundingMode.HALF_UP)))
            .toList();
    var last = new Point(points.getLast().by(), value);
    var head = scaled.subList(0, scaled.size() - 1);
    return new Plan(start, pace, append(head, last), milestones);
  }

  /// This plan with its last point moved to another day; points on or after that day fall away.
  public Plan endingOn(LocalDate deadline) {
    if (points.isEmpty()) {
      return this;
    }
    var head = points.stream().filter(point -> point.by().isBefore(deadline)).toList();
    var kept = head.size() == points.size() ? head.subList(0, head.size() - 1) : head;
    var last = new Point(deadline, points.getLast().reach());
    return new Plan(start, pace, append(kept, last), milestones);
  }

  private static List<Point> append(List<Point> head, Point last) {
    var all = new java.util.ArrayList<>(head);
    all.add(last);
    return all;
  }

  private static BigDecimal share(BigDecimal value, int part, int of, int decimals) {
    return value
        .multiply(BigDecimal.valueOf(part))
        .divide(BigDecimal.valueOf(of), decimals, RoundingMode.HALF_UP);
  }
}
