package org.yiwang.checks;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// One method for each way out that a decider must not take; [PurityTest] shows that each is found.
// it does on purpose what one must not do
@SuppressWarnings({"JavaUtilDate", "JavaTimeDefaultTimeZone", "DefaultLocale", "UnusedMethod"})
final class Impure {
  /// Also found where only clocks and chance are looked for.
  static final List<String> CLOCKS_AND_CHANCE =
      List.of(
          "todaySomewhere",
          "timeOfDay",
          "thisMonth",
          "millis",
          "overLines",
          "reference",
          "system",
          "source",
          "oldDate",
          "chance",
          "id",
          "zone",
          "locale");

  private Impure() {}

  static LocalDate todaySomewhere() {
    return LocalDate.now(ZoneId.of("Asia/Shanghai"));
  }

  static LocalTime timeOfDay() {
    return LocalTime.now(ZoneId.of("Asia/Shanghai"));
  }

  static YearMonth thisMonth() {
    return YearMonth.now(ZoneId.of("Asia/Shanghai"));
  }

  static long nanos() {
    return System.nanoTime();
  }

  static long millis() {
    return System.currentTimeMillis();
  }

  static Instant overLines() {
    return java.time.Instant
        // as the formatter might break it
        .now();
  }

  static Supplier<Instant> reference() {
    return Instant::now;
  }

  static Clock system() {
    return Clock.systemUTC();
  }

  static InstantSource source() {
    return InstantSource.system();
  }

  static Date oldDate() {
    return new Date();
  }

  static int seeded() {
    return new Random(1).nextInt();
  }

  static int chance() {
    return ThreadLocalRandom.current().nextInt();
  }

  static int secret() {
    return new SecureRandom().nextInt();
  }

  static UUID id() {
    return UUID.randomUUID();
  }

  static String file() throws IOException {
    return Files.readString(Path.of("x"));
  }

  static Socket socket() throws IOException {
    return new Socket("localhost", 1);
  }

  static String database(Connection connection) throws java.sql.SQLException {
    return connection.getSchema();
  }

  static Thread thread() {
    return Thread.ofVirtual().start(() -> {});
  }

  static Executor executor() {
    return Executors.newSingleThreadExecutor();
  }

  static String environment() {
    return System.getenv().toString();
  }

  static String property() {
    return System.getProperty("user.name", "");
  }

  static Locale locale() {
    return Locale.getDefault();
  }

  static ZoneId zone() {
    return ZoneId.systemDefault();
  }
}
