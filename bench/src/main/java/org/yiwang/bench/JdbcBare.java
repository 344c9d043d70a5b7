package org.yiwang.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.yiwang.postgres.Postgres;

/// The bare SQL driven over JDBC, where `pgbench` is not installed.
record JdbcBare(Postgres postgres) implements BareSql {
  @Override
  public String driver() {
    return "JDBC";
  }

  @Override
  public double perSecond(int clients, boolean batched, Duration length) {
    var sql = (batched ? MANY : ONE).replace(":stream", "?").replace(";", "");
    int own = STREAMS / clients;
    int last = batched ? own - BATCH : own - 1;
    List<Connection> connections = new ArrayList<>();
    List<PreparedStatement> statements = new ArrayList<>();
    try {
      for (int client = 0; client < clients; client++) {
        connections.add(postgres.connect());
        statements.add(connections.getLast().prepareStatement(sql));
      }
      var randoms = new Random[clients];
      for (int client = 0; client < clients; client++) {
        randoms[client] = new Random(client);
      }
      return Load.run(
              clients,
              length,
              Thread.ofPlatform().factory(),
              client ->
                  step(
                      statements.get(client),
                      client * own + randoms[client].nextInt(last + 1),
                      batched))
          .perSecond();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    } finally {
      connections.forEach(JdbcBare::close);
    }
  }

  private static int step(PreparedStatement statement, int stream, boolean batched) {
    try {
      statement.setInt(1, stream);
      if (batched) {
        statement.setInt(2, stream);
      }
      return statement.executeUpdate();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
