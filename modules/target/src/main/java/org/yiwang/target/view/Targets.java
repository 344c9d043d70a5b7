package org.yiwang.target.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.yiwang.journal.View;
import org.yiwang.target.TargetPack;

/// The questions pages ask about targets. Every answer is of the moment of the call; `today` is the
/// day of the district's clock, in Asia/Shanghai. Safe for many threads.
public final class Targets {
  private final DataSource database;
  private final TargetPack pack;

  /// Reads from a migrated database.
  ///
  /// @param pack gives the order and names of the chapters
  public Targets(DataSource database, TargetPack pack) {
    this.database = database;
    this.pack = pack;
  }

  /// The views that keep the query tables; handed to the journal by `app`.
  public static List<View<?>> views() {
    return List.of();
  }

  /// What may narrow a list; empty text means any.
  ///
  /// @param theme id of a chapter
  /// @param light name of a light in lower case, e.g. `far_behind`
  /// @param leadUnit unit that leads
  /// @param unit unit that leads or assists
  public record Filter(String theme, String light, String leadUnit, String unit) {
    /// Everything.
    public static final Filter ANY = new Filter("", "", "", "");
  }

  /// Years that have targets, newest first.
  public List<Integer> years() {
    throw new UnsupportedOperationException(database + " " + pack);
  }

  /// The year at a glance.
  public CockpitView cockpit(int year, LocalDate today) {
    throw new UnsupportedOperationException(year + " " + today);
  }

  /// The targets of a year, by number.
  public List<TargetRow> list(int year, Filter filter, LocalDate today) {
    throw new UnsupportedOperationException(year + " " + filter + today);
  }

  /// One target.
  public Optional<TargetPage> find(String id, LocalDate today) {
    throw new UnsupportedOperationException(id + today);
  }

  /// Supervision orders of a year, the next due first; with `unit` only those to it, with
  /// `openOnly` without the closed ones.
  public List<OrderRow> orders(int year, Optional<String> unit, boolean openOnly) {
    throw new UnsupportedOperationException(year + " " + unit + openOnly);
  }

  /// Imported reports, newest first.
  public List<ReportPage.ReportRow> reports() {
    throw new UnsupportedOperationException();
  }

  /// One imported report.
  public Optional<ReportPage> findReport(String id) {
    throw new UnsupportedOperationException(id);
  }

  /// The published targets of a year, by number.
  public List<TargetRow> published(int year, LocalDate today) {
    throw new UnsupportedOperationException(year + " " + today);
  }

  /// One target if it is published.
  public Optional<PublicPage> findPublished(String id, LocalDate today) {
    throw new UnsupportedOperationException(id + today);
  }
}
