package org.yiwang.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A server of Debian 12's PostgreSQL 15 in a temporary folder: somebody else's server, set up in
/// the plainest way (SQL_ASCII templates), as far as the tests are concerned.
record DebianPostgres(Path folder, Process process, JdbcUrl address) implements AutoCloseable {
  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");

  static DebianPostgres start() {
    assumeTrue(
        Files.isExecutable(PROGRAMS.resolve("initdb")),
        "PostgreSQL 15 is absent, the tests on it did not run: apt-get install postgresql-15");
    try {
      Path folder = Files.createTempDirectory("yiwang-debian");
      Path passwordFile = Files.writeString(folder.resolve("password"), "pw\n");
      Path cluster = Files.createDirectory(folder.resolve("cluster"));
      Account account = Account.choose();
      Programs.Result result =
          Programs.run(
              account.running(
                  List.of(
                      PROGRAMS.resolve("initdb").toString(),
                      "--pgdata=" + cluster,
                      "--username=other",
                      "--pwfile=" + passwordFile,
                      "--auth=scram-sha-256",
                      "--encoding=SQL_ASCII",
                      "--locale=C",
                      "--no-sync")),
              folder);
      if (result.exitCode() != 0) {
        throw new AssertionError(result.output());
      }
      int port = Ports.freeFor(new DataDirectory(folder));
      JdbcUrl address =
          new JdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=other&password=pw");
      DebianPostgres server = new DebianPostgres(folder, launch(account, folder, port), address);
      server.awaitReady();
      return server.withUtf8Database();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Process launch(Account account, Path folder, int port) throws IOException {
    return new ProcessBuilder(
            account.running(
                List.of(
                    PROGRAMS.resolve("postgres").toString(),
                    "-D",
                    folder.resolve("cluster").toString(),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "port=" + port)))
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private void awaitReady() throws IOException {
    while (!PidFile.read(folder.resolve("cluster/postmaster.pid")).ready()) {
      if (!process.isAlive()) {
        throw new AssertionError(Files.readString(folder.resolve("log")));
      }
      Programs.pause(20);
    }
  }

  private DebianPostgres withUtf8Database() {
    ScratchServer server = ScratchServer.on(address);
    return new DebianPostgres(folder, process, server.address(server.create().name()));
  }

  @Override
  public void close() {
    Programs.signal("INT", process.toHandle());
    try {
      if (!Programs.endsWithin(20, process.toHandle())) {
        throw new AssertionError("PostgreSQL 15 does not stop");
      }
      Folders.delete(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
