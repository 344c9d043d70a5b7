package org.yiwang.web;

import java.math.BigDecimal;
import java.util.Optional;
import org.yiwang.matter.Location;

/// Where something is, as a script says it.
final class Places {
  private static final int ADDRESS_MAX = 200;
  private static final String DEGREES = "-?\\d{1,3}(\\.\\d{1,9})?";

  private Places() {}

  static Optional<Location> of(JsonBody body) {
    return body.part("place").map(Places::place);
  }

  private static Location place(JsonBody place) {
    var address = place.text("address");
    if (address.length() > ADDRESS_MAX) {
      throw JsonBody.malformed("place.address", "地址最多 200 字", "200 characters at most");
    }
    return new Location(place.slug("site"), address, point(place));
  }

  private static Optional<Location.Point> point(JsonBody place) {
    var longitude = place.text("longitude");
    var latitude = place.text("latitude");
    if (longitude.isEmpty() && latitude.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Location.Point(
            degrees("place.longitude", longitude, 180), degrees("place.latitude", latitude, 90)));
  }

  private static BigDecimal degrees(String field, String text, int most) {
    if (!text.matches(DEGREES)
        || new BigDecimal(text).abs().compareTo(BigDecimal.valueOf(most)) > 0) {
      throw JsonBody.malformed(
          field,
          "应为 ±" + most + " 之内的度数，小数不超过九位",
          "degrees within ±" + most + ", nine decimals at most, expected");
    }
    return new BigDecimal(text);
  }
}
