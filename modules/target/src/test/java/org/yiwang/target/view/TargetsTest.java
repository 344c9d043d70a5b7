package org.yiwang.target.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yiwang.identity.Identity;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Command;
import org.yiwang.journal.Journal;
import org.yiwang.journal.Submission;
import org.yiwang.pack.PackFolder;
import org.yiwang.pack.Text;
import org.yiwang.postgres.Postgres;
import org.yiwang.postgres.ScratchPostgres;
import org.yiwang.target.DemoYear;
import org.yiwang.target.Goal;
import org.yiwang.target.Light;
import org.yiwang.target.Promise;
import org.yiwang.target.Proposal;
import org.yiwang.target.ReportCommand;
import org.yiwang.target.SupervisionOrder;
import org.yiwang.target.TargetCommand;
import org.yiwang.target.TargetPack;
import org.yiwang.target.TargetRoom;

/// The demo district on a real database: what each page is told, and that all of it can be made
/// again from the log.
final class TargetsTest {
  private static final Path PACK = Path.of(System.getProperty("yiwang.root"), "packs", "hongkou");
  private static final LocalDate TODAY = LocalDate.of(2024, 10, 15);
  private static final Actor OFFICE = new Actor("lin", "supervision-office", "supervision");
  private static final List<String> TABLES =
      List.of(
          "target_target",
          "target_unit",
          "target_entry",
          "target_part",
          "target_restatement",
          "target_turn",
          "target_order",
          "target_act",
          "target_lock",
          "target_change",
          "target_history",
          "target_report");

  private static Postgres postgres;
  private static HikariDataSource pool;
  private static Journal journal;
  private static Targets targets;
  private static Demo demo;
  private static final Hands CLOCK = new Hands();

  private record Demo(TargetPack pack, DemoYear year) {}

  private static final class Hands implements InstantSource {
    private volatile Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }
  }

  @BeforeAll
  static void a_year_is_lived_through() {
    postgres = ScratchPostgres.migrated(List.of("db/journal", "db/target"));
    var settings = new HikariConfig();
    settings.setJdbcUrl(postgres.url());
    settings.setUsername(postgres.user());
    settings.setPassword(postgres.password());
    pool = new HikariDataSource(settings);
    demo = PackFolder.open(PACK).check(TargetsTest::read).get();
    CLOCK.now = demo.year().steps().getFirst().at();
    journal =
        Journal.open(
            pool,
            CLOCK,
            new Journal.Parts(
                List.of(TargetRoom.targets(), TargetRoom.reports()), Targets.views(), List.of()));
    targets = new Targets(pool, demo.pack());
    for (var step : demo.year().steps()) {
      CLOCK.now = step.at();
      assertThat(journal.submit(step.submission())).isInstanceOf(Answer.Accepted.class);
    }
    CLOCK.now = demo.year().clock();
  }

  private static Demo read(PackFolder folder) {
    var identity = Identity.read(folder, true);
    var units =
        identity.units().list().stream().map(unit -> unit.id().value()).collect(Collectors.toSet());
    var pack = TargetPack.read(folder, units);
    return new Demo(pack, DemoYear.read(folder, identity, pack));
  }

  private static void submit(String key, Command... commands) {
    assertThat(journal.submit(new Submission(key, OFFICE, List.of(commands))))
        .isInstanceOf(Answer.Accepted.class);
  }

  @AfterAll
  static void close() {
    journal.close();
    pool.close();
    postgres.close();
  }

  @Test
  void the_cockpit_says_how_the_year_stands() {
    var cockpit = targets.cockpit(2024, TODAY);
    assertThat(cockpit.targets()).isEqualTo(42);
    assertThat(cockpit.byLight().values().stream().mapToInt(n -> n).sum()).isEqualTo(42);
    assertThat(cockpit.byLight().get(Light.FAR_BEHIND)).isEqualTo(1);
    assertThat(cockpit.byLight().get(Light.SUSPENDED)).isEqualTo(1);
    assertThat(cockpit.themes()).hasSize(6);
    assertThat(cockpit.themes().stream().mapToInt(theme -> theme.rows().size()).sum())
        .isEqualTo(42);
    for (var theme : cockpit.themes()) {
      assertThat(theme.rows().stream().flatMap(row -> row.gapPoints().stream()).toList())
          .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }
    assertThat(cockpit.leadUnits().stream().mapToInt(unit -> unit.targets()).sum()).isEqualTo(42);
    assertThat(cockpit.subdistricts()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(cockpit.turns())
        .isNotEmpty()
        .allSatisfy(turn -> assertThat(turn.on()).isAfter(TODAY.minusDays(7)));
    assertThat(cockpit.due())
        .isNotEmpty()
        .allSatisfy(due -> assertThat(due.on()).isBetween(TODAY, TODAY.plusDays(31)));
    assertThat(cockpit.due()).extracting(CockpitView.Due::on).isSorted();
    assertThat(cockpit.due())
        .extracting(CockpitView.Due::kind)
        .contains(CockpitView.DueKind.LOCK, CockpitView.DueKind.NODE);
    var fresh = cockpit.freshness();
    assertThat(fresh.derived() + fresh.selfReported() + fresh.silent()).isEqualTo(42);
    assertThat(fresh.lastEntryAt()).isPresent();
  }

  @Test
  void a_target_page_shows_both_figures_the_plan_the_parts_and_what_was_restated() {
    var page = targets.find("2024/elder-friendly-homes", TODAY).orElseThrow();
    assertThat(page.row().figure().orElseThrow()).isEqualByComparingTo("356");
    assertThat(page.row().scheduled().orElseThrow()).isBetween(num("380"), num("400"));
    assertThat(page.derived().getLast().value()).isEqualByComparingTo("356");
    assertThat(page.selfReported()).isNotEmpty();
    assertThat(page.parts()).hasSize(8);
    assertThat(page.parts().stream().map(p -> p.figure()).reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo("356");
    assertThat(page.scheduled()).extracting(TargetPage.DayValue::value).isSorted();
    assertThat(page.scheduled().getLast().value()).isEqualByComparingTo("500");
    assertThat(page.entries())
        .extracting(TargetPage.EntryRow::at)
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(page.entries()).anySatisfy(entry -> assertThat(entry.restatements()).isNotEmpty());
    assertThat(page.forecast())
        .hasValueSatisfying(fan -> assertThat(fan.low()).isLessThanOrEqualTo(fan.high()));
    assertThat(page.history()).hasSizeGreaterThan(20);
    assertThat(page.history())
        .allSatisfy(line -> {
          assertThat(line.words().zh()).isNotBlank();
          assertThat(line.words().en()).isNotBlank();
        });
    assertThat(page.version()).isEqualTo(page.history().size());
  }

  @Test
  void every_page_of_the_year_can_be_told() {
    for (var row : targets.list(2024, Targets.Filter.ANY, TODAY)) {
      var page = targets.find(row.id(), TODAY).orElseThrow();
      assertThat(page.row()).isEqualTo(row);
      if (row.goal().measure() == Goal.Measure.STEPS) {
        assertThat(page.milestones()).hasSize(row.goal().value().orElseThrow().intValue());
        assertThat(page.milestones().stream().filter(m -> m.doneOn().isPresent()).count())
            .isEqualTo(row.figure().orElseThrow().longValue());
      }
    }
    assertThat(targets.find("2024/nothing", TODAY)).isEmpty();
    assertThat(targets.years()).contains(2024);
  }

  @Test
  void a_list_narrows_by_theme_light_and_unit() {
    var behind = targets.list(2024, new Targets.Filter("", "behind", "", ""), TODAY);
    assertThat(behind)
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row.light()).isEqualTo(Light.BEHIND));
    var housing = targets.list(2024, new Targets.Filter("", "", "", "housing"), TODAY);
    assertThat(housing)
        .isNotEmpty()
        .allSatisfy(row ->
            assertThat(row.leadUnit().equals("housing") || row.assistUnits().contains("housing"))
                .isTrue());
    assertThat(targets.list(2024, new Targets.Filter("safety", "", "", ""), TODAY))
        .allSatisfy(row -> assertThat(row.theme()).isEqualTo("safety"));
    assertThat(targets.list(2023, Targets.Filter.ANY, TODAY)).isEmpty();
  }

  @Test
  void orders_come_with_their_track_and_the_open_ones_first() {
    var orders = targets.orders(2024, Optional.empty(), false);
    assertThat(orders)
        .isNotEmpty()
        .extracting(OrderRow::open)
        .isSortedAccordingTo((a, b) -> Boolean.compare(b, a));
    for (var order : orders) {
      assertThat(order.acts().getFirst().event()).isEqualTo("OrderIssued");
      assertThat(order.dueOn().isPresent())
          .isEqualTo(order.stage().compareTo(SupervisionOrder.Stage.CHECKED) < 0);
    }
    assertThat(targets.orders(2024, Optional.empty(), true)).allMatch(OrderRow::open);
    var to = orders.getFirst().to();
    assertThat(targets.orders(2024, Optional.of(to), false))
        .isNotEmpty()
        .allMatch(order -> order.to().equals(to));
  }

  @Test
  void the_public_sees_published_targets_and_nothing_inner() {
    var open = targets.published(2024, TODAY);
    assertThat(open).isNotEmpty().allMatch(TargetRow::published).hasSizeLessThan(42);
    var hidden =
        targets.list(2024, Targets.Filter.ANY, TODAY).stream()
            .filter(row -> !row.published())
            .findFirst()
            .orElseThrow();
    assertThat(targets.findPublished(hidden.id(), TODAY)).isEmpty();
    var page = targets.findPublished("2024/elder-friendly-homes", TODAY).orElseThrow();
    assertThat(page.row().openOrders()).isZero();
    assertThat(page.row().selfReported()).isEmpty();
    assertThat(page.entries()).isNotEmpty();
    assertThat(page.entries()).allSatisfy(entry -> assertThat(entry.evidence()).isEmpty());
    assertThat(page.changes()).allSatisfy(change -> assertThat(change.account()).isEmpty());
  }

  @Test
  void a_report_is_imported_edited_merged_rejected_and_accepted_into_a_target() {
    var text = "适老化改造500户，新增床位130张。";
    var goal =
        new Goal(
            Goal.Kind.EXACT,
            Goal.Measure.ACCRUAL,
            Goal.Counted.SELF,
            Goal.Comparator.EXACTLY,
            Optional.of(num("500")),
            new Text("户", "户"),
            0,
            Optional.empty(),
            Optional.empty());
    var first = proposal(1, goal, text, 0, 9);
    var second = proposal(2, goal, text, 10, 18);
    var id = TargetRoom.reportId(2024, "ab".repeat(32));
    var report = TargetRoom.report(id);
    submit(
        "import",
        Command.to(
            report,
            new ReportCommand.Import(
                "报告", "某区", 2024, "r.txt", "ab".repeat(32), text, List.of(first, second))));
    submit("merge", Command.to(report, new ReportCommand.Merge(2, 1)));
    submit(
        "accept",
        Command.to(report, new ReportCommand.Accept(1, "2026/from-a-report")),
        Command.to(
            TargetRoom.target("2026/from-a-report"),
            new TargetCommand.Adopt(
                new Promise(
                    2026,
                    99,
                    first.name(),
                    Optional.empty(),
                    "livelihood",
                    goal,
                    "",
                    Optional.of(first.quote(id))),
                targetsRules())));
    var page = targets.findReport(id).orElseThrow();
    assertThat(page.text()).isEqualTo(text);
    assertThat(page.proposals())
        .extracting(Proposal.Decided::fate)
        .containsExactly(Proposal.Fate.ACCEPTED, Proposal.Fate.MERGED);
    assertThat(targets.reports()).hasSize(1);
    var target = targets.find("2026/from-a-report", TODAY).orElseThrow();
    assertThat(target.quote().orElseThrow().text()).isEqualTo("适老化改造500户");
    assertThat(target.row().light()).isEqualTo(Light.UNQUANTIFIED);
  }

  private static org.yiwang.target.LightRules targetsRules() {
    return demo.pack().rules();
  }

  private static Proposal proposal(int no, Goal goal, String text, int start, int end) {
    return new Proposal(
        no,
        new Text("名称", "名称"),
        goal,
        "",
        "",
        "",
        List.of(),
        text.substring(start, end),
        start,
        end);
  }

  @Test
  void dropping_the_views_and_making_them_again_gives_the_same_rows() throws SQLException {
    var before = rows();
    assertThat(before.get("target_entry")).hasSizeGreaterThan(800);
    assertThat(journal.rebuild()).isGreaterThan(1_000);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void no_question_is_answered_without_an_index() throws SQLException {
    var settings = new HikariConfig();
    settings.setJdbcUrl(postgres.url());
    settings.setUsername(postgres.user());
    settings.setPassword(postgres.password());
    settings.setMaximumPoolSize(1);
    settings.setConnectionInitSql("SET enable_seqscan = off");
    try (var one = new HikariDataSource(settings)) {
      var before = scans(one);
      askEverything(new Targets(one, demo.pack()));
      assertThat(scans(one)).isEqualTo(before);
    }
  }

  private static void askEverything(Targets asked) {
    assertThat(asked.years()).isNotEmpty();
    assertThat(asked.cockpit(2024, TODAY).targets()).isEqualTo(42);
    assertThat(asked.list(2024, new Targets.Filter("", "", "", "housing"), TODAY)).isNotEmpty();
    assertThat(asked.find("2024/elder-friendly-homes", TODAY)).isPresent();
    assertThat(asked.find("2024/promoted-land-parcels", TODAY)).isPresent();
    assertThat(asked.orders(2024, Optional.empty(), false)).isNotEmpty();
    assertThat(asked.published(2024, TODAY)).isNotEmpty();
    assertThat(asked.findPublished("2024/elder-friendly-homes", TODAY)).isPresent();
    assertThat(asked.findReport("none")).isEmpty();
    assertThat(asked.reports()).hasSizeLessThan(2);
  }

  private static List<String> scans(HikariDataSource one) throws SQLException {
    try (var connection = one.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SELECT pg_stat_force_next_flush()");
      var scans = new ArrayList<String>();
      try (var row =
          statement.executeQuery(
              """
              SELECT relname, seq_scan
              FROM pg_stat_user_tables
              WHERE relname LIKE 'target_%'
              ORDER BY relname
              """)) {
        while (row.next()) {
          scans.add(row.getString("relname") + " " + row.getLong("seq_scan"));
        }
      }
      return scans;
    }
  }

  private static Map<String, List<String>> rows() throws SQLException {
    var all = new LinkedHashMap<String, List<String>>();
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      for (var table : TABLES) {
        var rows = new ArrayList<String>();
        try (var row =
            statement.executeQuery("SELECT t::text FROM " + table + " AS t ORDER BY 1")) {
          while (row.next()) {
            rows.add(row.getString(1));
          }
        }
        all.put(table, rows);
      }
    }
    return all;
  }

  private static BigDecimal num(String number) {
    return new BigDecimal(number);
  }
}
