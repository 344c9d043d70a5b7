package org.yiwang.notice;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who is told of what, and how. Operator data, read by [NoticesFile].
///
/// @param name its own name, a slug
/// @param types the types of announcements it is told of
/// @param patience how often and how long it is tried
public record Subscription(String name, Set<String> types, Channel channel, Patience patience) {
  public Subscription {
    types = Set.copyOf(types);
  }

  /// How a letter gets there.
  public sealed interface Channel {
    /// By an HTTP POST, signed.
    ///
    /// @param keys the newest first; while a key is changed there are two
    record Webhook(URI url, List<WebhookKey> keys) implements Channel {
      public Webhook {
        keys = List.copyOf(keys);
      }
    }

    /// By mail, to one address, so that it either went or did not.
    ///
    /// @param starttls whether the connection must be encrypted; nothing is sent if it cannot be
    record Mail(
        String host, int port, boolean starttls, String from, String to, Optional<Login> login)
        implements Channel {}
  }

  /// A name and password at a mail server; never shown.
  public record Login(String user, String password) {
    @Override
    public String toString() {
      return user + ":…";
    }
  }

  /// When to give up.
  ///
  /// @param triesMax how often a letter is tried
  /// @param timeMax how long after its first try it is tried again
  /// @param answerMax how long one answer of a receiver may take
  public record Patience(int triesMax, Duration timeMax, Duration answerMax) {
    /// 12 tries within two days, and 15 seconds for an answer.
    public static final Patience USUAL =
        new Patience(12, Duration.ofDays(2), Duration.ofSeconds(15));

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofHours(6);

    /// How long to wait after a try that failed: 5 s, 20 s, 80 s … up to 6 h, of which up to half
    /// is left out by `chance`, so that what failed together is not tried together.
    ///
    /// @param tries how many there have been, from 1
    /// @param chance from 0 to 1
    Duration pause(int tries, double chance) {
      var doublings = Math.min(2 * (tries - 1), 20);
      var whole = Math.min(FIRST.toMillis() << doublings, MOST.toMillis());
      return Duration.ofMillis(whole - (long) (chance * whole / 2));
    }
  }
}
