package org.yiwang.journal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/// A record with a component of every shape, and a generator of awkward ones.
record Zoo(
    String text,
    int small,
    long large,
    boolean flag,
    BigDecimal exact,
    BigInteger huge,
    Instant at,
    LocalDate day,
    LocalTime time,
    YearMonth month,
    Duration span,
    UUID id,
    StreamId stream,
    Colour colour,
    Optional<String> maybe,
    List<Optional<Integer>> never,
    List<Animal> animals,
    Set<BigDecimal> exacts,
    Map<String, List<Long>> table,
    Map<Colour, Animal> favourites) {

  enum Colour {
    RED,
    BLUE
  }

  sealed interface Animal {}

  record Cat(String name, Optional<Animal> chases) implements Animal {}

  sealed interface Bird extends Animal {}

  record Crane(long legs) implements Bird {}

  record Flock(List<Animal> birds) implements Bird {}

  /// Makes the same zoos for the same seed.
  record Breeder(Random random) {
    Zoo zoo() {
      return new Zoo(
          text(),
          random.nextInt(),
          random.nextLong(),
          random.nextBoolean(),
          exact(),
          new BigInteger(random.nextInt(200), random),
          at(),
          LocalDate.ofEpochDay(random.nextInt(-200_000, 200_000)),
          LocalTime.ofNanoOfDay(random.nextLong(86_400_000_000_000L)),
          YearMonth.of(random.nextInt(1900, 2100), random.nextInt(1, 13)),
          Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000)),
          new UUID(random.nextLong(), random.nextLong()),
          new StreamId("zoo", "x" + text().strip()),
          colour(),
          random.nextBoolean() ? Optional.of(text()) : Optional.empty(),
          List.of(),
          some(() -> animal(3)),
          new HashSet<>(some(this::exact)),
          new HashMap<>(Map.of(text() + "a", some(random::nextLong), text() + "b", List.of())),
          random.nextBoolean() ? Map.of(colour(), animal(2)) : Map.of());
    }

    private Animal animal(int depth) {
      return switch (depth == 0 ? 1 : random.nextInt(3)) {
        case 0 -> new Cat(text(), Optional.of(animal(depth - 1)));
        case 1 -> new Crane(random.nextLong());
        default -> new Flock(some(() -> animal(depth - 1)));
      };
    }

    private <T> List<T> some(Supplier<T> one) {
      var all = new ArrayList<T>();
      for (int i = random.nextInt(4); i > 0; i--) {
        all.add(one.get());
      }
      return all;
    }

    private Colour colour() {
      return random.nextBoolean() ? Colour.RED : Colour.BLUE;
    }

    private Instant at() {
      return Instant.ofEpochSecond(
          random.nextLong(-60_000_000_000L, 200_000_000_000L), random.nextInt(1_000_000_000));
    }

    private BigDecimal exact() {
      return new BigDecimal(
          new BigInteger(random.nextInt(100), random).negate(), random.nextInt(-9, 30));
    }

    /// Letters that JSON escapes, that sort differently in UTF-8 and UTF-16, and plain ones.
    String text() {
      var letters =
          List.of(
              "a", "Z", "\"", "\\", "\n", "\u0001", "\u001f", "/", "虹", "é", "\uffee", "😀",
              "\u2028");
      var out = new StringBuilder();
      for (int i = random.nextInt(8); i > 0; i--) {
        out.append(letters.get(random.nextInt(letters.size())));
      }
      return out.toString();
    }
  }
}
