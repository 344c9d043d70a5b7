package org.yiwang.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A real HTTP server on this machine that does what it was told to, answer by answer, and takes
/// everything after that.
final class Receiver implements AutoCloseable {
  /// What came.
  record Came(
      String path, String id, String timestamp, String signature, String type, String body) {}

  /// One way to answer.
  interface Manner {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Came> came = new CopyOnWriteArrayList<>();
  private final Queue<Manner> manners = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::take);
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/notices";
  }

  List<Came> came() {
    return came;
  }

  @CanIgnoreReturnValue
  Receiver then(Manner manner) {
    manners.add(manner);
    return this;
  }

  @CanIgnoreReturnValue
  Receiver thenStatus(int status) {
    return then(exchange -> exchange.sendResponseHeaders(status, -1));
  }

  /// Says nothing until the test is over.
  @CanIgnoreReturnValue
  Receiver thenHang() {
    return then(_ -> hang());
  }

  /// Says yes, and then goes on and on.
  @CanIgnoreReturnValue
  Receiver thenTalk() {
    return then(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      var out = exchange.getResponseBody();
      while (closing.getCount() > 0) {
        out.write(new byte[65_536]);
        out.flush();
      }
    });
  }

  private void hang() throws IOException {
    try {
      closing.await();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      came.add(
          new Came(
              exchange.getRequestURI().getPath(),
              headers.getFirst("webhook-id"),
              headers.getFirst("webhook-timestamp"),
              headers.getFirst("webhook-signature"),
              headers.getFirst("Content-Type"),
              new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
      var manner = manners.poll();
      if (manner == null) {
        exchange.sendResponseHeaders(204, -1);
      } else {
        manner.answer(exchange);
      }
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
