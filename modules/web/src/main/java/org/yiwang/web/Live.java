package org.yiwang.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.function.ServerResponse.SseBuilder;

/// Tells open pages that the record has grown, by server-sent events.
///
/// A page is told only how far the log has come and asks for what it shows anew. One that reads
/// slowly gets the latest place, not every one, so nothing piles up.
final class Live implements AutoCloseable {
  private static final int READERS_MAX = 2_000;
  private static final Duration OPEN_AT_MOST = Duration.ofMinutes(30);
  private static final long HEARTBEAT_SECONDS = 15;

  private final Set<Reader> readers = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /// Passes on that the log has come to `seq`; never waits for a reader.
  void tell(long seq) {
    readers.forEach(reader -> reader.tell(seq));
  }

  /// Answers `GET /live`, and `HEAD` without opening anything.
  ServerResponse open(HttpMethod method) {
    if (method.equals(HttpMethod.HEAD)) {
      return ServerResponse.ok().contentType(MediaType.TEXT_EVENT_STREAM).build();
    }
    if (closed || readers.size() >= READERS_MAX) {
      return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
          .header("Retry-After", "30")
          .build();
    }
    return ServerResponse.sse(this::serve, OPEN_AT_MOST);
  }

  @Override
  public void close() {
    closed = true;
    readers.forEach(Reader::end);
  }

  private void serve(SseBuilder stream) {
    var reader = new Reader(stream);
    readers.add(reader);
    stream.onTimeout(reader::end).onComplete(reader::end).onError(_ -> reader.end());
    Thread.ofVirtual()
        .name("live")
        .start(() -> {
          try {
            reader.run();
          } finally {
            readers.remove(reader);
          }
        });
  }

  private static final class Reader {
    private final SseBuilder stream;
    private final AtomicLong latest = new AtomicLong();
    private final Semaphore news = new Semaphore(0);
    private volatile boolean ended;

    Reader(SseBuilder stream) {
      this.stream = stream;
    }

    void tell(long seq) {
      latest.accumulateAndGet(seq, Math::max);
      news.release();
    }

    void end() {
      ended = true;
      news.release();
    }

    void run() {
      try {
        stream.retry(Duration.ofSeconds(2)).comment("open").send();
        while (!ended) {
          var told = news.tryAcquire(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
          var _ = news.drainPermits();
          if (ended) {
            break;
          }
          if (told) {
            stream.event("changed").data(Long.toString(latest.get()));
          } else {
            stream.comment("still here").send();
          }
        }
        stream.complete();
      } catch (IOException | IllegalStateException gone) {
        // The reader has closed the page; there is nobody left to tell.
        ended = true;
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
