package org.yiwang.world;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yiwang.world.Attempt.Ok;
import org.yiwang.world.Attempt.Refused;
import org.yiwang.world.Attempt.Unknown;
import tools.jackson.databind.json.JsonMapper;

/// How one drill went.
///
/// @param cycles kills done
/// @param crashes how often a host ended that nobody killed
record DrillReport(
    DrillPlan plan,
    int cycles,
    int crashes,
    Duration took,
    History history,
    Violations violations) {

  boolean isClean() {
    return violations.count() == 0 && crashes == 0;
  }

  /// One line of JSON.
  String json() {
    return JsonMapper.shared().writeValueAsString(fields());
  }

  /// A few lines for people.
  String text() {
    var lines = new StringBuilder();
    fields().forEach((name, value) -> lines.append("%-16s %s%n".formatted(name, value)));
    return lines.toString();
  }

  private Map<String, Object> fields() {
    var resume = ResumeTimes.of(history);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("drill", plan.name());
    fields.put("seed", plan.seed());
    fields.put("cycles", cycles);
    fields.put("ops", history.attempts().size());
    fields.put("acknowledged", count(Ok.class));
    fields.put("refused", count(Refused.class));
    fields.put("unknown", count(Unknown.class));
    fields.put("resume_p95_ms", resume.p95Millis());
    fields.put("resume_max_ms", resume.maxMillis());
    fields.put("host_crashes", crashes);
    fields.put("seconds", took.toSeconds());
    fields.put("violations", violations.count());
    fields.put("broken", named());
    fields.put("examples", violations.worded().stream().map(this::worded).toList());
    return fields;
  }

  private Map<String, Integer> named() {
    Map<String, Integer> named = new LinkedHashMap<>();
    violations.counts().forEach((promise, count) -> named.put(promise.toString(), count));
    return named;
  }

  private String worded(Violation violation) {
    return violation.promise() + ": " + violation.what();
  }

  private long count(Class<?> outcome) {
    return history.attempts().stream()
        .filter(attempt -> outcome.isInstance(attempt.outcome()))
        .count();
  }

  /// The drills of one call, as one line of JSON.
  static String json(long seed, List<DrillReport> reports) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("seed", seed);
    fields.put("drills", reports.stream().map(DrillReport::fields).toList());
    return JsonMapper.shared().writeValueAsString(fields);
  }
}
