package org.yiwang.postgres;

import java.util.ArrayList;
import java.util.List;

/// The settings of the embedded server. They go on the command line, where nothing stored in the
/// cluster can weaken them.
final class ServerSettings {
  private ServerSettings() {}

  /// For a small machine: 2 cores, 4 GB, one app.
  static final List<String> ALWAYS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "password_encryption=scram-sha-256",
          // What is acknowledged must survive a power cut.
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "max_connections=100",
          "shared_buffers=256MB",
          "effective_cache_size=1GB",
          "work_mem=8MB",
          "maintenance_work_mem=128MB",
          // Bounds the log to replay after a crash, so that writes resume within seconds.
          "max_wal_size=1GB",
          "wal_buffers=16MB",
          "checkpoint_completion_target=0.9",
          // Short statements by the thousand: planning to compile them costs more than it saves.
          "jit=off",
          "random_page_cost=1.1",
          "timezone=UTC",
          "log_timezone=UTC",
          "log_checkpoints=off",
          "log_line_prefix=%m [%p] ");

  static List<String> arguments(int port) {
    List<String> arguments = new ArrayList<>();
    for (String each : ALWAYS) {
      arguments.add("-c");
      arguments.add(each);
    }
    arguments.add("-c");
    arguments.add("port=" + port);
    return List.copyOf(arguments);
  }
}
