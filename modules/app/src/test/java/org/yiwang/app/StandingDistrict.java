package org.yiwang.app;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.yiwang.postgres.Postgres;
import org.yiwang.postgres.ScratchPostgres;

/// A really started district without a demo year, whose clock a test sets.
record StandingDistrict(District district, Postgres database, Hands hands)
    implements AutoCloseable {
  static StandingDistrict start(Path data, Instant now, String... options) throws Exception {
    var root = Path.of(System.getProperty("yiwang.root", "../.."));
    var database = ScratchPostgres.migrated(District.MIGRATIONS);
    var address = database.url() + "?user=" + database.user() + "&password=" + database.password();
    var arguments =
        Stream.concat(
            Stream.of("--port", "0", "--data", data.toString(), "--database", address),
            Stream.of(options));
    var settings = Settings.of(arguments.toList(), root);
    var hands = new Hands(now);
    var district = new District(settings, Optional.of(hands), _ -> {});
    district.start();
    return new StandingDistrict(district, database, hands);
  }

  String home() {
    return "http://127.0.0.1:" + district.port();
  }

  Caller signedIn(String account) throws Exception {
    return Caller.signedIn(home(), account);
  }

  Caller guest() {
    return Caller.guest(home());
  }

  @Override
  public void close() {
    district.close();
    database.close();
  }
}
