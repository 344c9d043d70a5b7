package org.yiwang.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yiwang.identity.UnitKind;
import org.yiwang.identity.Units;
import org.yiwang.matter.Location;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// In which subdistrict a point lies, by the outlines of the pack. Linear in their points.
final class Areas {
  private final List<Area> areas = new ArrayList<>();

  private record Area(String unit, List<double[][]> rings) {}

  /// @param geojson outlines with the statistical code of each; empty when there are none
  Areas(byte[] geojson, Units units) {
    if (geojson.length > 0) {
      JsonMapper.shared()
          .readTree(geojson)
          .path("features")
          .forEach(feature -> {
            var code = feature.path("properties").path("code").asString("");
            units.list(UnitKind.SUBDISTRICT).stream()
                .filter(unit -> !unit.code().isEmpty() && code.startsWith(unit.code()))
                .findFirst()
                .ifPresent(unit -> areas.add(new Area(unit.id().value(), rings(feature))));
          });
    }
  }

  /// The unit of the subdistrict, if the point lies in one.
  Optional<String> find(Location.Point at) {
    double x = at.longitude().doubleValue();
    double y = at.latitude().doubleValue();
    return areas.stream()
        .filter(area -> area.rings().stream().filter(ring -> within(ring, x, y)).count() % 2 == 1)
        .map(Area::unit)
        .findFirst();
  }

  /// Whether a line to the east crosses the ring an odd number of times.
  private static boolean within(double[][] ring, double x, double y) {
    var inside = false;
    for (int i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      double[] a = ring[i];
      double[] b = ring[j];
      if (a[1] > y != b[1] > y && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) {
        inside = !inside;
      }
    }
    return inside;
  }

  private static List<double[][]> rings(JsonNode feature) {
    var geometry = feature.path("geometry");
    var found = new ArrayList<double[][]>();
    if (geometry.path("type").asString("").equals("Polygon")) {
      geometry.path("coordinates").forEach(ring -> found.add(ring(ring)));
    } else {
      geometry
          .path("coordinates")
          .forEach(polygon -> polygon.forEach(ring -> found.add(ring(ring))));
    }
    return found;
  }

  private static double[][] ring(JsonNode ring) {
    var points = new ArrayList<double[]>();
    ring.forEach(
        point -> points.add(new double[] {point.get(0).asDouble(), point.get(1).asDouble()}));
    return points.toArray(new double[0][]);
  }
}
