package org.yiwang.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// One host in a Java process of its own, started again whenever it ends, as an init system would.
///
/// The host is found by the name of its class: this module never imports it.
final class HostProcess implements AutoCloseable {
  private static final String READY = "listening ";

  private final String name;
  private final List<String> command;
  private final Path log;
  private final Thread keeper;
  private volatile Process process;
  private volatile int port;
  private volatile boolean stopping;
  private volatile boolean killed;
  private final AtomicInteger crashes = new AtomicInteger();

  private HostProcess(String name, List<String> command, Path log) throws IOException {
    this.name = name;
    this.command = command;
    this.log = log;
    this.process = launch();
    this.keeper = Thread.ofPlatform().name("keeper-" + name).daemon().start(this::keep);
  }

  /// @param hostClass what is run, by its name
  /// @param folder where the host's own log goes
  /// @param hostArguments what the host is told, e.g. `--database URL`
  static HostProcess start(String name, String hostClass, List<String> hostArguments, Path folder) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A drill starts dozens of short-lived processes: a quick start is worth more than peak speed.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path"), hostClass));
    command.addAll(hostArguments);
    try {
      return new HostProcess(name, command, folder.resolve(name + ".log"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Process launch() throws IOException {
    var builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    return builder.start();
  }

  private void keep() {
    while (!stopping) {
      try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith(READY)) {
            port = Integer.parseInt(line.substring(READY.length()).strip());
          }
        }
        process.waitFor();
        port = 0;
        launchAgain();
      } catch (IOException | InterruptedException ended) {
        stopping = true;
      }
    }
  }

  /// Never after `close`: a host that nobody keeps would go on writing.
  private synchronized void launchAgain() throws IOException {
    if (!stopping) {
      if (!killed) {
        crashes.incrementAndGet();
      }
      killed = false;
      process = launch();
    }
  }

  String name() {
    return name;
  }

  /// Where it listens; a port nobody listens on while it is down.
  int port() throws IOException {
    if (port == 0) {
      throw new IOException(name + " is not listening");
    }
    return port;
  }

  /// How often it ended without being killed.
  int crashes() {
    return crashes.get();
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /// `kill -9`; returns at once, with the process that is ending.
  ///
  /// By its handle: that leaves the pipe to the keeper.
  ProcessHandle killNow() {
    willBeKilled();
    var victim = handle();
    victim.destroyForcibly();
    return victim;
  }

  /// Says that the next end is the drill's own doing.
  void willBeKilled() {
    killed = true;
  }

  /// Where the host's standard error goes.
  Path log() {
    return log;
  }

  @Override
  public void close() {
    synchronized (this) {
      stopping = true;
      process.destroy();
    }
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      keeper.join();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
