package org.yiwang.notice;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.yiwang.notice.Subscription.Channel;

/// Posts letters to one address: a CloudEvent in structured JSON, signed by Standard Webhooks.
///
/// Only the status counts. Of what a receiver answers besides, nothing is read, so it can be as
/// long and slow as it likes; redirects are not followed.
final class WebhookPost implements Post {
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
  private static final Duration LEFT_ALONE_MAX = Duration.ofHours(6);

  /// 4xx that say "not now" and not "not like this": 408 Request Timeout, 421 Misdirected Request,
  /// 423 Locked, 425 Too Early, 429 Too Many Requests (RFC 9110, 4918, 8470, 6585).
  private static final Set<Integer> NOT_NOW = Set.of(408, 421, 423, 425, 429);

  private final Channel.Webhook to;
  private final Duration answerMax;
  private final HttpClient client;

  WebhookPost(Channel.Webhook to, Duration answerMax) {
    this.to = to;
    this.answerMax = answerMax;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_MAX)
            .build();
  }

  @Override
  public Try send(Letter letter, Instant now) throws InterruptedException {
    try {
      var answer = client.send(request(letter, now), HttpResponse.BodyHandlers.ofInputStream());
      answer.body().close();
      return judged(answer);
    } catch (HttpTimeoutException _) {
      return Try.later("没有及时应答", "no answer in time");
    } catch (IOException failure) {
      var kind = failure.getClass().getSimpleName();
      return Try.later("连接失败：" + kind, "the connection failed: " + kind);
    }
  }

  private HttpRequest request(Letter letter, Instant now) {
    var seconds = now.getEpochSecond();
    var signatures =
        to.keys().stream()
            .map(key -> key.sign(letter.id(), seconds, letter.body()))
            .collect(Collectors.joining(" "));
    return HttpRequest.newBuilder(to.url())
        .timeout(answerMax)
        .header("Content-Type", "application/cloudevents+json; charset=utf-8")
        .header("User-Agent", "yiwang-notices")
        .header("webhook-id", letter.id())
        .header("webhook-timestamp", Long.toString(seconds))
        .header("webhook-signature", signatures)
        .POST(HttpRequest.BodyPublishers.ofString(letter.body(), UTF_8))
        .build();
  }

  private static Try judged(HttpResponse<?> answer) {
    int status = answer.statusCode();
    var said = "HTTP " + status;
    if (status >= 200 && status < 300) {
      return new Try.Arrived();
    }
    if (status >= 300 && status < 400) {
      return Try.never(
          "对方让改投别处（" + said + "），不跟随", "redirected elsewhere (" + said + "), not followed");
    }
    if (status == 410) {
      return Try.never("对方不再接收（" + said + "）", "the receiver takes no more (" + said + ")");
    }
    if (status < 500 && !NOT_NOW.contains(status)) {
      return Try.never("对方拒收（" + said + "）", "the receiver refused it (" + said + ")");
    }
    var later = Try.later("对方暂不能收（" + said + "）", "the receiver could not take it (" + said + ")");
    return new Try.Failed(later.why(), true, leftAlone(answer));
  }

  /// `Retry-After` in seconds; a date is not read.
  private static Duration leftAlone(HttpResponse<?> answer) {
    var wish =
        answer
            .headers()
            .firstValue("Retry-After")
            .filter(text -> text.matches("\\d{1,9}"))
            .map(Long::parseLong)
            .map(Duration::ofSeconds)
            .orElse(Duration.ZERO);
    return wish.compareTo(LEFT_ALONE_MAX) > 0 ? LEFT_ALONE_MAX : wish;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
