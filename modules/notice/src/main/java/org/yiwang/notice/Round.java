package org.yiwang.notice;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yiwang.notice.Subscription.Channel;
import org.yiwang.pack.Text;

/// What a courier does for one subscription, again and again: takes what is due, tries it, and
/// marks what became of it. Walked by one thread.
final class Round implements AutoCloseable {
  /// How many letters of a subscription are under way at once.
  static final int AT_ONCE = 8;

  /// The most a round may take: less than the lease, so that nobody else takes what it still tries.
  private static final Duration TIME_MAX = Duration.ofSeconds(60);

  private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(10);
  private static final Logger LOG = LoggerFactory.getLogger(Round.class);

  private final Letters letters;
  private final InstantSource clock;
  private final Subscription subscription;
  private final SplittableRandom chance;
  private final Post post;
  private final ExecutorService tries = Executors.newVirtualThreadPerTaskExecutor();
  private Optional<Instant> sweptAt = Optional.empty();

  /// @param seed makes pauses differ from those of other processes
  Round(Letters letters, InstantSource clock, URI source, Subscription subscription, long seed) {
    this.letters = letters;
    this.clock = clock;
    this.subscription = subscription;
    this.chance = new SplittableRandom(seed ^ subscription.name().hashCode());
    var answerMax = subscription.patience().answerMax();
    this.post =
        switch (subscription.channel()) {
          case Channel.Webhook webhook -> new WebhookPost(webhook, answerMax);
          case Channel.Mail mail -> new MailPost(source, mail, answerMax);
        };
  }

  String name() {
    return subscription.name();
  }

  /// One round; how many letters it took.
  int walk() throws InterruptedException {
    var now = clock.instant();
    var taken = letters.take(name(), now, AT_ONCE);
    if (taken.isEmpty()) {
      sweep(now);
      return 0;
    }
    var sent = new ArrayList<Letter>();
    var calls = new ArrayList<Callable<Try>>();
    for (var letter : taken) {
      if (letter.tries() > subscription.patience().triesMax()) {
        // a process died in its last try
        letters.dead(letter, now, new Text("最后一次没有结果", "its last try had no outcome"));
      } else {
        sent.add(letter);
        calls.add(() -> post.send(letter, now));
      }
    }
    var outcomes = tries.invokeAll(calls, TIME_MAX.toMillis(), TimeUnit.MILLISECONDS);
    for (int i = 0; i < sent.size(); i++) {
      mark(sent.get(i), outcome(outcomes.get(i)));
    }
    return taken.size();
  }

  private static Try outcome(Future<Try> outcome) throws InterruptedException {
    if (outcome.isCancelled()) {
      return Try.later("一分钟内没有办完", "it was not done within a minute");
    }
    try {
      return outcome.get();
    } catch (ExecutionException bug) {
      LOG.error("a letter could not be tried", bug);
      var kind = String.valueOf(bug.getCause()).replaceFirst(":.*", "");
      return Try.later("程序出错：" + kind, "the program failed: " + kind);
    }
  }

  private void mark(Letter letter, Try outcome) {
    var now = clock.instant();
    switch (outcome) {
      case Try.Arrived _ -> letters.delivered(letter, now);
      case Try.Failed failed -> {
        var next = next(letter, failed, now);
        if (failed.heals() && lasts(letter, next)) {
          letters.postponed(letter, next, failed.why());
        } else {
          letters.dead(letter, now, failed.why());
        }
      }
    }
  }

  private Instant next(Letter letter, Try.Failed failed, Instant now) {
    var pause = subscription.patience().pause(letter.tries(), chance.nextDouble());
    return now.plus(pause.compareTo(failed.notBefore()) < 0 ? failed.notBefore() : pause);
  }

  private boolean lasts(Letter letter, Instant next) {
    var patience = subscription.patience();
    return letter.tries() < patience.triesMax()
        && !next.isAfter(letter.firstTriedAt().plus(patience.timeMax()));
  }

  private void sweep(Instant now) {
    if (sweptAt.filter(at -> now.isBefore(at.plus(BETWEEN_SWEEPS))).isEmpty()) {
      letters.forget(name(), now);
      sweptAt = Optional.of(now);
    }
  }

  @Override
  public void close() {
    tries.shutdownNow();
    post.close();
  }
}
