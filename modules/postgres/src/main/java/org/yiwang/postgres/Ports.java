package org.yiwang.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;

/// A free port for a data directory, the same one whenever it can be had.
final class Ports {
  // Below the range Linux gives to outgoing connections (32768 up), so that no client can sit on
  // the
  // server's port while the server is being restarted.
  private static final int FIRST = 20_000;
  private static final int COUNT = 10_000;

  private Ports() {}

  static int freeFor(DataDirectory data) {
    int own = Math.floorMod(data.root().toString().hashCode(), COUNT);
    return IntStream.concat(
            data.findPort().stream().mapToInt(Integer::intValue),
            IntStream.range(0, COUNT).map(step -> FIRST + (own + step) % COUNT))
        .filter(Ports::isFree)
        .findFirst()
        .orElseThrow(() ->
            new PostgresUnavailable(
                "20000 到 29999 之间没有空闲端口", "No port between 20000 and 29999 is free"));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket =
        new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      return socket.getLocalPort() == port;
    } catch (IOException taken) {
      return false;
    }
  }
}
