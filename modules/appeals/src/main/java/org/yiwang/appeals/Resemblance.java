package org.yiwang.appeals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// An earlier message that may be about the same thing, and why; a candidate for a person to look
/// at.
///
/// @param earlier the message found
/// @param score 0 to 1; nearly the same text scores 1, two people about one thing about a third
/// @param copy nearly the same text: half of its four-character pieces
/// @param places the places both name
/// @param words the rare pairs of characters both use, the weightiest first, six at most, joined
///   where they overlap
/// @param daysApart how many days lie between the two
public record Resemblance(
    Appeal earlier,
    double score,
    boolean copy,
    List<String> places,
    List<String> words,
    long daysApart) {
  private static final double LEAST = 0.22;

  public Resemblance {
    places = List.copyOf(places);
    words = List.copyOf(words);
  }

  /// Which of the recent messages may be about the same thing as this one, the likeliest first,
  /// `most` at most. Words weigh by how rare they are among the messages given: give the recent
  /// messages of the district, not three of them. Linear in their number; a thousand take a tenth
  /// of a second.
  ///
  /// @throws IllegalArgumentException above 20,000 recent messages
  public static List<Resemblance> similar(Appeal appeal, List<Appeal> recent, int most) {
    if (recent.size() > Limits.HOTSPOT_ROWS_MAX) {
      throw new IllegalArgumentException("more than " + Limits.HOTSPOT_ROWS_MAX + " messages");
    }
    var all = new ArrayList<>(recent);
    all.add(appeal);
    var corpus = new Corpus(all);
    var pieces = Copies.pieces(appeal);
    return IntStream.range(0, recent.size())
        .parallel()
        .filter(i -> !recent.get(i).id().equals(appeal.id()))
        .mapToObj(i -> {
          var likeness = corpus.likeness(recent.size(), i);
          boolean copy = Copies.share(pieces, Copies.pieces(recent.get(i))) >= Copies.LEAST;
          return new Resemblance(
              recent.get(i),
              copy ? 1 : likeness.score(),
              copy,
              likeness.places(),
              copy || likeness.score() >= LEAST ? corpus.shared(recent.size(), i) : List.of(),
              Math.round(likeness.days()));
        })
        .filter(found -> found.score >= LEAST)
        .sorted(
            Comparator.comparingDouble((Resemblance found) -> -found.score)
                .thenComparing(found -> found.earlier.id()))
        .limit(most)
        .toList();
  }
}
