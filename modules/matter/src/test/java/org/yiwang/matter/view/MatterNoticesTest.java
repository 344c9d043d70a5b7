package org.yiwang.matter.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yiwang.identity.Identity;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Journal;
import org.yiwang.journal.Submission;
import org.yiwang.matter.Answers;
import org.yiwang.matter.Bundle;
import org.yiwang.matter.Life;
import org.yiwang.matter.Location;
import org.yiwang.matter.MatterCommand;
import org.yiwang.matter.MatterCommand.Perform;
import org.yiwang.matter.MatterPack;
import org.yiwang.matter.MatterRoom;
import org.yiwang.pack.PackFolder;
import org.yiwang.postgres.Postgres;
import org.yiwang.postgres.ScratchPostgres;

/// What people are told inside the program, and what others are told of the same events, of one
/// case of a real database.
final class MatterNoticesTest {
  private static final Path PACK = Path.of(System.getProperty("yiwang.root"), "packs", "hongkou");
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Actor OFFICER = new Actor("wu", "city-operations", "city-operations");
  private static final Actor DISPATCHER = new Actor("qian", "city-operations", "city-operations");
  private static final Actor GREENING = new Actor("feng", "greening-appearance", "fulfilment");
  private static final List<String> GREEN = List.of("greening-appearance");

  private Postgres postgres;
  private HikariDataSource pool;
  private MatterRoom room;
  private Journal journal;
  private MatterNotices notices;
  private volatile Instant now = minute("2024-06-03T08:00");
  private int keys;

  @BeforeEach
  void a_case_is_dispatched_and_its_time_runs() {
    postgres = ScratchPostgres.migrated(List.of("db/journal", "db/matter"));
    pool = pool("");
    room = new MatterRoom(pack(), List.of());
    journal =
        Journal.open(
            pool, () -> now, new Journal.Parts(room.kinds(), Matters.views(room), List.of()));
    room.record(journal);
    notices = new MatterNotices(pool);
    var report =
        new MatterCommand.Report(
            "refuse-exposed",
            "grid-officer",
            "patrol",
            Answers.of("description", "暴露垃圾").and("photo", "ab".repeat(32) + "/photo.jpg"),
            Optional.of(new Location("north-sichuan-road", "某弄口", Optional.empty())),
            Optional.empty(),
            List.of());
    accept(Bundle.report(key(), OFFICER, MatterRoom.matter("case"), report));
    perform(DISPATCHER, Perform.of("file", "dispatcher", Answers.NONE));
    now = minute("2024-06-03T09:00");
    perform(DISPATCHER, Perform.of("dispatch", "dispatcher", Answers.NONE));
  }

  @AfterEach
  void close() {
    journal.close();
    pool.close();
    postgres.close();
  }

  private static MatterPack pack() {
    return PackFolder.open(PACK)
        .check(folder -> {
          var identity = Identity.read(folder, false);
          return MatterPack.read(folder, identity.units(), identity.access());
        })
        .get();
  }

  private HikariDataSource pool(String init) {
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

  private String key() {
    return "test-" + keys++;
  }

  private void perform(Actor who, MatterCommand command) {
    var stream = MatterRoom.matter("case");
    accept(room.bundle().of(key(), who, stream, journal.current(room.matters(), "case"), command));
  }

  private void accept(Submission submission) {
    assertThat(journal.submit(submission)).isInstanceOf(Answer.Accepted.class);
  }

  /// The timer's work until then.
  private void pass(String until) {
    now = minute(until);
    perform(Actor.TIMER, new MatterCommand.Pass());
  }

  private List<Life.Point> told(String role, List<String> units) {
    return notices.ofPosts(List.of(role), units, 10).stream()
        .map(MatterNotices.LimitNotice::point)
        .toList();
  }

  @Test
  void each_post_is_told_the_points_meant_for_it_the_newest_first() {
    assertThat(told("lead-officer", GREEN)).isEmpty();
    pass("2024-06-03T15:01");
    assertThat(told("lead-officer", GREEN)).containsExactly(Life.Point.RED, Life.Point.YELLOW);
    assertThat(told("unit-head", GREEN)).containsExactly(Life.Point.DUE, Life.Point.RED);
    assertThat(told("dispatcher", List.of("city-operations"))).containsExactly(Life.Point.DUE);
    assertThat(told("unit-head", List.of("housing"))).isEmpty();
    var due = notices.ofPosts(List.of("unit-head"), GREEN, 1).getFirst();
    assertThat(due.at()).isEqualTo(minute("2024-06-03T15:00"));
    assertThat(due.clock()).isEqualTo("handle");
    assertThat(due.matter().id()).isEqualTo("case");
    assertThat(notices.ofPosts(List.of("unit-head", "dispatcher"), GREEN, 10))
        .as("told once, however many posts it reaches")
        .hasSize(2);
  }

  @Test
  void a_warning_goes_with_its_matter_and_with_nobody_when_nobody_has_it() {
    pass("2024-06-03T14:55");
    assertThat(told("lead-officer", GREEN)).isNotEmpty();
    perform(
        GREENING,
        new Perform(
            "return_back",
            "unit",
            Answers.of("reason", "小区内"),
            "",
            "property-management",
            List.of()));
    assertThat(told("lead-officer", GREEN)).isEmpty();
    assertThat(told("lead-officer", List.of("housing"))).isEmpty();
  }

  @Test
  void who_reported_is_told_what_became_of_it() {
    var told = notices.ofReporter("wu", 10);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().matter().state()).isEqualTo("dispatched");
    assertThat(told.getFirst().at()).isEqualTo(minute("2024-06-03T09:00"));
    assertThat(notices.ofReporter("nobody", 10)).isEmpty();
  }

  @Test
  void others_are_told_type_state_unit_and_clock_and_nothing_personal() throws SQLException {
    pass("2024-06-03T15:01");
    List<MatterNews> news;
    try (var connection = pool.getConnection()) {
      news = MatterNews.list(connection, room, journal.readAfter(0, 1_000));
    }
    assertThat(news)
        .extracting(one -> one.kind().word())
        .startsWith("reported", "state-changed")
        .endsWith("state-changed", "signalled", "signalled", "signalled");
    assertThat(news.getFirst().says().en())
        .isEqualTo("Reported: Household refuse lying about, To be verified");
    assertThat(news.get(news.size() - 4).data())
        .containsEntry("type", "refuse-exposed")
        .containsEntry("state", "dispatched")
        .containsEntry("unit", "greening-appearance")
        .containsEntry("duty", "refuse");
    assertThat(news.getLast().data())
        .containsEntry("clock", "handle")
        .containsEntry("point", "due");
    assertThat(news.toString()).doesNotContain("某弄口", "暴露垃圾", "wu", "photo");
  }

  @Test
  void dropping_the_notices_and_making_them_again_gives_the_same_rows() throws SQLException {
    pass("2024-06-03T14:55");
    perform(GREENING, Perform.of("extend", "unit", Answers.of("reason", "车在别处")));
    pass("2024-06-04T12:00");
    var before = rows();
    assertThat(before).hasSizeGreaterThan(5);
    assertThat(journal.rebuild()).isGreaterThan(5);
    assertThat(rows()).isEqualTo(before);
  }

  private List<String> rows() throws SQLException {
    return rows(
        pool,
        """
        SELECT to_jsonb(s)::text AS line FROM matter_signal AS s
        UNION ALL SELECT to_jsonb(n)::text FROM matter_notice AS n
        ORDER BY line
        """);
  }

  private static List<String> rows(HikariDataSource from, String sql) throws SQLException {
    var all = new ArrayList<String>();
    try (var connection = from.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      while (row.next()) {
        all.add(row.getString(1));
      }
    }
    return all;
  }

  @Test
  void no_question_is_answered_without_an_index() throws SQLException {
    pass("2024-06-03T15:01");
    var scans =
        """
        SELECT relname || ' ' || seq_scan
        FROM pg_stat_user_tables
        WHERE relname LIKE 'matter%'
        ORDER BY relname
        """;
    try (var one = pool("SET enable_seqscan = off")) {
      assertThat(rows(one, "SELECT pg_stat_force_next_flush()")).hasSize(1);
      var before = rows(one, scans);
      var asked = new MatterNotices(one);
      assertThat(asked.ofPosts(List.of("unit-head", "dispatcher"), GREEN, 10)).isNotEmpty();
      assertThat(asked.ofReporter("wu", 10)).isNotEmpty();
      assertThat(rows(one, "SELECT pg_stat_force_next_flush()")).hasSize(1);
      assertThat(rows(one, scans)).isEqualTo(before);
    }
  }
}
