package org.yiwang.appeals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A category from the words of a message, with its reasons.
class ProposerTest {
  @TempDir Path folder;

  @Test
  void a_message_is_proposed_where_its_words_were_and_the_words_are_named() {
    var proposal =
        Proposer.train(Messages.labelled()).propose(Messages.appeal("x", "餐馆夜间噪音污染太大", 3));
    assertThat(proposal.first().label()).isEqualTo("环境保护");
    assertThat(proposal.words()).extracting(Suggestion.Reason::word).contains("噪音", "污染");
    assertThat(proposal.words())
        .allSatisfy(word -> {
          assertThat(word.weight()).isPositive();
          assertThat(word.ofLabel()).isBetween(1, word.ofAll());
        });
    assertThat(proposal.choices().stream().mapToDouble(Suggestion.Choice::score).sum())
        .isBetween(0.999, 1.001);
    assertThat(proposal.choices())
        .hasSize(3)
        .isSortedAccordingTo((one, other) -> Double.compare(other.score(), one.score()));
  }

  @Test
  void a_message_without_a_known_word_is_left_to_a_person() {
    var proposer = Proposer.train(Messages.labelled());
    var appeal = Messages.labelled().getFirst().appeal();
    var strange = new Appeal("x", "zzz qqq", appeal.at(), "", 0, 0);
    assertThat(proposer.propose(strange).words()).isEmpty();
    assertThat(proposer.propose(strange).doubtful()).isTrue();
  }

  @Test
  void a_saved_model_proposes_the_same() throws Exception {
    var proposer = Proposer.train(Messages.labelled());
    Path file = folder.resolve("model.txt");
    proposer.save(file);
    var loaded = Proposer.load(file);
    for (var labelled : Messages.labelled()) {
      var was = proposer.propose(labelled.appeal());
      var is = loaded.propose(labelled.appeal());
      assertThat(is.first().label()).isEqualTo(was.first().label());
      assertThat(is.first().score())
          .isBetween(was.first().score() - 1e-6, was.first().score() + 1e-6);
      assertThat(is.words())
          .extracting(Suggestion.Reason::word)
          .containsExactlyElementsOf(was.words().stream().map(Suggestion.Reason::word).toList());
    }
  }

  @Test
  void a_damaged_model_is_refused_with_its_line() throws Exception {
    Path file = folder.resolve("model.txt");
    Proposer.train(Messages.labelled()).save(file);
    List<String> lines = Files.readAllLines(file);
    for (int damaged : new int[] {0, 1, 2, 9, 10, lines.size() - 1}) {
      var text = new java.util.ArrayList<>(lines);
      text.set(damaged, lines.get(damaged).replaceAll("\\d", "x").replace("word", "w"));
      assertThat(Files.write(file, text)).exists();
      assertThatThrownBy(() -> Proposer.load(file))
          .isInstanceOf(UnreadableAppeals.class)
          .hasMessageContaining("line " + (damaged + 1));
    }
    assertThat(Files.write(file, lines.subList(0, 5))).exists();
    assertThatThrownBy(() -> Proposer.load(file)).hasMessageContaining("incomplete");
  }

  @Test
  void copies_of_one_text_are_never_on_both_sides() {
    var appeals = new java.util.ArrayList<>(Messages.labelled());
    for (int i = 0; i < 12; i++) {
      var copied = appeals.get(i % 3);
      appeals.add(
          new LabelledAppeal(
              new Appeal(
                  "copy" + i,
                  copied.appeal().subject() + "！",
                  copied.appeal().at(),
                  copied.appeal().detail(),
                  0,
                  0),
              copied.label()));
    }
    var words = LabelledWords.of(appeals);
    int[] fold = words.folds(5, 7);
    for (int i = 30; i < appeals.size(); i++) {
      assertThat(words.kin()[i]).isEqualTo(words.kin()[i % 3]);
      assertThat(fold[i]).isEqualTo(fold[i % 3]);
    }
    assertThat(Trial.crossValidated(appeals, 5, 7).copies()).isEqualTo(12);
    assertThat(IntStream.of(fold).distinct().count()).isEqualTo(5);
  }

  @Test
  void copies_between_two_files_are_counted_and_left_out() {
    var train = Messages.labelled();
    var trial = Trial.of(train, train.subList(0, 6));
    assertThat(trial.copies()).isEqualTo(6);
    assertThat(trial.accuracy()).isEqualTo(1);
    assertThat(trial.accuracyWithoutCopies()).isZero();
  }

  @Test
  void the_measures_agree_with_a_count_by_hand() {
    var all = Messages.labelled();
    var trial = Trial.crossValidated(all, 5, 1);
    long right = trial.guesses().stream().filter(Trial.Guess::right).count();
    assertThat(trial.accuracy()).isEqualTo(right / 30.0);
    double f1 = 0;
    for (String label : trial.labels()) {
      double both =
          trial.guesses().stream()
              .filter(g -> g.right() && g.appeal().label().equals(label))
              .count();
      double either =
          trial.guesses().stream().filter(g -> g.appeal().label().equals(label)).count()
              + trial.guesses().stream()
                  .filter(g -> g.proposal().first().label().equals(label))
                  .count();
      f1 += 2 * both / either / trial.labels().size();
    }
    assertThat(trial.macroF1()).isBetween(f1 - 1e-9, f1 + 1e-9);
    assertThat(trial.macroF1()).isGreaterThan(0.5);
  }

  @Test
  void a_label_that_was_never_learnt_counts_as_missed() {
    var strange = List.of(new LabelledAppeal(Messages.appeal("x", "路灯坏了没有人修", 1), "城乡建设"));
    var trial = Trial.of(Messages.labelled(), strange);
    assertThat(trial.accuracy()).isZero();
    assertThat(trial.macroF1()).isZero();
  }

  @Test
  void the_labelled_messages_are_proposed_with_a_macro_f1_above_four_fifths() throws Exception {
    var appeals = AppealTable.readLabelled(Messages.shared("input/appeals/labelled.csv"));
    var trial = Trial.crossValidated(appeals, 5, 1);
    assertThat(trial.macroF1()).isGreaterThanOrEqualTo(0.85);
    var sure = trial.guesses().stream().filter(guess -> !guess.proposal().doubtful()).toList();
    assertThat(sure).hasSizeGreaterThan(appeals.size() * 7 / 10);
    assertThat(sure.stream().filter(Trial.Guess::right).count() / (double) sure.size())
        .isGreaterThan(0.9);
  }
}
