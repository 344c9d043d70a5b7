package org.yiwang.target.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.yiwang.target.Assignment;

/// Reads what each unit has reached of its share.
final class Parts {
  private static final String SUMS =
      """
      SELECT target, unit, source, amount
      FROM target_part
      WHERE target = ANY (:targets)
      """;

  private Parts() {}

  private record Key(String target, String unit, String source) {}

  /// The parts of every split target among `targets`, by the target's id.
  static Map<String, List<TargetPage.PartRow>> of(
      Handle handle, List<Kept> targets, LocalDate today) {
    var split = targets.stream().filter(Parts::isSplit).toList();
    var ids = split.stream().map(Kept::id).toArray();
    var sums = new HashMap<Key, BigDecimal>();
    handle
        .createQuery(SUMS)
        .bindArray("targets", String.class, ids)
        .map((row, _) ->
            Map.entry(
                new Key(row.getString("target"), row.getString("unit"), row.getString("source")),
                row.getBigDecimal("amount")))
        .forEach(row -> sums.put(row.getKey(), row.getValue()));
    var parts = new HashMap<String, List<TargetPage.PartRow>>();
    for (var kept : split) {
      parts.put(kept.id(), parts(kept, sums, today));
    }
    return parts;
  }

  private static boolean isSplit(Kept kept) {
    return kept.target().assignment().filter(named -> !named.split().isEmpty()).isPresent();
  }

  private static List<TargetPage.PartRow> parts(
      Kept kept, Map<Key, BigDecimal> sums, LocalDate today) {
    return kept.target().assignment().orElseThrow().split().stream()
        .map(share -> {
          var key = new Key(kept.id(), share.unit(), kept.counted().name());
          return part(kept, share, sums.getOrDefault(key, BigDecimal.ZERO), today);
        })
        .toList();
  }

  private static TargetPage.PartRow part(
      Kept kept, Assignment.Share share, BigDecimal figure, LocalDate today) {
    var goal = kept.target().promise().goal();
    var whole = goal.value().orElse(BigDecimal.ONE);
    var scheduled =
        kept.target()
            .schedule()
            .at(today)
            .map(district ->
                share
                    .value()
                    .multiply(district)
                    .divide(whole, goal.decimals() + 2, RoundingMode.HALF_UP))
            .orElse(BigDecimal.ZERO);
    var light = kept.target().lightOf(share, figure, today);
    return new TargetPage.PartRow(share.unit(), share.value(), figure, scheduled, light);
  }
}
