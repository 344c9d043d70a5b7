package org.yiwang.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.yiwang.postgres.Postgres;
import org.yiwang.postgres.ScratchPostgres;

/// A fresh database with the journal's tables and those of the toy account.
final class Toy implements AutoCloseable {
  static final Actor CALLER = new Actor("caller", "unit", "test");

  private final Postgres postgres;
  private final HikariDataSource pool;
  private final Hands hands = new Hands();
  private final List<Journal> open = new ArrayList<>();

  /// A clock that stands where it was put.
  static final class Hands implements InstantSource {
    private volatile Instant now = Instant.parse("2024-10-15T01:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    void move(Duration by) {
      now = now.plus(by);
    }
  }

  private Toy(Postgres postgres) throws SQLException {
    this.postgres = postgres;
    this.pool = pool(postgres);
    execute(
        "CREATE TABLE toy_balance (id text PRIMARY KEY, balance bigint NOT NULL, version bigint NOT NULL)");
    execute("CREATE TABLE toy_tally (seq bigint PRIMARY KEY, stream text NOT NULL)");
  }

  static Toy fresh() throws SQLException {
    return new Toy(ScratchPostgres.migrated(List.of("db/journal")));
  }

  static HikariDataSource pool(Postgres postgres) {
    var settings = new HikariConfig();
    settings.setJdbcUrl(postgres.url());
    settings.setUsername(postgres.user());
    settings.setPassword(postgres.password());
    settings.setMaximumPoolSize(10);
    settings.setConnectionTimeout(2_000);
    return new HikariDataSource(settings);
  }

  Journal open() {
    return open(hands);
  }

  Journal open(InstantSource clock) {
    var parts =
        new Journal.Parts(
            List.of(Account.KIND), List.of(new Account.Balances()), List.of(new Account.Tally()));
    return open(clock, parts);
  }

  Journal open(Journal.Parts parts) {
    return open(hands, parts);
  }

  private Journal open(InstantSource clock, Journal.Parts parts) {
    var journal = Journal.open(pool, clock, parts);
    open.add(journal);
    return journal;
  }

  /// With no follower, and so long for a statement of a batch.
  Journal open(Journal.Parts parts, Duration limit) {
    var journal = PostgresJournal.open(pool, hands, parts, Faults.NONE, limit);
    open.add(journal);
    return journal;
  }

  /// The address of the database for another process, with user and password.
  String address() {
    return "%s?user=%s&password=%s".formatted(postgres.url(), postgres.user(), postgres.password());
  }

  /// Ends every session of this database but the one that asks.
  void cutConnections() throws SQLException {
    execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }

  Hands clock() {
    return hands;
  }

  static Submission add(String key, String account, long amount) {
    return Submission.of(key, CALLER, Command.to(Account.id(account), new Account.Add(amount)));
  }

  void execute(String sql) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// All rows of a query as text, one string a row.
  List<String> rows(String sql) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      var rows = new ArrayList<String>();
      while (row.next()) {
        var text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          text.append(row.getString(i)).append('|');
        }
        rows.add(text.toString());
      }
      return rows;
    }
  }

  /// What PostgreSQL makes of a JSON text when it keeps it.
  String jsonb(String json) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.prepareStatement("SELECT (?::jsonb)::text")) {
      statement.setString(1, json);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  /// Waits until a query gives this; fails when it does not within some seconds.
  void await(String sql, String... rows) throws SQLException {
    var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!rows(sql).equals(List.of(rows))) {
      if (System.nanoTime() > until) {
        throw new AssertionError(sql + " gives " + rows(sql));
      }
    }
  }

  @Override
  public void close() {
    open.forEach(Journal::close);
    pool.close();
    postgres.close();
  }
}
