package org.yiwang.world;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Kills one process under load, without warning, and returns when it is gone: what is asked from
/// then on can only be answered after a recovery.
sealed interface Killer {
  /// Kills, and says what it killed and when that had ended.
  Kill strike(Recorder recorder, Random random);

  /// Kills hosts with `kill -9`; every fourth is first stopped for a while, as a machine that swaps
  /// or a paused virtual machine would be.
  record OfHosts(List<HostProcess> hosts) implements Killer {
    private static final int STOPPED_MILLIS_MAX = 1_000;

    @Override
    public Kill strike(Recorder recorder, Random random) {
      var host = hosts.get(random.nextInt(hosts.size()));
      var manner = "kill -9";
      host.willBeKilled();
      if (random.nextInt(4) == 0) {
        manner = "stop, then kill -9";
        Signals.send("STOP", host.handle().pid());
        LockSupport.parkNanos(1_000_000L * (200 + random.nextInt(STOPPED_MILLIS_MAX - 200)));
      }
      host.killNow().onExit().join();
      return new Kill(recorder.now(), host.name(), manner);
    }
  }

  /// Kills the database server with `kill -9`: the postmaster, the postmaster and all its children,
  /// or one backend that serves a host.
  record OfDatabase(String url) implements Killer {
    @Override
    public Kill strike(Recorder recorder, Random random) {
      if (random.nextInt(4) == 0) {
        return new InCommit(url, List.of()).strike(recorder, random);
      }
      try (var witness = Schema.connect(url)) {
        var server = DatabaseProcesses.find(witness);
        List<ProcessHandle> victims = new ArrayList<>();
        String manner;
        switch (random.nextInt(3)) {
          case 0 -> {
            manner = "kill -9 of the postmaster";
            victims.add(server.postmaster());
          }
          case 1 -> {
            manner = "kill -9 of the whole group";
            victims.add(server.postmaster());
            victims.addAll(server.postmaster().descendants().toList());
          }
          default -> {
            manner = "kill -9 of one backend";
            victims.add(server.backends().get(random.nextInt(server.backends().size())));
          }
        }
        victims.forEach(ProcessHandle::destroyForcibly);
        DatabaseProcesses.awaitEnd(witness);
        return new Kill(recorder.now(), Kill.DATABASE, manner);
      } catch (SQLException failed) {
        throw new IllegalStateException(
            "the database could not be asked for its processes", failed);
      }
    }
  }

  /// Strikes by one after the other.
  record InTurn(List<Killer> all, AtomicInteger strikes) implements Killer {
    @Override
    public Kill strike(Recorder recorder, Random random) {
      return all.get(strikes.getAndIncrement() % all.size()).strike(recorder, random);
    }
  }

  /// Kills nothing: puts the clock of a host far ahead, and at the next strike back to where it
  /// would be, as a machine whose time is set.
  record OfClocks(HostProcess host, AtomicInteger strikes) implements Killer {
    private static final String AHEAD = "PT45M";

    @Override
    public Kill strike(Recorder recorder, Random random) {
      var jump = strikes.getAndIncrement() % 2 == 0 ? AHEAD : "PT0S";
      try (var line = HostLine.open(host.port())) {
        var _ = line.ask(new Question("clock", "", 0, "{\"clock\":\"" + jump + "\"}"));
      } catch (IOException down) {
        throw new IllegalStateException(host.name() + " does not listen", down);
      }
      return new Kill(recorder.now(), host.name(), "its clock put to " + jump);
    }
  }

  /// Kills the backend that commits a batch, with `kill -9` after a stall, as if the disk had hung:
  /// whoever was answered before the commit was done has been told what is not true.
  ///
  /// @param hosts killed just before it, so that none of them can run the lost batch again
  record InCommit(String url, List<HostProcess> hosts) implements Killer {
    private static final int TRIES_MAX = 600;
    private static final long STALL_NANOS = 150_000_000;
    private static final Duration LOOK_MAX = Duration.ofSeconds(1);

    @Override
    public Kill strike(Recorder recorder, Random random) {
      try (var witness = Schema.connect(url)) {
        for (int tries = 1; ; tries++) {
          var writers = DatabaseProcesses.listWriters(witness);
          if (!writers.isEmpty()) {
            long pid = writers.get(random.nextInt(writers.size()));
            if (isStalled(witness, pid, tries >= TRIES_MAX)) {
              LockSupport.parkNanos(STALL_NANOS);
              for (var host : hosts) {
                var _ = host.killNow();
              }
              ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
              DatabaseProcesses.awaitEnd(witness);
              var manner = "stall, then kill -9 of the backend before its commit";
              return new Kill(recorder.now(), Kill.DATABASE, manner);
            }
          }
          LockSupport.parkNanos(1_000L * (500 + random.nextInt(2_000)));
        }
      } catch (SQLException failed) {
        throw new IllegalStateException(failed);
      }
    }

    /// Stops the backend and looks; one that is not wanted goes on, so that no lock stays held by a
    /// process that never wakes. It may have been stopped while it holds a lock that the question
    /// itself needs, and PostgreSQL waits for such a one without limit: then it is woken.
    private static boolean isStalled(Connection witness, long pid, boolean anyMoment)
        throws SQLException {
      var woken = new AtomicBoolean();
      Signals.send("STOP", pid);
      var waker = Thread.ofVirtual().start(() -> wake(pid, woken));
      boolean wanted = false;
      try {
        wanted = DatabaseProcesses.awaitsCommit(witness, pid) || anyMoment;
      } finally {
        waker.interrupt();
        end(waker);
        if (!wanted) {
          Signals.send("CONT", pid);
        }
      }
      return wanted && !woken.get();
    }

    private static void wake(long pid, AtomicBoolean woken) {
      try {
        Thread.sleep(LOOK_MAX);
        woken.set(true);
        Signals.send("CONT", pid);
      } catch (InterruptedException looked) {
        Thread.currentThread().interrupt();
      }
    }

    private static void end(Thread waker) {
      try {
        waker.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
