package org.yiwang.postgres;

import java.util.List;

/// Throw-away databases for tests, on one real server for each JVM.
///
/// The first call starts an embedded server in a temporary folder (about three seconds); each
/// database then takes some tens of milliseconds. Server and folder go when the JVM ends; what a
/// killed JVM left is cleared by the next. With the environment variable `YIWANG_TEST_DATABASE` set
/// to a JDBC URL (PostgreSQL 15 or newer, a user who may create databases) the databases are made
/// on that server instead, so the whole suite can run on another version.
public final class ScratchPostgres {
  private ScratchPostgres() {}

  /// A new, empty database; dropped on `close`, or when the JVM ends.
  public static Postgres fresh() {
    return Shared.SERVER.create();
  }

  /// A new database with these modules' tables, e.g. `db/journal`; see `Postgres.migrate`. The
  /// migrations run once for each list of locations, later calls copy the result.
  public static Postgres migrated(List<String> locations) {
    return Shared.SERVER.createMigrated(List.copyOf(locations));
  }

  /// True if `YIWANG_TEST_DATABASE` names the server, so the tests must not kill it.
  public static boolean isExternal() {
    return Shared.SERVER.isExternal();
  }

  private static final class Shared {
    static final ScratchServer SERVER = ScratchServer.start();
  }
}
