package org.yiwang.target.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yiwang.journal.Recorded;
import org.yiwang.journal.View;
import org.yiwang.target.Target;
import org.yiwang.target.TargetEvent;
import org.yiwang.target.TargetState;

/// Keeps the query tables of targets: the row of a target from its state, everything else from its
/// events, so that the rows are the same however the log is cut into batches.
final class TargetView implements View<TargetState> {
  /// An event of a batch with its target.
  record Happened<E>(String target, int year, Recorded recorded, E event) {
    long version() {
      return recorded.version();
    }
  }

  @Override
  public String kind() {
    return "target";
  }

  @Override
  public void write(Connection transaction, List<Change<TargetState>> changes) throws SQLException {
    var happened = changes.stream().flatMap(TargetView::happened).toList();
    TargetTable.write(transaction, changes, happened);
    EntryTables.write(transaction, happened);
    PartTable.write(transaction, happened);
    OrderTables.write(transaction, changes, happened);
    RecordTables.write(transaction, happened);
  }

  @Override
  public void clear(Connection transaction) throws SQLException {
    Batch.clear(
        transaction,
        List.of(
            "TRUNCATE target_target, target_unit",
            "TRUNCATE target_entry, target_part, target_restatement",
            "TRUNCATE target_order, target_act",
            "TRUNCATE target_turn, target_lock, target_change, target_history"));
  }

  private static Stream<Happened<TargetEvent>> happened(Change<TargetState> change) {
    var year = target(change).promise().year();
    return change.events().stream()
        .map(recorded ->
            new Happened<>(change.stream().id(), year, recorded, (TargetEvent) recorded.event()));
  }

  static Target target(Change<TargetState> change) {
    if (change.state() instanceof Target target) {
      return target;
    }
    throw new IllegalStateException("events without a target: " + change.stream());
  }

  /// The events of one type, in order.
  static <E extends TargetEvent> List<Happened<E>> only(
      List<Happened<TargetEvent>> happened, Class<E> type) {
    return happened.stream()
        .filter(one -> type.isInstance(one.event()))
        .map(
            one -> new Happened<>(one.target(), one.year(), one.recorded(), type.cast(one.event())))
        .toList();
  }

  static <E> Batch.Column<Happened<E>> text(Function<E, @Nullable Object> value) {
    return Batch.column("text", one -> value.apply(one.event()));
  }

  static <E> Batch.Column<Happened<E>> of(String type, Function<E, @Nullable Object> value) {
    return Batch.column(type, one -> value.apply(one.event()));
  }

  static <E> Batch.Column<Happened<E>> targetId() {
    return Batch.column("text", Happened::target);
  }

  static <E> Batch.Column<Happened<E>> versionColumn() {
    return Batch.column("int8", Happened::version);
  }

  static <E> Batch.Column<Happened<E>> at() {
    return Batch.column("timestamptz", one -> one.recorded().at());
  }

  static <E> Batch.Column<Happened<E>> account() {
    return Batch.column("text", one -> one.recorded().actor().account());
  }

  static <E> Batch.Column<Happened<E>> unit() {
    return Batch.column("text", one -> one.recorded().actor().unit());
  }
}
