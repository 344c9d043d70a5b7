package org.yiwang.world;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import tools.jackson.databind.json.JsonMapper;

/// One command for one matter, as its caller meant it.
///
/// @param number names the command: no two have the same
/// @param does `report`, `perform`, `approve` or `decline`
/// @param act the act; the kind of matter for a report, nothing where a request is named
/// @param as the party
/// @param request the number of the request that is approved or declined
/// @param expected the version the caller believes in, if it names one
record CaseAsk(
    String key,
    long number,
    String matter,
    String does,
    String act,
    String as,
    String account,
    String unit,
    int request,
    String duty,
    String site,
    OptionalLong expected,
    Map<String, String> answers) {

  /// By which the log names it: it is recorded as the purpose of its events.
  String purpose() {
    return purpose(key, number);
  }

  static String purpose(String key, long number) {
    return key + "#" + number;
  }

  Question question() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("key", key);
    line.put("purpose", purpose());
    line.put("stream", matter);
    line.put("do", does);
    line.put("act", act);
    line.put("as", as);
    line.put("account", account);
    line.put("unit", unit);
    line.put("request", request);
    line.put("duty", duty);
    line.put("site", site);
    line.put("reason", "drill " + number);
    line.put("answers", answers);
    expected.ifPresent(version -> line.put("expected", version));
    return new Question(key, matter, number, JsonMapper.shared().writeValueAsString(line));
  }

  @Override
  public String toString() {
    return "%s of %s: %s %s%s by %s as %s%s"
        .formatted(
            purpose(),
            matter,
            does,
            act,
            request == 0 ? "" : " request " + request,
            account,
            as,
            expected.isPresent() ? " at version " + expected.getAsLong() : "");
  }
}
