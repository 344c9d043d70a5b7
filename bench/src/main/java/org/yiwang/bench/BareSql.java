package org.yiwang.bench;

import java.sql.SQLException;
import java.time.Duration;
import org.yiwang.postgres.Postgres;

/// The same transition as bare SQL: one row of state moved on, one row of log written, durable.
interface BareSql {
  int STREAMS = 100_000;
  int BATCH = 64;

  /// One transition, one statement, one transaction. `:stream` is drawn by chance.
  String ONE =
      """
      WITH moved AS (
        UPDATE bench_stream SET version = version + 1, state = jsonb_build_object('step', version)
        WHERE id = :stream
        RETURNING id, version)
      INSERT INTO bench_event (at, stream, version, type, data)
      SELECT now(), id, version, 'Entered', jsonb_build_object('step', version) FROM moved;
      """;

  /// The same for 64 neighbouring streams in one statement and one transaction.
  String MANY = ONE.replace("id = :stream", "id BETWEEN :stream AND :stream + " + (BATCH - 1));

  /// Transitions a second with so many clients.
  double perSecond(int clients, boolean batched, Duration length);

  /// What drives it, for the table.
  String driver();

  static void prepare(Postgres postgres) throws SQLException {
    try (var connection = postgres.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE bench_stream (id int PRIMARY KEY, version bigint NOT NULL, state jsonb NOT NULL)
          WITH (fillfactor = 70);
          CREATE TABLE bench_event (
            seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL,
            stream int NOT NULL, version bigint NOT NULL, type text NOT NULL, data jsonb NOT NULL,
            UNIQUE (stream, version));
          CREATE TABLE bench_step (step int PRIMARY KEY, cases bigint NOT NULL);
          INSERT INTO bench_stream (id, version, state)
          SELECT id, 0, '{"step": 0}'::jsonb FROM generate_series(0, 99999) AS id;
          """);
      statement.execute("VACUUM ANALYZE bench_stream");
    }
  }
}
