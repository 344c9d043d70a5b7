package org.yiwang.postgres;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/// Runs Flyway once for each module, each with its own history table.
final class Migrations {
  // Without a logging framework Flyway tells every step on standard error; its failures come as
  // exceptions. The reference is kept because the JDK forgets the level of an unreferenced logger.
  private static final Logger QUIET = Logger.getLogger("org.flywaydb");

  static {
    QUIET.setLevel(Level.WARNING);
  }

  private Migrations() {}

  static void run(Postgres database, List<String> locations) {
    for (String location : locations) {
      Flyway.configure()
          .dataSource(database.url(), database.user(), database.password())
          .locations("classpath:" + location)
          .failOnMissingLocations(true)
          .table("flyway_" + moduleOf(location))
          // The schema already holds other modules' tables, so each history starts from zero.
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .connectRetries(10)
          .load()
          .migrate();
    }
  }

  private static String moduleOf(String location) {
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
