package org.yiwang.appeals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.yiwang.appeals.Vocabulary.Vector;

/// Messages side by side: what each is about, by pairs of characters weighed by how rare they are
/// here, and how alike two of them are.
///
/// Pairs of characters (bigrams) need no dictionary, so the names of estates and firms weigh what
/// they should, and 4,000 messages take a second.
final class Corpus {
  private static final int TERMS_MAX = 60;
  private static final int SUBJECT_COUNTS = 3;
  private static final double SUBJECT = 0.25;
  private static final double SAME_ROAD = 0.05;
  private static final double SAME_PLACE = 0.12;
  private static final double OTHER_PLACE = 0.85;
  private static final double OTHER_SUBJECT = 0.6;
  private static final double OTHER_DISTRICT = 0.8;
  private static final double DAYS_FADING = 90;

  /// What one message is about: places, and its weightiest character pairs, ascending, as a vector
  /// of length one.
  record About(Appeal appeal, Places places, Vector text, Vector subject) {}

  /// How alike two messages are, 0 to 1, and the parts of it.
  ///
  /// @param words the cosine of their character pairs
  /// @param days how far apart they were written
  record Likeness(double score, double words, List<String> places, double days) {}

  final List<About> messages;

  Corpus(List<Appeal> appeals) {
    var counted = appeals.parallelStream().map(Corpus::count).toList();
    Map<Integer, Integer> textsWith = new HashMap<>();
    counted.forEach(text -> text.keySet().forEach(term -> textsWith.merge(term, 1, Integer::sum)));
    messages =
        IntStream.range(0, appeals.size())
            .parallel()
            .mapToObj(i -> about(appeals.get(i), counted.get(i), textsWith, appeals.size()))
            .toList();
  }

  private static Map<Integer, Integer> count(Appeal appeal) {
    Map<Integer, Integer> counts = new HashMap<>();
    add(counts, appeal.subject(), SUBJECT_COUNTS);
    add(counts, appeal.detail(), 1);
    return counts;
  }

  private static void add(Map<Integer, Integer> counts, String text, int times) {
    for (int i = 0; i + 1 < text.length(); i++) {
      char one = text.charAt(i);
      char two = text.charAt(i + 1);
      if (carries(one) && carries(two)) {
        counts.merge(one << 16 | two, times, Integer::sum);
      }
    }
  }

  private static boolean carries(char c) {
    return Words.GRAMMAR.indexOf(c) < 0
        && (Character.isIdeographic(c) || Character.isLetterOrDigit(c));
  }

  private static About about(
      Appeal appeal, Map<Integer, Integer> counts, Map<Integer, Integer> textsWith, int texts) {
    Map<Integer, Integer> subject = new HashMap<>();
    add(subject, appeal.subject(), 1);
    return new About(
        appeal,
        Places.of(appeal),
        vector(counts, textsWith, texts),
        vector(subject, textsWith, texts));
  }

  private static Vector vector(
      Map<Integer, Integer> counts, Map<Integer, Integer> textsWith, int texts) {
    record Weighed(int term, double weight) {}
    var all = new ArrayList<Weighed>(counts.size());
    counts.forEach((term, times) -> {
      double rare = Math.log((1.0 + texts) / textsWith.getOrDefault(term, 1));
      all.add(new Weighed(term, (1 + Math.log(times)) * rare));
    });
    all.sort(Comparator.comparingDouble((Weighed w) -> -w.weight).thenComparingInt(Weighed::term));
    var kept = new ArrayList<>(all.subList(0, Math.min(TERMS_MAX, all.size())));
    kept.sort(Comparator.comparingInt(Weighed::term));
    double length = Math.sqrt(kept.stream().mapToDouble(w -> w.weight * w.weight).sum());
    return new Vector(
        kept.stream().mapToInt(Weighed::term).toArray(),
        kept.stream().mapToDouble(w -> length == 0 ? 0 : w.weight / length).toArray());
  }

  /// Words first; a place both name adds, places or districts that differ take away, and so does
  /// time, a third of it at most.
  Likeness likeness(int one, int other) {
    About a = messages.get(one);
    About b = messages.get(other);
    double words = a.text.dot(b.text) + SUBJECT * a.subject.dot(b.subject);
    var places = a.places.shared(b.places);
    double days = Math.abs(Duration.between(a.appeal.at(), b.appeal.at()).toMinutes()) / 1440.0;
    double score = words;
    if (!places.isEmpty()) {
      score += places.stream().allMatch(Places::isRoad) ? SAME_ROAD : SAME_PLACE;
    } else if (!a.places.names().isEmpty() && !b.places.names().isEmpty()) {
      score *= OTHER_PLACE;
    }
    if (a.places.otherSubject(b.places)) {
      score *= OTHER_SUBJECT;
    }
    if (places.isEmpty() && a.places.elsewhere(b.places)) {
      score *= OTHER_DISTRICT;
    }
    score *= 2.0 / 3 + Math.exp(-days / DAYS_FADING) / 3;
    return new Likeness(Math.clamp(score, 0, 1), words, places, days);
  }

  /// The weightiest character pairs two messages share, six at most, joined where one goes on the
  /// other.
  List<String> shared(int one, int other) {
    var a = messages.get(one).text;
    var b = messages.get(other).text;
    record Shared(String pair, double weight) {}
    var pairs = new ArrayList<Shared>();
    for (int i = 0, j = 0; i < a.words().length && j < b.words().length; ) {
      if (a.words()[i] == b.words()[j]) {
        int term = a.words()[i];
        pairs.add(
            new Shared(
                "" + (char) (term >> 16) + (char) term, a.weights()[i++] * b.weights()[j++]));
      } else if (a.words()[i] < b.words()[j]) {
        i++;
      } else {
        j++;
      }
    }
    pairs.sort(Comparator.comparingDouble((Shared p) -> -p.weight).thenComparing(Shared::pair));
    var joined = new ArrayList<String>();
    pairs.stream().limit(12).map(Shared::pair).forEach(pair -> join(joined, pair));
    return joined.subList(0, Math.min(6, joined.size()));
  }

  private static void join(List<String> words, String pair) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.charAt(word.length() - 1) == pair.charAt(0)) {
        var _ = words.set(i, word + pair.charAt(1));
        return;
      }
      if (word.charAt(0) == pair.charAt(1)) {
        var _ = words.set(i, pair.charAt(0) + word);
        return;
      }
    }
    words.add(pair);
  }

  /// The places of earlier messages that share a rare term with each message.
  List<int[]> candidates(int textsMax) {
    Map<Integer, List<Integer>> holders = new HashMap<>();
    for (int i = 0; i < messages.size(); i++) {
      for (int term : messages.get(i).text.words()) {
        holders.computeIfAbsent(term, _ -> new ArrayList<>()).add(i);
      }
    }
    return IntStream.range(0, messages.size())
        .parallel()
        .mapToObj(i ->
            IntStream.of(messages.get(i).text.words())
                .mapToObj(term -> holders.getOrDefault(term, List.of()))
                .filter(with -> with.size() <= textsMax)
                .flatMapToInt(with -> with.stream().mapToInt(Integer::intValue))
                .filter(earlier -> earlier < i)
                .sorted()
                .distinct()
                .toArray())
        .toList();
  }
}
