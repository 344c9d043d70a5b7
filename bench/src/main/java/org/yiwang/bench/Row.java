package org.yiwang.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// One line of a benchmark: our number beside the peer's.
///
/// @param ratio how many times better ours is, so that more is always better
record Row(String what, double ours, String peer, double peerValue, String unit, double ratio) {
  /// A rate: more is better.
  static Row rate(String what, double ours, String peer, double peerValue) {
    return new Row(what, ours, peer, peerValue, "1/s", ours / peerValue);
  }

  /// A time: less is better.
  static Row time(String what, double ours, String peer, double peerValue, String unit) {
    return new Row(what, ours, peer, peerValue, unit, peerValue / ours);
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("what", what);
    fields.put("ours", rounded(ours));
    fields.put("peer", peer);
    fields.put("peer_value", rounded(peerValue));
    fields.put("unit", unit);
    fields.put("ratio", rounded(ratio));
    return fields;
  }

  String text() {
    return "%-44s %,12.1f  %-40s %,12.1f %-4s %8.2f×"
        .formatted(what, ours, peer, peerValue, unit, ratio);
  }

  /// The last line of a benchmark.
  static String json(String bench, String machine, List<Row> rows) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("bench", bench);
    fields.put("machine", machine);
    fields.put("rows", rows.stream().map(Row::fields).toList());
    return JsonMapper.shared().writeValueAsString(fields);
  }

  static String machine() {
    return "%d cores, %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.version().feature());
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
