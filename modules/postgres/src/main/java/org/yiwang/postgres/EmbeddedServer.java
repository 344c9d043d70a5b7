package org.yiwang.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The server process: started, watched, started again when it dies, stopped.
///
/// A watcher thread waits for the process to end. Unless we ended it, it is started again on the
/// same port, as often as it takes, so that connection pools find it again by themselves.
final class EmbeddedServer implements AutoCloseable {
  private static final int FIRST_START_SECONDS = 40;
  private static final int FAST_SHUTDOWN_SECONDS = 20;
  private static final int IMMEDIATE_SHUTDOWN_SECONDS = 5;
  private static final long LONGEST_PAUSE_MILLIS = 1_000;
  private static final long LARGEST_LOG_BYTES = 16L << 20;

  private final DataDirectory data;
  private final Account account;
  private final Binaries binaries;
  private final Consumer<String> progress;
  private final ReentrantLock starting = new ReentrantLock();
  private volatile boolean closing;
  private final Thread stopIfCutShort = new Thread(this::close, "postgres-start-cut-short");
  private volatile @Nullable Process process;
  private volatile int port;

  private EmbeddedServer(
      DataDirectory data, Account account, Binaries binaries, Consumer<String> progress) {
    this.data = data;
    this.account = account;
    this.binaries = binaries;
    this.progress = progress;
    this.port = Ports.freeFor(data);
  }

  /// Starts the server of an existing cluster and its watcher; returns when it takes connections.
  /// Until `handOver` a JVM that is told to end stops the server by itself.
  static EmbeddedServer start(
      DataDirectory data, Account account, Binaries binaries, Consumer<String> progress)
      throws IOException {
    EmbeddedServer server = new EmbeddedServer(data, account, binaries, progress);
    Runtime.getRuntime().addShutdownHook(server.stopIfCutShort);
    boolean running = false;
    try {
      server.startFirst();
      running = true;
    } finally {
      if (!running) {
        server.handOver();
      }
    }
    data.keepPort(server.port);
    Thread.ofVirtual().name("postgres-watcher").start(server::watch);
    return server;
  }

  /// From now on the owner stops the server, in its own order.
  void handOver() {
    try {
      Runtime.getRuntime().removeShutdownHook(stopIfCutShort);
    } catch (IllegalStateException alreadyEnding) {
      progress.accept("启动被中断 · The start was cut short");
    }
  }

  int port() {
    return port;
  }

  Optional<Long> findPid() {
    Process current = process;
    return current != null && current.isAlive() ? Optional.of(current.pid()) : Optional.empty();
  }

  private void startFirst() throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(FIRST_START_SECONDS);
    while (true) {
      try {
        attempt();
        return;
      } catch (StartFailed failed) {
        if (!failed.mayPass() || System.nanoTime() > deadline) {
          throw new PostgresUnavailable(
              "数据库没有启动：" + failed.getMessage() + "（日志 " + data.serverLog() + "）",
              "The server did not start: "
                  + failed.getMessage()
                  + " (log "
                  + data.serverLog()
                  + ")",
              failed);
        }
        Programs.pause(LONGEST_PAUSE_MILLIS);
        // Nobody knows the port yet, so another may be taken if this one was lost meanwhile.
        port = Ports.freeFor(data);
      }
    }
  }

  private void watch() {
    while (!closing) {
      Process watched = process;
      if (watched != null) {
        watched.onExit().join();
      }
      if (!closing) {
        progress.accept("数据库进程意外结束，正在重新启动 · The database server died; restarting it");
        restart();
      }
    }
  }

  private void restart() {
    long pause = 50;
    while (!closing) {
      try {
        attempt();
        progress.accept("数据库已恢复 · The database is back");
        return;
      } catch (StartFailed | IOException | UncheckedIOException | PostgresUnavailable failed) {
        if (!closing) {
          progress.accept(
              "数据库尚未恢复，继续重试 · The database is not back yet, retrying: " + failed.getMessage());
        }
      }
      Programs.pause(pause);
      pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
    }
  }

  private void attempt() throws IOException, StartFailed {
    starting.lock();
    try {
      process = launched();
    } finally {
      starting.unlock();
    }
  }

  private Process launched() throws IOException, StartFailed {
    if (closing) {
      throw new StartFailed("closing");
    }
    new Leftovers(data.cluster(), progress).end();
    account.own(data, data.cluster());
    long logStart = turnLog();
    Process started = launch();
    long slow = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (!isReady(started)) {
      if (!started.isAlive()) {
        throw new StartFailed(newLogText(logStart));
      }
      if (closing) {
        stop(started);
        throw new StartFailed("closing");
      }
      if (System.nanoTime() > slow) {
        progress.accept("数据库正在从日志恢复，请稍候 · The database is replaying its log, please wait");
        slow = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      }
      Programs.pause(10);
    }
    return started;
  }

  private Process launch() throws IOException {
    List<String> command = new ArrayList<>();
    // Its own session: Ctrl-C in the terminal is for the app, which then stops the server in order.
    if (Programs.succeeds(List.of("setsid", "true"))) {
      command.add("setsid");
    }
    List<String> server = new ArrayList<>(List.of(binaries.postgres(), "-D"));
    server.add(data.cluster().toString());
    server.addAll(ServerSettings.arguments(port));
    command.addAll(account.running(server));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(data.cluster().toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(data.serverLog().toFile()));
    Programs.clean(builder.environment());
    return builder.start();
  }

  private boolean isReady(Process started) throws IOException {
    PidFile file = PidFile.read(data.cluster().resolve("postmaster.pid"));
    return file.pid() == started.pid() && file.ready();
  }

  private long turnLog() throws IOException {
    Path log = data.serverLog();
    long size = Files.exists(log) ? Files.size(log) : 0;
    if (size > LARGEST_LOG_BYTES) {
      Files.move(log, log.resolveSibling("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
      return 0;
    }
    return size;
  }

  private String newLogText(long from) throws IOException {
    byte[] all = Files.readAllBytes(data.serverLog());
    int start = (int) Math.min(from, all.length);
    return new String(all, start, all.length - start, java.nio.charset.StandardCharsets.UTF_8)
        .strip();
  }

  /// Fast shutdown: clients are cut off, what is committed is on disk, no process is left.
  @Override
  public void close() {
    closing = true;
    starting.lock();
    try {
      Process last = process;
      if (last != null) {
        stop(last);
      }
    } finally {
      starting.unlock();
    }
    try {
      new Leftovers(data.cluster(), progress).end();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void stop(Process server) {
    if (!server.isAlive()) {
      return;
    }
    Programs.signal("INT", server.toHandle());
    if (Programs.endsWithin(FAST_SHUTDOWN_SECONDS, server.toHandle())) {
      return;
    }
    Programs.signal("QUIT", server.toHandle());
    if (!Programs.endsWithin(IMMEDIATE_SHUTDOWN_SECONDS, server.toHandle())) {
      server.destroyForcibly();
    }
  }

  /// One attempt that came to nothing, with what the server said.
  private static final class StartFailed extends Exception {
    private static final long serialVersionUID = 1L;

    StartFailed(String said) {
      super(said);
    }

    /// Whether waiting may help: a dying predecessor still holds the memory, the pid file or the
    /// port.
    boolean mayPass() {
      String said = String.valueOf(getMessage());
      return said.contains("shared memory")
          || said.contains("lock file")
          || said.contains("Address already in use");
    }
  }
}
