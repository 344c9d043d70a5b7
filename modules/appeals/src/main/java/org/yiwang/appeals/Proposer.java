package org.yiwang.appeals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.yiwang.appeals.Suggestion.Choice;
import org.yiwang.appeals.Suggestion.Reason;
import org.yiwang.appeals.Vocabulary.Vector;

/// Proposes a label (a category, a unit: whatever the training messages carry) from the words of a
/// message, with its reasons.
///
/// Immutable; one instance serves many threads. Training takes about as long as cutting the
/// messages into words, a second for a thousand of them; a proposal less than a millisecond.
public final class Proposer {
  private static final int FOLDS = 4;
  private static final int REASONS_MAX = 8;
  private static final int RIVALS_MAX = 5;

  final List<String> labels;
  final Vocabulary vocabulary;
  final Weights weights;
  final Calibration calibration;

  /// How many training messages each label had.
  final int[] sizes;

  /// In how many training messages of each label a word stands (by label, then by word).
  final int[][] spread;

  Proposer(
      List<String> labels,
      Vocabulary vocabulary,
      Weights weights,
      Calibration calibration,
      int[] sizes,
      int[][] spread) {
    this.labels = List.copyOf(labels);
    this.vocabulary = vocabulary;
    this.weights = weights;
    this.calibration = calibration;
    this.sizes = sizes;
    this.spread = spread;
  }

  /// Learns from messages that a person has sorted. The same messages in the same order give the
  /// same proposer.
  ///
  /// @throws IllegalArgumentException when there are fewer than two labels, or more than 200
  public static Proposer train(List<LabelledAppeal> appeals) {
    return train(LabelledWords.of(appeals));
  }

  static Proposer train(LabelledWords texts) {
    var labels = List.copyOf(new TreeSet<>(texts.labels()));
    if (labels.size() < 2 || labels.size() > Limits.LABELS_MAX) {
      throw new IllegalArgumentException("2 to " + Limits.LABELS_MAX + " labels are needed");
    }
    int[] numbers = texts.labels().stream().mapToInt(labels::indexOf).toArray();
    var vocabulary = Vocabulary.of(texts.words());
    var vectors = texts.words().stream().map(vocabulary::vector).toList();
    var weights = Weights.train(vectors, numbers, labels.size(), vocabulary.size());
    int[] sizes = new int[labels.size()];
    int[][] spread = new int[labels.size()][vocabulary.size()];
    for (int i = 0; i < numbers.length; i++) {
      sizes[numbers[i]]++;
      for (int word : vectors.get(i).words()) {
        spread[numbers[i]][word]++;
      }
    }
    return new Proposer(
        labels, vocabulary, weights, calibrated(texts, numbers, labels.size()), sizes, spread);
  }

  /// Every message is tried once by a model that has not seen it.
  private static Calibration calibrated(LabelledWords texts, int[] numbers, int labelCount) {
    int[] folds = texts.folds(FOLDS, 0);
    var trials = new ArrayList<Calibration.Trial>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int kept = fold;
      int[] seen = IntStream.range(0, folds.length).filter(i -> folds[i] != kept).toArray();
      if (seen.length == 0 || seen.length == folds.length) {
        continue;
      }
      var vocabulary = Vocabulary.of(IntStream.of(seen).mapToObj(texts.words()::get).toList());
      var vectors =
          IntStream.of(seen).mapToObj(i -> vocabulary.vector(texts.words().get(i))).toList();
      int[] known = IntStream.of(seen).map(i -> numbers[i]).toArray();
      var weights = Weights.train(vectors, known, labelCount, vocabulary.size());
      for (int i = 0; i < folds.length; i++) {
        if (folds[i] == kept) {
          double[] margins = weights.margins(vocabulary.vector(texts.words().get(i)));
          trials.add(new Calibration.Trial(margins, numbers[i]));
        }
      }
    }
    return Calibration.of(trials);
  }

  /// Every label this proposer knows, in the order of their characters.
  public List<String> labels() {
    return labels;
  }

  /// Proposes a label for one message.
  public Suggestion propose(Appeal appeal) {
    return propose(LabelledWords.counts(appeal), appeal.subject());
  }

  Suggestion propose(Map<String, Integer> words, String subject) {
    Vector text = vocabulary.vector(words);
    double[] scores = calibration.scores(weights.margins(text));
    var order =
        IntStream.range(0, labels.size())
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer label) -> -scores[label])
                    .thenComparing(label -> label))
            .toList();
    var choices =
        order.stream().map(label -> new Choice(labels.get(label), scores[label])).toList();
    return new Suggestion(
        choices,
        reasons(text, order.get(0), subject, REASONS_MAX),
        reasons(text, order.get(1), subject, RIVALS_MAX),
        calibration.recordOf(choices.getFirst().score()));
  }

  /// A word is a reason when it speaks for the label and stands in its messages more often than in
  /// others; a pronoun may carry weight by chance and convinces nobody.
  private List<Reason> reasons(Vector text, int label, String subject, int most) {
    var reasons = new ArrayList<Reason>();
    for (int i = 0; i < text.words().length; i++) {
      int place = text.words()[i];
      double weight = text.weights()[i] * weights.favour(label, place);
      if (weight > 0.01
          && spread[label][place] * (long) vocabulary.texts()
              > vocabulary.textsWith(place) * (long) sizes[label]) {
        String word = vocabulary.word(place);
        reasons.add(
            new Reason(
                word,
                weight,
                subject.contains(word),
                spread[label][place],
                vocabulary.textsWith(place)));
      }
    }
    reasons.sort(
        Comparator.comparingDouble((Reason reason) -> -reason.weight())
            .thenComparing(Reason::word));
    return reasons.subList(0, Math.min(most, reasons.size()));
  }

  /// Writes the model as plain text that a person can read: one word a line.
  public void save(Path file) throws java.io.IOException {
    ProposerFile.write(this, file);
  }

  /// Reads a model that `save` wrote. A file is data and nothing else: numbers and words, bounded,
  /// every line checked.
  public static Proposer load(Path file) throws UnreadableAppeals {
    return ProposerFile.read(file);
  }
}
