package org.yiwang.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One run of one clock of a matter: begun, stood still, went on, ended.
final class CaseClock {
  private static final int DUE = 2;

  private final CaseRules.Clock rule;
  private final Instant start;
  private final List<Stand> stands = new ArrayList<>();
  private final TreeSet<Integer> signalled = new TreeSet<>();
  private int extensions;
  private boolean stopped;

  /// Time that does not count; open while it lasts.
  record Stand(Instant from, Optional<Instant> until) {}

  /// A point that a clock came to.
  record Signal(String clock, int step, Instant at) {}

  CaseClock(CaseRules.Clock rule, Instant start) {
    this.rule = rule;
    this.start = start;
  }

  CaseClock copy() {
    var copy = new CaseClock(rule, start);
    copy.stands.addAll(stands);
    copy.signalled.addAll(signalled);
    copy.extensions = extensions;
    copy.stopped = stopped;
    return copy;
  }

  CaseRules.Clock rule() {
    return rule;
  }

  boolean stopped() {
    return stopped;
  }

  boolean standing() {
    return !stopped && !stands.isEmpty() && stands.getLast().until().isEmpty();
  }

  boolean running() {
    return !stopped && !standing();
  }

  void stand(Instant at) {
    stands.add(new Stand(at, Optional.empty()));
  }

  void goOn(Instant at) {
    stands.add(new Stand(stands.removeLast().from(), Optional.of(at)));
  }

  void stop() {
    stopped = true;
  }

  void extend() {
    extensions++;
  }

  void signal(int step) {
    signalled.add(step);
  }

  /// The points still to come, while it runs; in no order.
  List<Signal> ahead() {
    var points = new ArrayList<Signal>();
    if (!running()) {
      return points;
    }
    add(points, 0, share(granted(), rule.yellow()));
    add(points, 1, share(granted(), rule.red()));
    add(points, DUE, granted());
    for (int i = 0; i < rule.overdue().size(); i++) {
      var more = rule.overdue().get(i);
      boolean alike = more.working() == rule.limit().working();
      add(points, DUE + 1 + i, granted() + (alike ? more.nanos() : 0));
    }
    return points;
  }

  private void add(List<Signal> points, int step, long nanos) {
    if (!signalled.contains(step)) {
      points.add(new Signal(rule.clock(), step, reach(nanos)));
    }
  }

  private long granted() {
    return rule.limit().nanos() * (1 + extensions);
  }

  private static long share(long nanos, int percent) {
    return nanos / 100 * percent;
  }

  /// Whether it ran out before a moment.
  boolean isOver(Instant at) {
    return reach(granted()).isBefore(at);
  }

  /// The moment at which so much has been used; it runs.
  private Instant reach(long nanos) {
    var working = rule.limit().working();
    var from = start;
    var left = nanos;
    for (var stand : stands) {
      long used = CaseTime.between(from, stand.from(), working);
      if (left <= used) {
        break;
      }
      left -= used;
      from = stand.until().orElse(Instant.MAX);
    }
    return from.equals(Instant.MAX) ? from : CaseTime.after(from, left, working);
  }

  /// As the journal's stored states are told, to be compared with them.
  @Override
  public String toString() {
    return "%s since %s stood %s extended %d told %s%s"
        .formatted(rule.clock(), start, stands, extensions, signalled, stopped ? " stopped" : "");
  }

  /// The same words for what is stored.
  static String worded(
      String clock,
      Instant start,
      List<Stand> stands,
      int extensions,
      Set<Integer> signalled,
      boolean stopped) {
    return "%s since %s stood %s extended %d told %s%s"
        .formatted(clock, start, stands, extensions, signalled, stopped ? " stopped" : "");
  }
}
