package org.yiwang.target.view;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.yiwang.target.Assignment;
import org.yiwang.target.Goal;
import org.yiwang.target.Target;
import org.yiwang.target.TargetCommand;

/// A row of `target_target` with its target, whose entries stay in their own table.
record Kept(
    String id,
    long version,
    Target target,
    Optional<BigDecimal> figure,
    Optional<BigDecimal> derived,
    Optional<BigDecimal> selfReported,
    int entries,
    int openOrders,
    Optional<Instant> lastEntryAt) {
  static Kept of(ResultSet row, Target target) throws SQLException {
    return new Kept(
        row.getString("id"),
        row.getLong("version"),
        target,
        Optional.ofNullable(row.getBigDecimal("figure")),
        Optional.ofNullable(row.getBigDecimal("derived")),
        Optional.ofNullable(row.getBigDecimal("self_reported")),
        row.getInt("entries"),
        row.getInt("open_orders"),
        Optional.ofNullable(row.getObject("last_entry_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  TargetRow on(LocalDate today) {
    var promise = target.promise();
    var schedule = target.schedule();
    return new TargetRow(
        id,
        promise.year(),
        promise.number(),
        promise.name(),
        promise.detail(),
        promise.theme(),
        promise.goal(),
        target.light(),
        figure,
        derived,
        selfReported,
        schedule.at(today),
        figure.flatMap(now -> schedule.gapPoints(now, today)),
        target.assignment().map(Assignment::leadUnit).orElse(""),
        target.assignment().map(Assignment::assistUnits).orElse(java.util.List.of()),
        target.assignment().map(Assignment::deadline),
        target.standing().published(),
        target.signedOff(),
        openOrders,
        lastEntryAt,
        Optional.empty());
  }

  /// The source of the figure the light is judged by; as reported where none is.
  TargetCommand.Source counted() {
    return target.promise().goal().counted() == Goal.Counted.DERIVED
        ? TargetCommand.Source.DERIVED
        : TargetCommand.Source.SELF_REPORTED;
  }
}
