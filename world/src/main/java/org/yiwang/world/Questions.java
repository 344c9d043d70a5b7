package org.yiwang.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What one caller asks of accounts, drawn from a seed: mostly new commands on accounts that all
/// callers share, some keys repeated, some keys repeated with another body.
final class Questions implements Asking {
  static final int STREAMS = 24;
  private static final int REPEATED_PERCENT = 15;
  private static final int CLASHING_PERCENT = 4;
  private static final int REMEMBERED = 200;

  /// Amounts end in the caller's number and a running number, so that none is used twice.
  private static final long CALLERS_MAX = 1_000;

  private static final long QUESTIONS_MAX = 1_000_000;

  private final int caller;
  private final Random random;
  private final List<Question> asked = new ArrayList<>();
  private long number;

  Questions(int caller, long seed) {
    this.caller = caller;
    this.random = new Random(seed * 1_000_003 + caller);
  }

  @Override
  public Question next() {
    int percent = random.nextInt(100);
    if (!asked.isEmpty() && percent < REPEATED_PERCENT) {
      return asked.get(random.nextInt(asked.size()));
    }
    if (!asked.isEmpty() && percent < REPEATED_PERCENT + CLASHING_PERCENT) {
      var earlier = asked.get(random.nextInt(asked.size()));
      return Question.submit(earlier.key(), earlier.stream(), amount());
    }
    var question =
        Question.submit("k" + caller + "-" + number, "a" + random.nextInt(STREAMS), amount());
    if (asked.size() < REMEMBERED) {
      asked.add(question);
    } else {
      asked.set(random.nextInt(REMEMBERED), question);
    }
    return question;
  }

  @Override
  public boolean isAskedAgain() {
    return random.nextInt(10) < 7;
  }

  @Override
  public int choose(int bound) {
    return random.nextInt(bound);
  }

  private long amount() {
    number++;
    long size = 1L + random.nextInt(100_000);
    long amount = (size * CALLERS_MAX + caller) * QUESTIONS_MAX + number;
    return random.nextInt(100) < 55 ? amount : -amount;
  }
}
