package org.yiwang.appeals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Labelled messages cut into words once, so that many trainings can share them. Nothing here is
/// fitted to the messages: a word's count in one message knows of no other message.
///
/// @param kin the group of each message; messages that are nearly the same text share a group
// read only inside this package, by index; lists of boxes would cost tenfold
@SuppressWarnings("ArrayRecordComponent")
record LabelledWords(List<Map<String, Integer>> words, List<String> labels, int[] kin) {
  private static final Words CUT = new Words();
  private static final int SUBJECT_COUNTS = 3;

  static LabelledWords of(List<LabelledAppeal> appeals) {
    var words = appeals.parallelStream().map(labelled -> counts(labelled.appeal())).toList();
    return new LabelledWords(
        words,
        appeals.stream().map(LabelledAppeal::label).toList(),
        Copies.groups(appeals.stream().map(LabelledAppeal::appeal).toList()));
  }

  /// The words of one message; those of its subject count threefold, for a subject says what the
  /// message is about and a detail also says who writes and how angry.
  static Map<String, Integer> counts(Appeal appeal) {
    Map<String, Integer> counts = new HashMap<>();
    CUT.of(appeal.subject()).forEach(word -> counts.merge(word, SUBJECT_COUNTS, Integer::sum));
    CUT.of(appeal.detail()).forEach(word -> counts.merge(word, 1, Integer::sum));
    return counts;
  }

  LabelledWords only(int[] which) {
    return new LabelledWords(
        IntStream.of(which).mapToObj(words::get).toList(),
        IntStream.of(which).mapToObj(labels::get).toList(),
        IntStream.of(which).map(i -> kin[i]).toArray());
  }

  /// Deals the messages into folds with about the same mix of labels; copies of one text go into
  /// the same fold, so that no model is asked about a text it has seen.
  int[] folds(int count, long seed) {
    Map<Integer, List<Integer>> groups = new HashMap<>();
    var order = new ArrayList<Integer>();
    for (int i = 0; i < kin.length; i++) {
      var group = groups.computeIfAbsent(kin[i], _ -> new ArrayList<>());
      if (group.isEmpty()) {
        order.add(kin[i]);
      }
      group.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    Map<String, int[]> dealt = new HashMap<>();
    int[] sizes = new int[count];
    int[] folds = new int[kin.length];
    for (int group : order) {
      var members = groups.getOrDefault(group, List.of());
      int[] ofLabel = dealt.computeIfAbsent(labels.get(members.getFirst()), _ -> new int[count]);
      int fold = 0;
      for (int i = 1; i < count; i++) {
        boolean fewer = ofLabel[i] < ofLabel[fold];
        boolean smaller = ofLabel[i] == ofLabel[fold] && sizes[i] < sizes[fold];
        fold = fewer || smaller ? i : fold;
      }
      for (int member : members) {
        folds[member] = fold;
        ofLabel[fold]++;
        sizes[fold]++;
      }
    }
    return folds;
  }
}
