package org.yiwang.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.yiwang.matter.Location;

/// A point as Chinese maps give it: GCJ-02 moves WGS-84 by some hundred metres within China. Inside
/// everything is WGS-84; this is the door. The formula is the one in common use (no official text
/// is published); the way back is found by repeated correction, to less than a millimetre.
///
/// @param longitude in degrees
/// @param latitude in degrees
record Gcj02(BigDecimal longitude, BigDecimal latitude) {
  private static final double AXIS = 6_378_245.0;
  private static final double ECCENTRICITY = 0.006693421622965943;
  private static final int ROUNDS = 8;
  private static final int DECIMALS = 7;

  /// This point, where it was WGS-84 already.
  Location.Point asIs() {
    return point(longitude.doubleValue(), latitude.doubleValue());
  }

  /// The point it stands for.
  Location.Point toWgs84() {
    double lng = longitude.doubleValue();
    double lat = latitude.doubleValue();
    double x = lng;
    double y = lat;
    for (int i = 0; i < ROUNDS; i++) {
      var moved = moved(x, y);
      x += lng - moved[0];
      y += lat - moved[1];
    }
    return point(x, y);
  }

  /// How a Chinese map shows a point.
  static Gcj02 of(Location.Point at) {
    var moved = moved(at.longitude().doubleValue(), at.latitude().doubleValue());
    return new Gcj02(rounded(moved[0]), rounded(moved[1]));
  }

  private static Location.Point point(double x, double y) {
    return new Location.Point(rounded(x), rounded(y));
  }

  private static BigDecimal rounded(double degrees) {
    return BigDecimal.valueOf(degrees).setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  private static double[] moved(double lng, double lat) {
    if (lng < 72.004 || lng > 137.8347 || lat < 0.8293 || lat > 55.8271) {
      return new double[] {lng, lat};
    }
    double x = lng - 105;
    double y = lat - 35;
    double radians = Math.toRadians(lat);
    double magic = 1 - ECCENTRICITY * Math.sin(radians) * Math.sin(radians);
    double root = Math.sqrt(magic);
    double up = north(x, y) * 180 / (AXIS * (1 - ECCENTRICITY) / (magic * root) * Math.PI);
    double right = east(x, y) * 180 / (AXIS / root * Math.cos(radians) * Math.PI);
    return new double[] {lng + right, lat + up};
  }

  private static double north(double x, double y) {
    return -100
        + 2 * x
        + 3 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * Math.sqrt(Math.abs(x))
        + waves(x)
        + (20 * sin(y) + 40 * sin(y / 3)) * 2 / 3
        + (160 * sin(y / 12) + 320 * sin(y / 30)) * 2 / 3;
  }

  private static double east(double x, double y) {
    return 300
        + x
        + 2 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * Math.sqrt(Math.abs(x))
        + waves(x)
        + (20 * sin(x) + 40 * sin(x / 3)) * 2 / 3
        + (150 * sin(x / 12) + 300 * sin(x / 30)) * 2 / 3;
  }

  private static double waves(double x) {
    return (20 * sin(6 * x) + 20 * sin(2 * x)) * 2 / 3;
  }

  private static double sin(double half) {
    return Math.sin(half * Math.PI);
  }
}
