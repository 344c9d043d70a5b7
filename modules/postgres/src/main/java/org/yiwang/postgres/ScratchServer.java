package org.yiwang.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The one server behind `ScratchPostgres` in this JVM.
final class ScratchServer {
  private static final String FOLDER_PREFIX = "yiwang-scratch-";

  // One for the JVM: two objects may stand for the same server.
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final JdbcUrl admin;
  private final JdbcUrl owner;
  private final @Nullable EmbeddedPostgres embedded;
  private final Set<String> alive = ConcurrentHashMap.newKeySet();
  private final Map<List<String>, String> templates = new ConcurrentHashMap<>();

  private ScratchServer(JdbcUrl admin, JdbcUrl owner, @Nullable EmbeddedPostgres embedded) {
    this.admin = admin;
    this.owner = owner;
    this.embedded = embedded;
  }

  static ScratchServer start() {
    String external = System.getenv("YIWANG_TEST_DATABASE");
    return external == null || external.isBlank()
        ? startEmbedded()
        : startExternal(new JdbcUrl(external));
  }

  static ScratchServer startExternal(JdbcUrl address) {
    Postgres.at(address).close();
    ScratchServer server = on(address);
    Runtime.getRuntime().addShutdownHook(new Thread(server::dropAll));
    return server;
  }

  /// Databases on this server, which the caller has checked and clears.
  static ScratchServer on(JdbcUrl address) {
    return new ScratchServer(address, address, null);
  }

  private static ScratchServer startEmbedded() {
    try {
      Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
      clearAbandoned(temporary);
      Path folder =
          Files.createTempDirectory(temporary, FOLDER_PREFIX + ProcessHandle.current().pid() + "-");
      EmbeddedPostgres server = EmbeddedPostgres.start(folder, line -> {});
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server, folder)));
      return new ScratchServer(
          withUser(server.address("postgres"), EmbeddedPostgres.SUPERUSER, server.password()),
          withUser(server.url(), server.user(), server.password()),
          server);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static JdbcUrl withUser(String address, String user, String password) {
    return new JdbcUrl(address + "?user=" + user + "&password=" + password);
  }

  private static void remove(EmbeddedPostgres server, Path folder) {
    server.close();
    try {
      Folders.delete(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// Folders whose JVM, named in the folder's name, is gone.
  private static void clearAbandoned(Path temporary) throws IOException {
    List<Path> abandoned;
    try (Stream<Path> all = Files.list(temporary)) {
      abandoned = all.filter(ScratchServer::isAbandoned).toList();
    }
    for (Path each : abandoned) {
      try (DataLock _ = DataLock.take(new DataDirectory(each))) {
        new Leftovers(each.resolve("cluster"), line -> {}).end();
        Folders.delete(each);
      } catch (PostgresUnavailable | NoSuchFileException anotherIsClearing) {
        // Then it is being done.
      }
    }
  }

  private static boolean isAbandoned(Path folder) {
    String name = folder.getFileName().toString();
    if (!name.startsWith(FOLDER_PREFIX) || !Files.isWritable(folder)) {
      return false;
    }
    String pid = name.substring(FOLDER_PREFIX.length()).replaceAll("-.*", "");
    return pid.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
  }

  boolean isExternal() {
    return embedded == null;
  }

  Optional<Long> findPid() {
    return embedded == null ? Optional.empty() : embedded.findServerPid();
  }

  JdbcUrl address(String database) {
    return owner.database(database);
  }

  ScratchDatabase create() {
    return createFrom("template0");
  }

  ScratchDatabase createMigrated(List<String> locations) {
    return createFrom(templates.computeIfAbsent(locations, this::createTemplate));
  }

  private String createTemplate(List<String> locations) {
    ScratchDatabase template = createFrom("template0");
    template.migrate(locations);
    return template.name();
  }

  private ScratchDatabase createFrom(String template) {
    String name =
        "yiwang_scratch_" + ProcessHandle.current().pid() + "_" + COUNTER.incrementAndGet();
    execute(
        """
        SELECT format('CREATE DATABASE %I TEMPLATE %I OWNER %I', ?, datname, ?)
               || CASE pg_encoding_to_char(encoding)
                    WHEN 'UTF8' THEN ''
                    ELSE format(' ENCODING %L LOCALE %L', 'UTF8', 'C')
                  END
        FROM pg_database
        WHERE datname = ?
        """,
        name, owner.user(), template);
    alive.add(name);
    return new ScratchDatabase(this, name);
  }

  void drop(String name) {
    if (alive.remove(name)) {
      execute("SELECT format('DROP DATABASE IF EXISTS %I WITH (FORCE)', ?)", name);
    }
  }

  void dropAll() {
    List.copyOf(alive).forEach(this::drop);
  }

  /// Runs the statement that this question composes; names cannot be parameters of DDL.
  private void execute(String question, String... names) {
    try (Connection connection =
            DriverManager.getConnection(admin.withoutSecrets(), admin.user(), admin.password());
        PreparedStatement compose = connection.prepareStatement(question);
        Statement statement = connection.createStatement()) {
      for (int index = 0; index < names.length; index++) {
        compose.setString(index + 1, names[index]);
      }
      try (ResultSet row = compose.executeQuery()) {
        row.next();
        statement.execute(row.getString(1));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
