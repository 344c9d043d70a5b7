package org.yiwang.target.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.yiwang.journal.View;
import org.yiwang.target.Target;
import org.yiwang.target.TargetPack;

/// The questions pages ask about targets. Every answer is of the moment of the call; `today` is the
/// day of the district's clock, in Asia/Shanghai. Safe for many threads.
public final class Targets {
  private static final String COLUMNS =
      """
      SELECT
        target.id, target.version, target.figure, target.derived, target.self_reported,
        target.entries, target.open_orders, target.state::text AS state,
        (SELECT max(entry.at) FROM target_entry AS entry WHERE entry.target = target.id)
          AS last_entry_at
      FROM target_target AS target
      """;
  private static final String BY_YEAR = COLUMNS + "WHERE target.year = :year ORDER BY number, id";
  private static final String BY_ID = COLUMNS + "WHERE target.id = :id";
  private static final String PUBLISHED =
      COLUMNS + "WHERE target.year = :year AND target.published ORDER BY number, id";
  private static final String OF_UNIT =
      """
      SELECT target
      FROM target_unit
      WHERE unit = :unit
      """;
  private static final String YEARS =
      """
      SELECT DISTINCT year
      FROM target_target
      ORDER BY year DESC
      """;

  private final Jdbi database;
  private final TargetPack pack;
  private final Map<String, Decoded> decoded = new ConcurrentHashMap<>();

  private record Decoded(long version, Target target) {}

  /// Reads from a migrated database.
  ///
  /// @param pack gives the order and names of the chapters, and the lock days
  public Targets(DataSource database, TargetPack pack) {
    this.database = Jdbi.create(database);
    this.pack = pack;
  }

  /// The views that keep the query tables; handed to the journal by `app`.
  public static List<View<?>> views() {
    return List.of(new TargetView(), new ReportView());
  }

  /// What may narrow a list; empty text means any.
  ///
  /// @param theme id of a chapter
  /// @param light name of a light in lower case, e.g. `far_behind`
  /// @param leadUnit unit that leads
  /// @param unit unit that leads or assists; of a split target its share is shown
  public record Filter(String theme, String light, String leadUnit, String unit) {
    /// Everything.
    public static final Filter ANY = new Filter("", "", "", "");

    boolean passes(TargetRow row) {
      return (theme.isEmpty() || theme.equals(row.theme()))
          && (light.isEmpty() || light.equals(row.light().name().toLowerCase(Locale.ROOT)))
          && (leadUnit.isEmpty() || leadUnit.equals(row.leadUnit()));
    }
  }

  /// Years that have targets, newest first.
  public List<Integer> years() {
    return database.withHandle(handle -> handle.createQuery(YEARS).mapTo(Integer.class).list());
  }

  /// The year at a glance.
  public CockpitView cockpit(int year, LocalDate today) {
    return database.inTransaction(
        handle -> new Cockpit(handle, pack, year, today).view(kept(handle, BY_YEAR, year)));
  }

  /// The targets of a year, by number.
  public List<TargetRow> list(int year, Filter filter, LocalDate today) {
    return database.withHandle(handle -> {
      var ofUnit =
          filter.unit().isEmpty()
              ? List.<String>of()
              : handle.createQuery(OF_UNIT).bind("unit", filter.unit()).mapTo(String.class).list();
      var targets =
          kept(handle, BY_YEAR, year).stream()
              .filter(kept -> filter.unit().isEmpty() || ofUnit.contains(kept.id()))
              .toList();
      var parts =
          filter.unit().isEmpty()
              ? Map.<String, List<TargetPage.PartRow>>of()
              : Parts.of(handle, targets, today);
      return targets.stream()
          .map(kept -> row(kept, parts.getOrDefault(kept.id(), List.of()), filter.unit(), today))
          .filter(filter::passes)
          .toList();
    });
  }

  private static TargetRow row(
      Kept kept, List<TargetPage.PartRow> parts, String unit, LocalDate today) {
    var row = kept.on(today);
    return parts.stream()
        .filter(part -> part.unit().equals(unit))
        .findFirst()
        .map(row::of)
        .orElse(row);
  }

  /// One target.
  public Optional<TargetPage> find(String id, LocalDate today) {
    return database.inTransaction(
        handle -> findKept(handle, id).map(kept -> new Pages(handle, today).inner(kept)));
  }

  /// Supervision orders of a year, the next due first, closed ones last; with `unit` only those to
  /// it, with `openOnly` without the closed ones.
  public List<OrderRow> orders(int year, Optional<String> unit, boolean openOnly) {
    return database.inTransaction(handle -> {
      var targets = kept(handle, BY_YEAR, year);
      return Orders.ofYear(handle, year, targets).stream()
          .filter(order -> unit.isEmpty() || order.to().equals(unit.get()))
          .filter(order -> !openOnly || order.open())
          .sorted(
              Comparator.comparing((OrderRow order) -> !order.open())
                  .thenComparing(order -> order.dueOn().orElse(LocalDate.MAX))
                  .thenComparing(OrderRow::issuedAt))
          .toList();
    });
  }

  /// Imported reports, newest first.
  public List<ReportPage.ReportRow> reports() {
    return database.withHandle(Reports::list);
  }

  /// One imported report.
  public Optional<ReportPage> findReport(String id) {
    return database.withHandle(handle -> Reports.find(handle, id));
  }

  /// The published targets of a year, by number; nothing inner in them.
  public List<TargetRow> published(int year, LocalDate today) {
    return database.withHandle(handle ->
        kept(handle, PUBLISHED, year).stream().map(kept -> Pages.open(kept.on(today))).toList());
  }

  /// One target if it is published.
  public Optional<PublicPage> findPublished(String id, LocalDate today) {
    return database.inTransaction(handle ->
        findKept(handle, id)
            .filter(kept -> kept.target().standing().published())
            .map(kept -> new Pages(handle, today).open(kept)));
  }

  private List<Kept> kept(org.jdbi.v3.core.Handle handle, String sql, int year) {
    return handle
        .createQuery(sql)
        .bind("year", year)
        .map((row, _) -> Kept.of(row, target(row)))
        .list();
  }

  private Optional<Kept> findKept(org.jdbi.v3.core.Handle handle, String id) {
    return handle
        .createQuery(BY_ID)
        .bind("id", id)
        .map((row, _) -> Kept.of(row, target(row)))
        .findOne();
  }

  /// Decoding is most of the work of a list, and a version of a stream never changes.
  private Target target(ResultSet row) throws SQLException {
    var id = row.getString("id");
    var version = row.getLong("version");
    var known = decoded.get(id);
    if (known != null && known.version() == version) {
      return known.target();
    }
    var target = Stored.target(row.getString("state"));
    decoded.put(id, new Decoded(version, target));
    return target;
  }
}
