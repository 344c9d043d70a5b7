package org.yiwang.world;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the database holds of matters, copied out by plain SQL.
///
/// @param events all rows of the log, ordered by `seq`
/// @param receipts for each key how many receipts there are
/// @param states each matter's stored state, in the words of [CaseModel#worded]
/// @param timers when each matter's timer is due
/// @param rows what pages read of each matter: version, state, unit
record CaseCopy(
    List<Event> events,
    Map<String, Integer> receipts,
    Map<String, String> states,
    Map<String, Instant> timers,
    Map<String, String> rows) {

  /// One row of the log.
  record Event(
      long seq,
      Instant at,
      String stream,
      long version,
      String type,
      String purpose,
      JsonNode data) {
    boolean isOfMatter() {
      return stream.startsWith("matter/");
    }

    String matter() {
      return stream.substring(stream.indexOf('/') + 1);
    }
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  static CaseCopy read(Connection database) throws SQLException {
    var copy =
        new CaseCopy(
            new ArrayList<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    each(
        database,
        """
        SELECT seq, at, stream, version, type, purpose, data::text AS data
        FROM journal_event
        ORDER BY seq, stream, version
        """,
        row -> copy.events.add(event(row)));
    each(
        database,
        "SELECT key, count(*) AS times FROM journal_receipt GROUP BY key",
        row -> copy.receipts.put(row.getString("key"), row.getInt("times")));
    each(
        database,
        "SELECT id, version, state::text AS state FROM journal_stream WHERE kind = 'matter'",
        row ->
            copy.states.put(
                id(row.getString("id")),
                state(row.getLong("version"), json(row.getString("state")))));
    each(
        database,
        "SELECT stream, due FROM journal_timer",
        row -> copy.timers.put(id(row.getString("stream")), instant(row, "due")));
    each(
        database,
        "SELECT id, version, state, unit FROM matter_matter",
        row ->
            copy.rows.put(
                row.getString("id"),
                row(row.getLong("version"), row.getString("state"), row.getString("unit"))));
    return copy;
  }

  /// What a page's row says, in words.
  static String row(long version, String state, String unit) {
    return "version %d %s at '%s'".formatted(version, state, unit);
  }

  private static void each(Connection database, String sql, Row row) throws SQLException {
    try (var query = database.prepareStatement(sql);
        var rows = query.executeQuery()) {
      while (rows.next()) {
        row.read(rows);
      }
    }
  }

  private static Event event(ResultSet row) throws SQLException {
    return new Event(
        row.getLong("seq"),
        instant(row, "at"),
        row.getString("stream"),
        row.getLong("version"),
        row.getString("type"),
        row.getString("purpose"),
        json(row.getString("data")));
  }

  private static String state(long version, JsonNode state) {
    var standing = state.path("standing");
    var times = new TreeMap<String, Integer>();
    for (var done : state.path("done").properties()) {
      times.put(done.getKey(), done.getValue().path("times").asInt());
    }
    var clocks = new ArrayList<String>();
    state.path("clocks").forEach(clock -> clocks.add(clock(clock)));
    var requests = new ArrayList<Integer>();
    state.path("requests").forEach(one -> requests.add(one.path("request").asInt()));
    return CaseModel.worded(
        version,
        standing.path("state").asString(),
        standing.path("cycle").asInt(),
        state.path("desk").path("unit").asString(),
        times,
        clocks,
        requests);
  }

  private static String clock(JsonNode clock) {
    var time = clock.path("time");
    var stands = new ArrayList<CaseClock.Stand>();
    time.path("pauses")
        .forEach(pause ->
            stands.add(
                new CaseClock.Stand(
                    Instant.parse(pause.path("from").asString()),
                    pause.path("until").asStringOpt().map(Instant::parse))));
    var signalled = new TreeSet<Integer>();
    clock.path("signalled").forEach(step -> signalled.add(step.asInt()));
    return CaseClock.worded(
        clock.path("clock").asString(),
        Instant.parse(time.path("start").asString()),
        stands,
        time.path("extensions").size(),
        signalled,
        time.has("stop"));
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private static String id(String stream) {
    return stream.substring(stream.indexOf('/') + 1);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
