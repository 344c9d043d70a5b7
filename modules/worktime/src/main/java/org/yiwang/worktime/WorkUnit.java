package org.yiwang.worktime;

import java.util.Arrays;
import java.util.Optional;

/// What a time limit counts.
public enum WorkUnit {
  /// 工作日: a full working day's hours, wherever in the day it begins.
  WORKDAY("工作日", true),
  /// 工作时: an hour within the working hours of working days.
  WORK_HOUR("工作时", true),
  /// 工作分钟: a minute within the working hours of working days.
  WORK_MINUTE("工作分钟", true),
  /// 紧急工作时: an hour by the clock on the wall, day and night.
  CLOCK_HOUR("紧急工作时", false),
  /// 分钟: a minute by the clock on the wall.
  CLOCK_MINUTE("分钟", false);

  private final String zh;
  private final boolean inWorkingHours;

  WorkUnit(String zh, boolean inWorkingHours) {
    this.zh = zh;
    this.inWorkingHours = inWorkingHours;
  }

  /// The unit's Chinese name, as limits are written.
  public String zh() {
    return zh;
  }

  /// Whether it stands still outside working hours.
  public boolean inWorkingHours() {
    return inWorkingHours;
  }

  static Optional<WorkUnit> find(String name) {
    return Arrays.stream(values())
        .filter(unit -> unit.zh.equals(name) || unit.name().equalsIgnoreCase(name))
        .findFirst();
  }
}
