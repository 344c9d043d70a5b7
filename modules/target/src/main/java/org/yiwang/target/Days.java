package org.yiwang.target;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Days of the district: Asia/Shanghai, which has had no summer time since 1991.
final class Days {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private Days() {}

  static LocalDate of(Instant at) {
    return LocalDate.ofInstant(at, ZONE);
  }

  /// The first instant of a day.
  static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }
}
