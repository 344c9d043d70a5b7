package org.yiwang.appeals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The words a set of texts knows, in how many of them each stands, and texts as vectors over them.
///
/// A vector has length one; a word weighs `(1 + ln times) · ln((1 + texts) / (1 + texts with it))`
/// plus one, as is usual (tf-idf). Words that were not in the texts it was made from do not exist.
final class Vocabulary {
  /// A text as a vector: places in the vocabulary, ascending, and their weights.
  // read only inside this package, by index; lists of boxes would cost tenfold
  @SuppressWarnings("ArrayRecordComponent")
  record Vector(int[] words, double[] weights) {
    double dot(Vector other) {
      double sum = 0;
      for (int i = 0, j = 0; i < words.length && j < other.words.length; ) {
        if (words[i] == other.words[j]) {
          sum += weights[i++] * other.weights[j++];
        } else if (words[i] < other.words[j]) {
          i++;
        } else {
          j++;
        }
      }
      return sum;
    }
  }

  private final int texts;
  private final List<String> words;
  private final int[] textsWith;
  private final Map<String, Integer> places = new HashMap<>();

  Vocabulary(int texts, List<String> words, int[] textsWith) {
    this.texts = texts;
    this.words = List.copyOf(words);
    this.textsWith = textsWith;
    for (int i = 0; i < words.size(); i++) {
      places.put(words.get(i), i);
    }
  }

  /// The words of the texts; of too many, the most frequent.
  static Vocabulary of(List<Map<String, Integer>> texts) {
    Map<String, Integer> textsWith = new TreeMap<>();
    texts.forEach(text -> text.keySet().forEach(word -> textsWith.merge(word, 1, Integer::sum)));
    var kept = new ArrayList<>(textsWith.keySet());
    if (kept.size() > Limits.WORDS_MAX) {
      kept.sort(
          Comparator.comparingInt((String word) -> -textsWith.getOrDefault(word, 0))
              .thenComparing(word -> word));
      kept.subList(Limits.WORDS_MAX, kept.size()).clear();
    }
    return new Vocabulary(
        texts.size(),
        kept,
        kept.stream().mapToInt(word -> textsWith.getOrDefault(word, 0)).toArray());
  }

  int size() {
    return words.size();
  }

  int texts() {
    return texts;
  }

  String word(int place) {
    return words.get(place);
  }

  int textsWith(int place) {
    return textsWith[place];
  }

  Vector vector(Map<String, Integer> text) {
    var known = new TreeMap<Integer, Double>();
    double square = 0;
    for (var entry : new TreeMap<>(text).entrySet()) {
      Integer place = places.get(entry.getKey());
      if (place != null) {
        double weight =
            (1 + Math.log(entry.getValue()))
                * (1 + Math.log((1.0 + texts) / (1.0 + textsWith[place])));
        square += weight * weight;
        known.put(place, weight);
      }
    }
    double length = square == 0 ? 1 : Math.sqrt(square);
    return new Vector(
        known.keySet().stream().mapToInt(Integer::intValue).toArray(),
        known.values().stream().mapToDouble(weight -> weight / length).toArray());
  }
}
