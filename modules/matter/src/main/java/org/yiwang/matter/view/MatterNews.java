package org.yiwang.matter.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yiwang.identity.Unit;
import org.yiwang.identity.UnitId;
import org.yiwang.journal.Recorded;
import org.yiwang.matter.Life;
import org.yiwang.matter.MatterEvent;
import org.yiwang.matter.MatterRoom;
import org.yiwang.matter.MatterType;
import org.yiwang.pack.Text;

/// What others may be told of an event of a matter: what kind of thing happened, to which type of
/// matter, in which state and with which unit it is. Never who reported or acted, what was
/// answered, or where.
///
/// @param seq place of the event in the log
/// @param at when it was recorded
/// @param subject the matter's stream
/// @param says one line for people
/// @param data the same by names: `type`, and where they apply `state`, `unit`, `duty`, `clock`,
///   `point`
public record MatterNews(
    long seq, Instant at, Kind kind, String subject, Text says, Map<String, String> data) {
  public MatterNews {
    data = Map.copyOf(data);
  }

  /// What kind of thing happened.
  public enum Kind {
    REPORTED("reported", "新报", "Reported"),
    STATE_CHANGED("state-changed", "进展", "Moved on"),
    RETURNED("returned", "退回", "Returned"),
    REOPENED("reopened", "重开", "Reopened"),
    ENDED("ended", "结束", "Ended"),
    SIGNALLED("signalled", "时限提醒", "Time limit");

    private final String word;
    private final String zh;
    private final String en;

    Kind(String word, String zh, String en) {
      this.word = word;
      this.zh = zh;
      this.en = en;
    }

    /// As others are told it.
    public String word() {
      return word;
    }
  }

  /// A matter as its row says it now. Its type's name never changes; its state and unit are told
  /// only of a clock's point, which has none of its own.
  private record Row(MatterType type, String state, String unit) {}

  /// The news in these events, in their order; at most one an event.
  ///
  /// @param transaction sees the rows of the matters, which are written with their events
  public static List<MatterNews> list(
      Connection transaction, MatterRoom room, List<Recorded> events) throws SQLException {
    var told = events.stream().filter(event -> event.event() instanceof MatterEvent).toList();
    var rows = rows(transaction, room, told);
    return told.stream()
        .flatMap(event -> {
          var row = rows.get(event.stream().id());
          return row == null ? Stream.empty() : new Telling(room, event, row).news().stream();
        })
        .toList();
  }

  private static Map<String, Row> rows(
      Connection transaction, MatterRoom room, List<Recorded> events) throws SQLException {
    var sql = "SELECT id, type, state, unit FROM matter_matter WHERE id = ANY (?)";
    var ids = events.stream().map(event -> event.stream().id()).distinct().toArray(String[]::new);
    var rows = new HashMap<String, Row>();
    try (var statement = transaction.prepareStatement(sql)) {
      statement.setArray(1, transaction.createArrayOf("text", ids));
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          var type = room.types().find(row.getString("type")).orElseThrow();
          rows.put(
              row.getString("id"), new Row(type, row.getString("state"), row.getString("unit")));
        }
      }
    }
    return rows;
  }

  /// One event put into words.
  private record Telling(MatterRoom room, Recorded event, Row row) {
    Optional<MatterNews> news() {
      return switch ((MatterEvent) event.event()) {
        case MatterEvent.Reported e -> moved(Kind.REPORTED, e.state(), "", "");
        case MatterEvent.Acted e -> acted(e);
        case MatterEvent.RootFollowed e -> moved(kind(e.from(), e.to(), e.end()), e.to(), "", "");
        case MatterEvent.HandedOver e -> moved(Kind.STATE_CHANGED, row.state(), e.to(), "");
        case MatterEvent.Signalled e -> Optional.of(signalled(e));
        case MatterEvent.Requested _,
            MatterEvent.Approved _,
            MatterEvent.Declined _,
            MatterEvent.Lapsed _,
            MatterEvent.FactsCorrected _,
            MatterEvent.Routed _,
            MatterEvent.Rated _,
            MatterEvent.Sampled _,
            MatterEvent.Noted _,
            MatterEvent.Looked _,
            MatterEvent.JoinedRoot _,
            MatterEvent.DuplicateTaken _,
            MatterEvent.LeftRoot _,
            MatterEvent.DuplicateDropped _,
            MatterEvent.ChildTaken _,
            MatterEvent.ChildFollowed _,
            MatterEvent.Moved _ ->
            Optional.empty();
      };
    }

    private Optional<MatterNews> acted(MatterEvent.Acted e) {
      if (e.effects().contains(Life.Effect.RETURNS)) {
        return moved(Kind.RETURNED, e.to(), e.unit(), e.duty());
      }
      var assigns =
          e.effects().contains(Life.Effect.ASSIGNS) || e.effects().contains(Life.Effect.DECIDES);
      return e.to().equals(e.from()) && !assigns
          ? Optional.empty()
          : moved(kind(e.from(), e.to(), e.end()), e.to(), e.unit(), e.duty());
    }

    private Kind kind(String from, String to, Life.End end) {
      var before = row.type().life().findState(from).map(Life.State::end).orElse(Life.End.OPEN);
      if (end == Life.End.OPEN) {
        return before == Life.End.OPEN ? Kind.STATE_CHANGED : Kind.REOPENED;
      }
      return before == Life.End.OPEN && !from.equals(to) ? Kind.ENDED : Kind.STATE_CHANGED;
    }

    private Optional<MatterNews> moved(Kind kind, String state, String unit, String duty) {
      var data = new TreeMap<String, String>();
      data.put("state", state);
      data.put("unit", unit);
      data.put("duty", duty);
      var where = unit(unit);
      var standing = state(state);
      return Optional.of(
          news(
              kind,
              data,
              new Text(
                  "，" + standing.zh() + where.map(it -> "，" + it.zh()).orElse(""),
                  ", " + standing.en() + where.map(it -> ", " + it.en()).orElse(""))));
    }

    private MatterNews signalled(MatterEvent.Signalled e) {
      var clock =
          row.type()
              .life()
              .findClock(e.clock())
              .map(Life.Clock::name)
              .orElse(new Text(e.clock(), e.clock()));
      var point =
          switch (e.point()) {
            case YELLOW -> new Text("黄灯", "yellow");
            case RED -> new Text("红灯", "red");
            case DUE -> new Text("到期", "due");
            case OVERDUE -> new Text("超期", "overdue");
          };
      var data = new TreeMap<String, String>();
      data.put("state", row.state());
      data.put("unit", row.unit());
      data.put("clock", e.clock());
      data.put("point", point.en());
      return news(
          Kind.SIGNALLED,
          data,
          new Text("，" + clock.zh() + point.zh(), ", " + clock.en() + " " + point.en()));
    }

    private MatterNews news(Kind kind, Map<String, String> data, Text more) {
      data.put("type", row.type().matter());
      data.values().removeIf(String::isEmpty);
      var name = row.type().name();
      return new MatterNews(
          event.seq(),
          event.at(),
          kind,
          event.stream().toString(),
          new Text(kind.zh + "：" + name.zh() + more.zh(), kind.en + ": " + name.en() + more.en()),
          data);
    }

    private Text state(String state) {
      return row.type()
          .life()
          .findState(state)
          .map(Life.State::name)
          .orElse(new Text(state, state));
    }

    private Optional<Text> unit(String unit) {
      return unit.isEmpty()
          ? Optional.empty()
          : room.ground().units().find(new UnitId(unit)).map(Unit::shortName);
    }
  }
}
