package org.yiwang.notice;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yiwang.journal.Codec;
import org.yiwang.journal.Context;
import org.yiwang.journal.Decider;
import org.yiwang.journal.Decision;
import org.yiwang.journal.Recorded;
import org.yiwang.journal.StreamId;
import org.yiwang.journal.StreamKind;
import org.yiwang.pack.Text;

/// A toy of the record: a bell that is rung.
record Bell(int times) {
  static final List<String> TYPES = List.of("bell.rung", "bell.tolled");

  /// Rings it.
  record Ring(String word) {}

  /// It was rung.
  record Rung(String word) {}

  static StreamId stream(String name) {
    return new StreamId("bell", name);
  }

  static StreamKind<Bell, Ring, Rung> kind() {
    return new StreamKind<>(
        "bell", new Rules(), Codec.of(Ring.class), Codec.of(Rung.class), Codec.of(Bell.class));
  }

  /// What others are told; `quiet` is told to nobody, and `for whom` is another type.
  static List<Announcement> announce(Connection transaction, List<Recorded> events) {
    return events.stream()
        .flatMap(event -> event.event() instanceof Rung(var word) ? told(event, word) : Stream.of())
        .toList();
  }

  private static Stream<Announcement> told(Recorded event, String word) {
    return word.equals("quiet")
        ? Stream.of()
        : Stream.of(
            new Announcement(
                event.seq(),
                word.equals("for whom") ? "bell.tolled" : "bell.rung",
                event.stream().toString(),
                event.at(),
                new Text("钟响：" + word, "The bell: " + word),
                Map.of("word", word)));
  }

  private static final class Rules implements Decider<Bell, Ring, Rung> {
    @Override
    public Bell initial() {
      return new Bell(0);
    }

    @Override
    public Decision<Rung> decide(Bell state, Ring command, Context context) {
      return Decision.accept(new Rung(command.word()));
    }

    @Override
    public Bell evolve(Bell state, Rung event) {
      return new Bell(state.times() + 1);
    }
  }
}
