package org.yiwang.worktime;

import java.util.regex.Pattern;

/// How long something may take.
///
/// @param amount 0 to 100,000
/// @param unit what is counted
public record TimeLimit(int amount, WorkUnit unit) {
  private static final int AMOUNT_MAX = 100_000;
  private static final Pattern WRITTEN = Pattern.compile("\\s*(\\d{1,6})\\s*个?\\s*(\\S{1,16})\\s*");

  public TimeLimit {
    if (amount < 0 || amount > AMOUNT_MAX) {
      throw new IllegalArgumentException(
          "a time limit is 0 to " + AMOUNT_MAX + " units, not " + amount);
    }
  }

  /// Reads `5 工作日`, `2工作时`, `2 紧急工作时`, `15 分钟` or the same with a unit's English name.
  ///
  /// @throws IllegalArgumentException saying what was expected, in Chinese and English
  public static TimeLimit parse(String text) {
    var written = WRITTEN.matcher(text);
    if (written.matches()) {
      var unit = WorkUnit.find(written.group(2));
      if (unit.isPresent()) {
        return new TimeLimit(Integer.parseInt(written.group(1)), unit.get());
      }
    }
    throw new IllegalArgumentException(
        "“"
            + text
            + "”不是时限，应为：5 工作日、2 工作时、30 工作分钟、2 紧急工作时、15 分钟"
            + " · not a time limit; expected 5 workday, 2 work_hour, 30 work_minute, 2 clock_hour or 15 clock_minute");
  }

  @Override
  public String toString() {
    return amount + " " + unit.zh();
  }
}
