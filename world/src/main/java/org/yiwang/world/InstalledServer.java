package org.yiwang.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A throw-away cluster made with PostgreSQL programs installed on this machine, e.g. Debian's in
/// `/usr/lib/postgresql/15/bin`, and started again whenever it ends, as an init system would.
final class InstalledServer implements Server {
  private static final String ACCOUNT = "postgres";
  private static final long RETRY_MILLIS = 200;

  private final Path programs;
  private final Path data;
  private final int port;
  private final Thread keeper;
  private volatile Process process;
  private volatile boolean stopping;

  private InstalledServer(Path programs, Path data, int port) throws IOException {
    this.programs = programs;
    this.data = data;
    this.port = port;
    this.process = launch();
    this.keeper = Thread.ofPlatform().name("keeper-postgres").daemon().start(this::keep);
  }

  /// @param programs the folder that holds `initdb` and `postgres`
  static InstalledServer start(Path programs) {
    try {
      var data = Files.createTempDirectory("yiwang-drill-pg");
      if (isRoot()) {
        var accounts = data.getFileSystem().getUserPrincipalLookupService();
        Files.setOwner(data, accounts.lookupPrincipalByName(ACCOUNT));
      }
      var initdb = programs.resolve("initdb").toString();
      run(
          initdb,
          "-D",
          data + "/c",
          "-U",
          ACCOUNT,
          "-A",
          "trust",
          "-E",
          "UTF8",
          "--locale=C",
          "--no-sync");
      return new InstalledServer(programs, data, freePort());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Process launch() throws IOException {
    var builder =
        new ProcessBuilder(
            asAccount(
                programs.resolve("postgres").toString(),
                "-D",
                data + "/c",
                "-p",
                Integer.toString(port),
                "-k",
                data.toString(),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "max_connections=200"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    return builder.start();
  }

  private Path log() {
    return Path.of(data + ".log");
  }

  private void keep() {
    try {
      while (!stopping) {
        process.waitFor();
        if (!stopping) {
          // A killed postmaster leaves its lock file and, for moments, its children: try again.
          TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
          process = launch();
        }
      }
    } catch (IOException | InterruptedException ended) {
      stopping = true;
    }
  }

  private static void run(String... command) throws IOException {
    try {
      var process =
          new ProcessBuilder(asAccount(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + " failed");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// PostgreSQL refuses to run as root, so root lends it the account that Debian makes for it.
  private static List<String> asAccount(String... command) {
    List<String> words = new ArrayList<>();
    if (isRoot()) {
      words.addAll(
          List.of("setpriv", "--reuid=" + ACCOUNT, "--regid=" + ACCOUNT, "--clear-groups"));
    }
    words.addAll(List.of(command));
    return words;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=" + ACCOUNT + "&password=";
  }

  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public void close() {
    stopping = true;
    Signals.send("INT", process.pid());
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      keeper.join();
      Folders.remove(data);
      Files.deleteIfExists(log());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
