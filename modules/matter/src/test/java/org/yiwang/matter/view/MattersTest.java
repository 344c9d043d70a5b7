package org.yiwang.matter.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yiwang.identity.Identity;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Journal;
import org.yiwang.journal.Submission;
import org.yiwang.matter.Answers;
import org.yiwang.matter.Bundle;
import org.yiwang.matter.Location;
import org.yiwang.matter.MatterCommand;
import org.yiwang.matter.MatterCommand.Perform;
import org.yiwang.matter.MatterEvent;
import org.yiwang.matter.MatterPack;
import org.yiwang.matter.MatterRoom;
import org.yiwang.pack.PackFolder;
import org.yiwang.postgres.Postgres;
import org.yiwang.postgres.ScratchPostgres;

/// A morning of the district on a real database: what each list shows, and that all of it can be
/// made again from the log.
final class MattersTest {
  private static final Path PACK = Path.of(System.getProperty("yiwang.root"), "packs", "hongkou");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Actor OFFICER = new Actor("wu", "city-operations", "city-operations");
  private static final Actor DISPATCHER = new Actor("qian", "city-operations", "city-operations");
  private static final Actor GREENING = new Actor("feng", "greening-appearance", "fulfilment");
  private static final String PHOTO = "ab".repeat(32) + "/photo.jpg";
  private static final List<String> TABLES =
      List.of(
          "matter_type",
          "matter_matter",
          "matter_text",
          "matter_waiting",
          "matter_clock",
          "matter_bounce",
          "matter_signal",
          "matter_notice");

  private static Postgres postgres;
  private static HikariDataSource pool;
  private static MatterRoom room;
  private static Journal journal;
  private static Matters matters;
  private static final Hands CLOCK = new Hands();
  private static int keys;

  private static final class Hands implements InstantSource {
    private volatile Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeAll
  static void a_morning_passes() {
    postgres = ScratchPostgres.migrated(List.of("db/journal", "db/matter"));
    pool = pool("");
    room = new MatterRoom(pack(), Matters.recordedTypes(pool));
    CLOCK.now = minute("2024-06-03T08:00");
    journal =
        Journal.open(pool, CLOCK, new Journal.Parts(room.kinds(), Matters.views(room), List.of()));
    room.record(journal);
    matters = new Matters(pool);
    refuse("refuse-1", "四川北路某弄口");
    refuse("refuse-2", "四川北路某弄口");
    at("2024-06-03T09:00");
    perform("refuse-1", DISPATCHER, Perform.of("file", "dispatcher", Answers.NONE));
    perform("refuse-1", DISPATCHER, Perform.of("dispatch", "dispatcher", Answers.NONE));
    at("2024-06-03T09:30");
    perform("refuse-2", DISPATCHER, Perform.of("file", "dispatcher", Answers.NONE));
    perform("refuse-2", DISPATCHER, Perform.of("dispatch", "dispatcher", Answers.NONE));
    perform(
        "refuse-2",
        GREENING,
        new Perform(
            "return_back",
            "unit",
            Answers.of("reason", "小区内"),
            "",
            "property-management",
            List.of()));
    ticket("ticket-1");
    at("2024-06-03T10:00");
    perform("refuse-1", GREENING, Perform.of("extend", "unit", Answers.of("reason", "车在别处")));
    // the timer's work of the morning, now and not when it comes to it
    List.of("refuse-1", "refuse-2", "ticket-1")
        .forEach(id -> perform(id, Actor.TIMER, new MatterCommand.Pass()));
  }

  private static MatterPack pack() {
    return PackFolder.open(PACK)
        .check(folder -> {
          var identity = Identity.read(folder, false);
          return MatterPack.read(folder, identity.units(), identity.access());
        })
        .get();
  }

  private static HikariDataSource pool(String init) {
    var settings = new HikariConfig();
    settings.setJdbcUrl(postgres.url());
    settings.setUsername(postgres.user());
    settings.setPassword(postgres.password());
    if (!init.isEmpty()) {
      settings.setMaximumPoolSize(1);
      settings.setConnectionInitSql(init);
    }
    return new HikariDataSource(settings);
  }

  private static Instant minute(String text) {
    return LocalDateTime.parse(text).atZone(ZONE).toInstant();
  }

  private static void at(String text) {
    CLOCK.now = minute(text);
  }

  private static void refuse(String id, String address) {
    report(
        id,
        OFFICER,
        new MatterCommand.Report(
            "refuse-exposed",
            "grid-officer",
            "patrol",
            Answers.of("description", "暴露垃圾").and("photo", PHOTO),
            Optional.of(new Location("north-sichuan-road", address, Optional.empty())),
            Optional.empty(),
            List.of()));
  }

  private static void ticket(String id) {
    report(
        id,
        new Actor("agent", "city-operations", "city-operations"),
        new MatterCommand.Report(
            "hotline-complaint",
            "agent",
            "12345",
            Answers.of("words", "夜里很吵").and("topic", "noise").and("phone", "555-0100"),
            Optional.of(new Location("north-bund", "某路", Optional.empty())),
            Optional.empty(),
            List.of()));
  }

  private static void report(String id, Actor who, MatterCommand.Report report) {
    accept(Bundle.report(key(), who, MatterRoom.matter(id), report));
  }

  private static void perform(String id, Actor who, MatterCommand command) {
    var stream = MatterRoom.matter(id);
    accept(room.bundle().of(key(), who, stream, journal.current(room.matters(), id), command));
  }

  private static void accept(Submission submission) {
    assertThat(journal.submit(submission)).isInstanceOf(Answer.Accepted.class);
  }

  private static String key() {
    return "test-" + keys++;
  }

  @AfterAll
  static void close() {
    journal.close();
    pool.close();
    postgres.close();
  }

  @Test
  void the_queue_has_the_least_time_left_first() {
    var queue = matters.queue(new Matters.Which.All(), Matters.After.START, 10);
    assertThat(queue).extracting(MatterRow::id).containsExactly("refuse-2", "refuse-1", "ticket-1");
    assertThat(queue.get(1).dueAt()).contains(minute("2024-06-03T15:00"));
    var second = matters.queue(new Matters.Which.All(), Matters.After.row(queue.getFirst()), 1);
    assertThat(second).extracting(MatterRow::id).containsExactly("refuse-1");
    assertThat(
            matters.queue(new Matters.Which.OfUnit("greening-appearance"), Matters.After.START, 10))
        .extracting(MatterRow::id)
        .containsExactly("refuse-1");
    assertThat(
            matters.queue(
                new Matters.Which.OfSites(List.of("north-bund")), Matters.After.START, 10))
        .extracting(MatterRow::summary)
        .containsExactly("噪声");
    assertThat(matters.queue(new Matters.Which.OfKind("refuse-exposed"), Matters.After.START, 10))
        .hasSize(2);
  }

  @Test
  void everyone_sees_what_waits_for_them() {
    assertThat(matters.inbox(List.of("lead-officer"), List.of("greening-appearance"), 10))
        .extracting(MatterRow::id)
        .containsExactly("refuse-1");
    assertThat(matters.inbox(List.of("lead-officer"), List.of("housing"), 10)).isEmpty();
    assertThat(matters.inbox(List.of("dispatcher"), List.of("city-operations"), 10))
        .extracting(MatterRow::id)
        .containsExactly("refuse-2", "ticket-1");
    assertThat(matters.inbox(List.of("unit-head"), List.of("greening-appearance"), 10))
        .as("an extension waits for the head of the unit")
        .extracting(MatterRow::id)
        .containsExactly("refuse-1");
  }

  @Test
  void overdue_matters_and_their_clocks_are_found() {
    assertThat(matters.overdue(minute("2024-06-03T09:46"), 10))
        .extracting(MatterRow::id)
        .containsExactly("refuse-2");
    assertThat(matters.overdue(minute("2024-06-03T09:44"), 10)).isEmpty();
    var counts = matters.countOpen(minute("2024-06-03T16:00"));
    assertThat(counts).hasSize(3);
    assertThat(counts.stream().mapToInt(Matters.OpenCount::overdue).sum()).isEqualTo(3);
  }

  @Test
  void the_same_thing_at_the_same_place_is_pointed_out() {
    var here = new Location("north-sichuan-road", "四川北路某弄口", Optional.empty());
    assertThat(matters.nearby("refuse-exposed", here, minute("2024-06-01T00:00"), 10))
        .extracting(MatterRow::id)
        .containsExactlyInAnyOrder("refuse-1", "refuse-2");
    assertThat(matters.nearby("refuse-exposed", here, minute("2024-06-04T00:00"), 10)).isEmpty();
  }

  @Test
  void matters_are_found_by_their_words_but_not_by_what_says_who_somebody_is() {
    assertThat(search("暴露垃圾")).containsExactlyInAnyOrder("refuse-1", "refuse-2");
    assertThat(search("川北路 垃圾")).containsExactlyInAnyOrder("refuse-1", "refuse-2");
    assertThat(search("很吵")).containsExactly("ticket-1");
    assertThat(search("TICKET-1")).containsExactly("ticket-1");
    assertThat(search("555-0100")).as("a telephone number").isEmpty();
    assertThat(matters.search("吵", 10)).as("one character").isEmpty();
  }

  private static List<String> search(String question) {
    return matters.search(question, 10).orElseThrow().stream().map(MatterRow::id).toList();
  }

  @Test
  void who_gave_what_back_is_counted() {
    assertThat(matters.bounces(minute("2024-06-01T00:00"), 10))
        .containsExactly(
            new Matters.BounceCount("greening-appearance", "refuse", "property-management", 1));
  }

  @Test
  void a_matter_is_found_with_its_timeline() {
    var matter = matters.find("refuse-1").orElseThrow();
    assertThat(matter.state()).isEqualTo("dispatched");
    assertThat(matter.requests()).hasSize(1);
    assertThat(matters.timeline("refuse-1"))
        .extracting(line -> line.event().getClass().getSimpleName())
        .startsWith("Reported", "Routed")
        .endsWith("Requested");
    assertThat(matters.timeline("refuse-1").getFirst().event())
        .isInstanceOf(MatterEvent.Reported.class);
    assertThat(matters.ofReporter("wu", 10)).hasSize(2);
  }

  @Test
  void dropping_the_views_and_making_them_again_gives_the_same_rows() throws SQLException {
    var before = rows();
    assertThat(before.get("matter_clock")).hasSizeGreaterThan(5);
    assertThat(journal.rebuild()).isGreaterThan(20);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void every_version_in_use_is_on_record() {
    assertThat(Matters.recordedTypes(pool))
        .containsExactlyInAnyOrderElementsOf(room.types().list());
  }

  @Test
  void no_question_is_answered_without_an_index() throws SQLException {
    try (var one = pool("SET enable_seqscan = off")) {
      var before = scans(one);
      askEverything(new Matters(one));
      assertThat(scans(one)).isEqualTo(before);
    }
  }

  private static void askEverything(Matters asked) {
    var now = minute("2024-06-03T16:00");
    var here = new Location("north-sichuan-road", "四川北路某弄口", Optional.empty());
    assertThat(asked.queue(new Matters.Which.All(), Matters.After.START, 10)).isNotEmpty();
    assertThat(asked.queue(new Matters.Which.OfUnit("x"), Matters.After.START, 10)).isEmpty();
    assertThat(asked.queue(new Matters.Which.OfKind("x"), Matters.After.START, 10)).isEmpty();
    assertThat(asked.queue(new Matters.Which.OfSites(List.of("x")), Matters.After.START, 10))
        .isEmpty();
    assertThat(asked.inbox(List.of("dispatcher"), List.of("x"), 10)).isNotEmpty();
    assertThat(asked.overdue(now, 10)).isNotEmpty();
    assertThat(asked.nearby("refuse-exposed", here, now, 10)).isEmpty();
    assertThat(asked.ofReporter("nobody", 10)).isEmpty();
    assertThat(asked.search("没有这话", 10)).contains(List.of());
    assertThat(asked.conflicts(10)).isEmpty();
    assertThat(asked.parts("none")).isEmpty();
    assertThat(asked.countOpen(now)).isNotEmpty();
    assertThat(asked.bounces(now, 10)).isEmpty();
    assertThat(asked.find("none")).isEmpty();
    assertThat(asked.timeline("none")).isEmpty();
  }

  private static List<String> scans(HikariDataSource one) throws SQLException {
    var sql =
        """
        SELECT relname || ' ' || seq_scan AS scans
        FROM pg_stat_xact_user_tables
        WHERE relname LIKE 'matter%'
        ORDER BY relname
        """;
    var all = new ArrayList<String>();
    try (var connection = one.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SELECT pg_stat_force_next_flush()");
      try (var row =
          statement.executeQuery(sql.replace("pg_stat_xact_user_tables", "pg_stat_user_tables"))) {
        while (row.next()) {
          all.add(row.getString("scans"));
        }
      }
    }
    return all;
  }

  private static Map<String, List<String>> rows() throws SQLException {
    var all = new LinkedHashMap<String, List<String>>();
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      for (var table : TABLES) {
        var lines = new ArrayList<String>();
        try (var row =
            statement.executeQuery("SELECT to_jsonb(t)::text AS line FROM " + table + " AS t")) {
          while (row.next()) {
            lines.add(row.getString("line"));
          }
        }
        lines.sort(null);
        all.put(table, lines);
      }
    }
    return all;
  }
}
