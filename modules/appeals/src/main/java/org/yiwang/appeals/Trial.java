package org.yiwang.appeals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// How good a proposer was on messages it had not seen.
///
/// @param labels every label that was true or proposed
/// @param guesses every message tried, in the order of the file
/// @param copies how many of the messages tried are nearly the same text as another one. In a cross
///   validation copies are tried together, so that none helped; between two files they are counted
///   here and left out of `accuracyWithoutCopies`
/// @param accuracyWithoutCopies the accuracy on messages without a near copy among those learnt
///   from
public record Trial(
    List<String> labels, List<Guess> guesses, int copies, double accuracyWithoutCopies) {
  public Trial {
    labels = List.copyOf(labels);
    guesses = List.copyOf(guesses);
  }

  /// One message that was tried.
  public record Guess(LabelledAppeal appeal, Suggestion proposal) {
    /// Whether the first choice was the label a person gave.
    public boolean right() {
      return proposal.first().label().equals(appeal.label());
    }
  }

  /// What became of one label. Precision and recall are 0 when nothing was proposed or true.
  public record OfLabel(String label, int count, double precision, double recall, double f1) {}

  /// Learns from one list and is tried on another.
  public static Trial of(List<LabelledAppeal> train, List<LabelledAppeal> test) {
    var all = new ArrayList<>(train);
    all.addAll(test);
    var words = LabelledWords.of(all);
    int[] learnt = IntStream.range(0, train.size()).toArray();
    var proposer = Proposer.train(words.only(learnt));
    var seen = new HashSet<Integer>();
    IntStream.of(learnt).forEach(i -> seen.add(words.kin()[i]));
    var guesses = new ArrayList<Guess>();
    var fresh = new ArrayList<Guess>();
    for (int i = train.size(); i < all.size(); i++) {
      var guess = guess(proposer, words, all, i);
      guesses.add(guess);
      if (!seen.contains(words.kin()[i])) {
        fresh.add(guess);
      }
    }
    return of(guesses, guesses.size() - fresh.size(), accuracy(fresh));
  }

  /// A proposer that was made before is tried; what it learnt from is not known here, so copies are
  /// counted among the messages tried.
  public static Trial of(Proposer proposer, List<LabelledAppeal> test) {
    var words = LabelledWords.of(test);
    var guesses =
        IntStream.range(0, test.size()).mapToObj(i -> guess(proposer, words, test, i)).toList();
    int copies = test.size() - (int) IntStream.of(words.kin()).distinct().count();
    return of(guesses, copies, accuracy(guesses));
  }

  /// Tries every message once, by a model that learnt from the other folds. Words, their weights
  /// and the sharpness of the scores are learnt anew for each fold.
  public static Trial crossValidated(List<LabelledAppeal> appeals, int folds, long seed) {
    var words = LabelledWords.of(appeals);
    int[] fold = words.folds(folds, seed);
    var guesses = new Guess[appeals.size()];
    IntStream.range(0, folds)
        .parallel()
        .forEach(kept -> {
          int[] learnt = IntStream.range(0, fold.length).filter(i -> fold[i] != kept).toArray();
          var proposer = Proposer.train(words.only(learnt));
          for (int i = 0; i < fold.length; i++) {
            if (fold[i] == kept) {
              guesses[i] = guess(proposer, words, appeals, i);
            }
          }
        });
    int copies = appeals.size() - (int) IntStream.of(words.kin()).distinct().count();
    return of(List.of(guesses), copies, accuracy(List.of(guesses)));
  }

  private static Guess guess(
      Proposer proposer, LabelledWords words, List<LabelledAppeal> appeals, int at) {
    var labelled = appeals.get(at);
    return new Guess(
        labelled, proposer.propose(words.words().get(at), labelled.appeal().subject()));
  }

  private static Trial of(List<Guess> guesses, int copies, double withoutCopies) {
    var names = new TreeSet<String>();
    for (Guess guess : guesses) {
      names.add(guess.appeal.label());
      names.add(guess.proposal.first().label());
    }
    return new Trial(List.copyOf(names), guesses, copies, withoutCopies);
  }

  private static double accuracy(List<Guess> guesses) {
    return guesses.isEmpty()
        ? 0
        : (double) guesses.stream().filter(Guess::right).count() / guesses.size();
  }

  /// The share of messages whose first choice was right.
  public double accuracy() {
    return accuracy(guesses);
  }

  /// The mean of F1 over the labels, each counting the same however rare it is.
  public double macroF1() {
    return byLabel().stream().mapToDouble(OfLabel::f1).average().orElse(0);
  }

  /// How often [true label][proposed label], in the order of `labels`.
  public int[][] confusion() {
    int[][] confusion = new int[labels.size()][labels.size()];
    for (Guess guess : guesses) {
      confusion[labels.indexOf(guess.appeal.label())][
          labels.indexOf(guess.proposal.first().label())]++;
    }
    return confusion;
  }

  /// Every label with its precision, recall and F1.
  public List<OfLabel> byLabel() {
    int[][] confusion = confusion();
    var rows = new ArrayList<OfLabel>();
    for (int label = 0; label < labels.size(); label++) {
      int isTrue = 0;
      int proposed = 0;
      for (int other = 0; other < labels.size(); other++) {
        isTrue += confusion[label][other];
        proposed += confusion[other][label];
      }
      int right = confusion[label][label];
      rows.add(
          new OfLabel(
              labels.get(label),
              isTrue,
              proposed == 0 ? 0 : (double) right / proposed,
              isTrue == 0 ? 0 : (double) right / isTrue,
              isTrue + proposed == 0 ? 0 : 2.0 * right / (isTrue + proposed)));
    }
    return rows;
  }

  /// The share of messages whose label was among the first `count` choices.
  public double amongFirst(int count) {
    long found =
        guesses.stream()
            .filter(guess ->
                guess.proposal.choices().stream()
                    .limit(count)
                    .anyMatch(choice -> choice.label().equals(guess.appeal.label())))
            .count();
    return guesses.isEmpty() ? 0 : (double) found / guesses.size();
  }
}
