package org.yiwang.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One PostgreSQL database that Yiwang may use, wherever it runs.
///
/// `embedded` brings its own server, kept alive until `close`; `at` uses a server somebody else
/// runs. Both give the same four things: an address, a user, a password and the migrations.
public sealed interface Postgres extends AutoCloseable
    permits EmbeddedPostgres, ExternalPostgres, ScratchDatabase {

  /// Starts the server that lives in `dataDir`, creating it on the first run.
  ///
  /// It listens on 127.0.0.1 only, every write is durable, and the port stays the same while this
  /// object is open, even when the server dies and is restarted. One process at a time may hold a
  /// data directory.
  ///
  /// @param dataDir where the data, the generated password (`password`, mode 0600) and the server's
  ///   log live; created if absent
  /// @param progress receives a line for people at each slow step, Chinese and English; must be
  ///   thread-safe
  /// @throws PostgresUnavailable if the directory is in use or the server does not start
  static Postgres embedded(Path dataDir, Consumer<String> progress) {
    return EmbeddedPostgres.start(dataDir, progress);
  }

  /// Uses the database at this address.
  ///
  /// @throws PostgresUnavailable if it cannot be reached, is older than PostgreSQL 15, does not
  ///   store UTF-8 or takes no writes
  static Postgres at(JdbcUrl address) {
    return ExternalPostgres.at(address);
  }

  /// The JDBC address, without user and password.
  String url();

  /// The user to connect as; owner of the database, not a superuser in the embedded case.
  String user();

  /// The password of that user.
  String password();

  /// The process id of the embedded server at this moment; empty for a server we do not run or one
  /// that is being restarted. For drills that kill it.
  Optional<Long> findServerPid();

  /// A new connection in auto-commit mode; the caller closes it.
  default Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), user(), password());
  }

  /// Brings the tables of some modules up to date.
  ///
  /// A location is a classpath folder named after its module, `db/journal`, with files
  /// `V1__what_it_does.sql`, `V2__…`. Every module numbers its own from 1 and has its own history
  /// table, `flyway_journal`, so modules never compete for a number and land in the order given
  /// here. Several processes may call this at once.
  default void migrate(List<String> locations) {
    Migrations.run(this, locations);
  }

  /// Stops an embedded server and waits until no process of it is left; leaves an external one
  /// alone. May be called twice, from any thread and from a shutdown hook.
  @Override
  void close();
}
