package org.yiwang.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.matter.Location;
import org.yiwang.web.page.MatterPages;
import tools.jackson.databind.json.JsonMapper;

/// Maps beside lists: the outlines of the pack, points, and tiles where there is a source of them.
final class MatterMap {
  static final String OUTLINES = "/map/outlines.geojson";

  private final Desk desk;
  private final String tiles;

  /// @param tiles address of tiles with `{z}`, `{x}`, `{y}`; empty when there are none
  MatterMap(Desk desk, String tiles) {
    this.desk = desk;
    this.tiles = tiles;
  }

  /// The outlines as the pack has them.
  ServerResponse outlines(Call call) {
    return ServerResponse.ok()
        .contentType(MediaType.parseMediaType("application/geo+json"))
        .cacheControl(CacheControl.maxAge(java.time.Duration.ofHours(1)))
        .header("Vary", call.texts().language())
        .body(desk.rooms().outlines());
  }

  /// One point of a map.
  record Point(Location.Point at, String words, String href, String light) {}

  MatterPages.MapData of(List<Point> points, Call call) {
    var all = new ArrayList<Map<String, Object>>();
    for (var point : points) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("lat", point.at().latitude());
      one.put("lng", point.at().longitude());
      one.put("words", point.words());
      one.put("href", point.href());
      one.put("light", point.light());
      all.add(one);
    }
    return new MatterPages.MapData(
        desk.rooms().outlines().length == 0 ? "" : OUTLINES,
        tiles,
        JsonMapper.shared().writeValueAsString(all),
        call.texts().of("map.source"));
  }

  /// The map of one matter; empty where nobody said where it is.
  Optional<MatterPages.MapData> of(MatterDoor.Found found, Call call) {
    return found
        .matter()
        .report()
        .place()
        .flatMap(Location::point)
        .map(at -> {
          var next =
              new MatterClocks(desk, desk.now(), call.texts()).next(found.matter(), found.life());
          return of(List.of(new Point(at, "", "", next.lamp().state())), call);
        });
  }
}
