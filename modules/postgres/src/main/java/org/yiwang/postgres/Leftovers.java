package org.yiwang.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Server processes that outlived the app that started them.
///
/// Every PostgreSQL process works in its cluster's folder, so whoever has that working directory is
/// ours, whatever it is called and whatever `postmaster.pid` says. An orphan is stopped, not
/// adopted: then the settings are always those of this version and the server is always our own
/// child.
record Leftovers(Path cluster, Consumer<String> progress) {
  private static final int FAST_SECONDS = 20;
  private static final int CRASHED_SECONDS = 2;
  private static final int IMMEDIATE_SECONDS = 5;

  /// Ends every process in the cluster's folder, gently at first. The caller holds the data lock.
  void end() throws IOException {
    List<ProcessHandle> found = list();
    if (!found.isEmpty()) {
      endAll(found);
    }
    clearReusedPid();
  }

  /// After a reboot the number in `postmaster.pid` may belong to any other program, and PostgreSQL
  /// would then refuse to start for ever. A number nobody has is left to PostgreSQL, which also
  /// looks for surviving backends in shared memory.
  private void clearReusedPid() throws IOException {
    long pid = PidFile.read(pidFile()).pid();
    if (pid > 0 && ProcessHandle.of(pid).filter(each -> !worksHere(each)).isPresent()) {
      Files.deleteIfExists(pidFile());
    }
  }

  private void endAll(List<ProcessHandle> found) throws IOException {
    long master = PidFile.read(pidFile()).pid();
    List<ProcessHandle> masters = found.stream().filter(each -> each.pid() == master).toList();
    for (ProcessHandle each : masters) {
      progress.accept(
          "正在停止上次遗留的数据库进程 "
              + each.pid()
              + " · Stopping the server left by a killed run, "
              + each.pid());
      Programs.signal("INT", each);
    }
    // Without their postmaster the others leave by themselves, as soon as they look up.
    if (allGoneWithin(masters.isEmpty() ? CRASHED_SECONDS : FAST_SECONDS)) {
      return;
    }
    for (ProcessHandle each : list()) {
      Programs.signal("QUIT", each);
    }
    if (allGoneWithin(IMMEDIATE_SECONDS)) {
      return;
    }
    // No data is lost: the next start replays the log, as after a power cut.
    list().forEach(each -> each.destroyForcibly());
    if (!allGoneWithin(IMMEDIATE_SECONDS)) {
      throw new PostgresUnavailable(
          "上次遗留的数据库进程 " + pids() + " 无法停止，请手工结束它们",
          "Server processes " + pids() + " of an earlier run cannot be stopped; please end them");
    }
  }

  private boolean allGoneWithin(int seconds) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!list().isEmpty()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Programs.pause(50);
    }
    return true;
  }

  List<ProcessHandle> list() {
    return ProcessHandle.allProcesses().filter(this::worksHere).toList();
  }

  private List<Long> pids() {
    return list().stream().map(ProcessHandle::pid).toList();
  }

  /// By its working directory; where that may not be read (a container's root without ptrace), by
  /// the `-D` on the postmaster's command line.
  private boolean worksHere(ProcessHandle process) {
    Path proc = Path.of("/proc", Long.toString(process.pid()));
    try {
      return Files.readSymbolicLink(proc.resolve("cwd")).equals(cluster);
    } catch (IOException goneOrAnothers) {
      return commandLine(proc).contains("\0-D\0" + cluster + "\0");
    }
  }

  private static String commandLine(Path proc) {
    try {
      return Files.readString(proc.resolve("cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }

  private Path pidFile() {
    return cluster.resolve("postmaster.pid");
  }
}
