package org.yiwang.appeals;

import java.util.List;

/// Where a message may belong, best first, and why; a proposal and never a decision.
///
/// @param choices every label of the model, the likeliest first; scores sum to one
/// @param words the words that spoke for the first choice, the strongest first, eight at most
/// @param rivals the words that spoke for the second choice instead, five at most
/// @param record how often a first choice with such a score was right when it was tried
public record Suggestion(
    List<Choice> choices, List<Reason> words, List<Reason> rivals, Track record) {
  public Suggestion {
    choices = List.copyOf(choices);
    words = List.copyOf(words);
    rivals = List.copyOf(rivals);
  }

  /// One label and how likely the model holds it, 0 to 1.
  public record Choice(String label, double score) {}

  /// A word of the message that spoke for a label.
  ///
  /// @param weight how far it moved the message towards this label and away from the average one
  /// @param inSubject whether it stands in the subject, where words count threefold
  /// @param ofLabel in how many training messages of this label the word stands
  /// @param ofAll in how many training messages the word stands
  public record Reason(String word, double weight, boolean inSubject, int ofLabel, int ofAll) {}

  /// Of `tried` training messages that were kept aside and whose first choice scored between `from`
  /// and `to`, `right` were right. Nothing tried: nothing is known.
  public record Track(double from, double to, int right, int tried) {}

  /// The label a desk is offered first.
  public Choice first() {
    return choices.getFirst();
  }

  /// Whether a person should choose rather than confirm: no known word spoke for the first choice,
  /// or of messages with such a score fewer than four in five were right.
  public boolean doubtful() {
    return words.isEmpty() || record.tried == 0 || record.right * 5 < record.tried * 4;
  }
}
