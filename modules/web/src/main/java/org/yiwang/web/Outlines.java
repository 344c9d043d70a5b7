package org.yiwang.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yiwang.identity.Unit;
import org.yiwang.identity.UnitKind;
import org.yiwang.target.view.CockpitView;
import org.yiwang.web.page.DistrictMap;
import org.yiwang.web.page.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Outlines of the subdistricts from the pack, drawn in the plane once.
///
/// @param areas in the order of the file
/// @param height of the drawing, [#WIDTH] being its width
/// @param source who made the outlines, as the file says
record Outlines(List<Area> areas, int height, String source) {
  private static final int WIDTH = 300;

  /// One subdistrict.
  record Area(String code, String path, int x, int y) {}

  /// The box around all points; longitudes shrunk by the cosine of the latitude.
  private record Box(double west, double north, double scaleX, double scaleY) {
    int x(double longitude) {
      return (int) Math.round((longitude - west) * scaleX);
    }

    int y(double latitude) {
      return (int) Math.round((north - latitude) * scaleY);
    }
  }

  static Outlines read(byte[] geojson) {
    if (geojson.length == 0) {
      return new Outlines(List.of(), 0, "");
    }
    var root = JsonMapper.shared().readTree(geojson);
    var points = new ArrayList<JsonNode>();
    root.path("features")
        .forEach(feature -> rings(feature).forEach(ring -> ring.forEach(points::add)));
    var west = points.stream().mapToDouble(point -> point.get(0).asDouble()).min().orElse(0);
    var east = points.stream().mapToDouble(point -> point.get(0).asDouble()).max().orElse(1);
    var south = points.stream().mapToDouble(point -> point.get(1).asDouble()).min().orElse(0);
    var north = points.stream().mapToDouble(point -> point.get(1).asDouble()).max().orElse(1);
    var scale = WIDTH / (east - west);
    var tall = scale / Math.cos(Math.toRadians((north + south) / 2));
    var box = new Box(west, north, scale, tall);
    var areas = new ArrayList<Area>();
    root.path("features").forEach(feature -> areas.add(area(feature, box)));
    var height = (int) Math.ceil((north - south) * tall);
    return new Outlines(List.copyOf(areas), height, root.path("license").asString(""));
  }

  /// The map with, for each subdistrict, how many of its shares are on plan or done.
  Optional<DistrictMap> map(List<CockpitView.UnitParts> units, Desk desk, int year, Texts texts) {
    if (areas.isEmpty() || units.isEmpty()) {
      return Optional.empty();
    }
    var drawn = new ArrayList<DistrictMap.Area>();
    for (var unit : desk.rooms().identity().units().list(UnitKind.SUBDISTRICT)) {
      for (var area : areas) {
        // The outlines carry the statistical code, the unit's own with zeros behind it.
        if (!unit.code().isEmpty() && area.code().startsWith(unit.code())) {
          drawn.add(draw(area, unit, units, year, texts));
        }
      }
    }
    return Optional.of(new DistrictMap(WIDTH, height, drawn, texts.of("map.source")));
  }

  private static DistrictMap.Area draw(
      Area area, Unit unit, List<CockpitView.UnitParts> units, int year, Texts texts) {
    var own = units.stream().filter(it -> it.unit().equals(unit.id().value())).findFirst();
    var all = own.map(it -> it.parts().size()).orElse(0);
    var fine = own.map(CockpitView.UnitParts::fine).orElse(0);
    return new DistrictMap.Area(
        area.path(),
        area.x(),
        area.y(),
        unit.shortName().in(texts.english()),
        all == 0 ? "–" : fine + " / " + all,
        all == 0 ? 0 : 1 + Math.min(3, fine * 4 / (all + 1)),
        "/targets?year=" + year + "&unit=" + unit.id());
  }

  private static Area area(JsonNode feature, Box box) {
    var path = new StringBuilder();
    int left = Integer.MAX_VALUE;
    int right = 0;
    int top = Integer.MAX_VALUE;
    int bottom = 0;
    for (var ring : rings(feature)) {
      var command = 'M';
      int lastX = -1;
      int lastY = -1;
      for (var point : ring) {
        int x = box.x(point.get(0).asDouble());
        int y = box.y(point.get(1).asDouble());
        if (x != lastX || y != lastY) {
          path.append(command).append(x).append(' ').append(y);
          command = 'L';
        }
        lastX = x;
        lastY = y;
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
      path.append('Z');
    }
    var code = feature.path("properties").path("code").asString("");
    return new Area(code, path.toString(), (left + right) / 2, (top + bottom) / 2);
  }

  private static List<JsonNode> rings(JsonNode feature) {
    var found = new ArrayList<JsonNode>();
    var geometry = feature.path("geometry");
    var coordinates = geometry.path("coordinates");
    if (geometry.path("type").asString("").equals("Polygon")) {
      coordinates.forEach(found::add);
    } else {
      coordinates.forEach(polygon -> polygon.forEach(found::add));
    }
    return found;
  }
}
