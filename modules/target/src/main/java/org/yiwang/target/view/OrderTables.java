package org.yiwang.target.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.yiwang.journal.View.Change;
import org.yiwang.target.Evidence;
import org.yiwang.target.SupervisionOrder;
import org.yiwang.target.TargetEvent;
import org.yiwang.target.TargetEvent.OrderIssued;
import org.yiwang.target.TargetState;
import org.yiwang.target.view.TargetView.Happened;

/// Supervision orders as they stand, and every act on them.
final class OrderTables {
  private static final String ADD =
      """
      INSERT INTO target_order (
        target, no, year, level, to_unit, stage, reason_zh, reason_en, by_rule, issued_at,
        issued_version, answer_by, due_on, redos)
      SELECT
        target, no, year, level, to_unit, 'ISSUED', reason_zh, reason_en, by_rule, issued_at,
        issued_version, answer_by, due_on, 0
      FROM unnest(
        ?::text[], ?::int4[], ?::int4[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bool[],
        ?::timestamptz[], ?::int8[], ?::date[], ?::date[])
        AS rows (
          target, no, year, level, to_unit, reason_zh, reason_en, by_rule, issued_at,
          issued_version, answer_by, due_on)
      """;
  private static final String MOVE =
      """
      UPDATE target_order AS kept
      SET stage = rows.stage,
          answer_by = rows.answer_by,
          due_on = rows.due_on,
          redos = rows.redos
      FROM unnest(?::text[], ?::int4[], ?::text[], ?::date[], ?::date[], ?::int4[])
        AS rows (target, no, stage, answer_by, due_on, redos)
      WHERE kept.target = rows.target
        AND kept.no = rows.no
      """;
  private static final String ACT =
      """
      INSERT INTO target_act (
        target, version, no, at, event, account, unit, passed, text, evidence)
      SELECT target, version, no, at, event, account, unit, passed, text, evidence::jsonb
      FROM unnest(
        ?::text[], ?::int8[], ?::int4[], ?::timestamptz[], ?::text[], ?::text[], ?::text[],
        ?::bool[], ?::text[], ?::text[])
        AS rows (target, version, no, at, event, account, unit, passed, text, evidence)
      """;

  private OrderTables() {}

  private record Moved(String target, SupervisionOrder order) {}

  private record Act(
      int no, String event, Optional<Boolean> passed, String text, List<Evidence> evidence) {}

  static void write(
      Connection connection,
      List<Change<TargetState>> changes,
      List<Happened<TargetEvent>> happened)
      throws SQLException {
    Batch.run(
        connection,
        ADD,
        TargetView.only(happened, OrderIssued.class),
        List.of(
            TargetView.targetId(),
            TargetView.of("int4", OrderIssued::order),
            Batch.column("int4", Happened::year),
            TargetView.text(e -> e.level().name()),
            TargetView.text(OrderIssued::to),
            TargetView.text(e -> e.reason().zh()),
            TargetView.text(e -> e.reason().en()),
            TargetView.of("bool", OrderIssued::byRule),
            TargetView.at(),
            TargetView.versionColumn(),
            TargetView.of("date", OrderIssued::answerBy),
            TargetView.of("date", OrderIssued::signBy)));
    Batch.run(
        connection,
        MOVE,
        moved(changes),
        List.of(
            Batch.column("text", Moved::target),
            Batch.column("int4", m -> m.order().no()),
            Batch.column("text", m -> m.order().stage().name()),
            Batch.column("date", m -> m.order().answerBy()),
            Batch.column("date", m -> m.order().dueOn().orElse(null)),
            Batch.column("int4", m -> m.order().redos())));
    writeActs(connection, happened);
  }

  private static void writeActs(Connection connection, List<Happened<TargetEvent>> happened)
      throws SQLException {
    var acts = new ArrayList<Happened<Act>>();
    for (var one : happened) {
      act(one.event())
          .ifPresent(
              act -> acts.add(new Happened<>(one.target(), one.year(), one.recorded(), act)));
    }
    Batch.run(
        connection,
        ACT,
        acts,
        List.of(
            TargetView.targetId(),
            TargetView.versionColumn(),
            TargetView.of("int4", Act::no),
            TargetView.at(),
            TargetView.text(Act::event),
            TargetView.account(),
            TargetView.unit(),
            TargetView.of("bool", a -> a.passed().orElse(null)),
            TargetView.text(Act::text),
            TargetView.text(a -> Stored.evidence(a.evidence()))));
  }

  private static List<Moved> moved(List<Change<TargetState>> changes) {
    var moved = new ArrayList<Moved>();
    for (var change : changes) {
      var touched = new HashSet<Integer>();
      change.events().forEach(r -> order((TargetEvent) r.event()).ifPresent(touched::add));
      TargetView.target(change).orders().stream()
          .filter(order -> touched.contains(order.no()))
          .forEach(order -> moved.add(new Moved(change.stream().id(), order)));
    }
    return moved;
  }

  private static Optional<Integer> order(TargetEvent event) {
    return act(event).map(Act::no);
  }

  private static Optional<Act> act(TargetEvent event) {
    var name = event.getClass().getSimpleName();
    Optional<Boolean> none = Optional.empty();
    return switch (event) {
      case OrderIssued e -> Optional.of(new Act(e.order(), name, none, e.reason().zh(), List.of()));
      case TargetEvent.OrderSignedFor e ->
          Optional.of(new Act(e.order(), name, none, "", List.of()));
      case TargetEvent.OrderAnswered e ->
          Optional.of(new Act(e.order(), name, none, e.answer(), e.evidence()));
      case TargetEvent.OrderChecked e ->
          Optional.of(new Act(e.order(), name, Optional.of(e.passed()), e.finding(), List.of()));
      case TargetEvent.OrderClosed e ->
          Optional.of(new Act(e.order(), name, none, e.conclusion(), List.of()));
      case TargetEvent.Adopted _,
          TargetEvent.Cited _,
          TargetEvent.Assigned _,
          TargetEvent.Published _,
          TargetEvent.Withdrawn _,
          TargetEvent.Progressed _,
          TargetEvent.Restated _,
          TargetEvent.MonthLocked _,
          TargetEvent.Suspended _,
          TargetEvent.Resumed _,
          TargetEvent.Changed _,
          TargetEvent.BaseRestated _,
          TargetEvent.RulesMoved _,
          TargetEvent.LightTurned _,
          TargetEvent.SignedOff _ ->
          Optional.empty();
    };
  }
}
