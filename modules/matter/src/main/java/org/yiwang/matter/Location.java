package org.yiwang.matter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/// Where a matter is.
///
/// @param site the unit of the place: a committee, or a unit above it
/// @param address in words; at most 200 characters
/// @param point longitude and latitude (WGS-84), if known
public record Location(String site, String address, Optional<Point> point) {
  private static final int CELLS_IN_A_DEGREE = 1_000;

  /// A point on the map, in degrees.
  public record Point(BigDecimal longitude, BigDecimal latitude) {
    public Point {
      if (longitude.abs().compareTo(BigDecimal.valueOf(180)) > 0
          || latitude.abs().compareTo(BigDecimal.valueOf(90)) > 0
          || longitude.scale() > 9
          || latitude.scale() > 9) {
        throw new IllegalArgumentException(
            "经度在 ±180、纬度在 ±90 之间，小数不超过九位 · longitude within ±180, latitude within ±90, nine decimals at most");
      }
    }
  }

  public Location {
    if (address.length() > 200 || site.length() > 60) {
      throw new IllegalArgumentException("地址最多 200 字 · an address has at most 200 characters");
    }
  }

  /// What is near enough to be the same place: a cell of a thousandth of a degree (some 100 m), or
  /// the same address where no point is known.
  public String cell() {
    return point
        .map(at -> cell(at.longitude()) + "," + cell(at.latitude()))
        .orElse(site + "/" + address.strip());
  }

  private static long cell(BigDecimal degrees) {
    return degrees
        .multiply(BigDecimal.valueOf(CELLS_IN_A_DEGREE))
        .setScale(0, RoundingMode.FLOOR)
        .longValue();
  }
}
