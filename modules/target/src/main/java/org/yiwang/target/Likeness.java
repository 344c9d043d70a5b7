package org.yiwang.target;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yiwang.workreport.Commitment;
import org.yiwang.workreport.Figure;

/// How much a promise of a report resembles a target of the pack, from 0 to 2: the share of the
/// target's name (in pairs of characters) that stands in the promise, and 1 more when value and
/// unit agree. Where both have a number and the numbers differ, only the same name for the same
/// unit, counted the same way, is taken to be the same promise with another number.
final class Likeness {
  private static final double DETAIL = 0.8;
  private static final double AROUND = 0.7;
  private static final double WITH_VALUE_MIN = 1.2;
  private static final double SAME_KIND_MIN = 0.5;
  private static final double NAME_MIN = 0.85;

  private Likeness() {}

  private record Pair(Commitment commitment, TargetPack.Definition target, double score) {}

  /// Each promise with the target it resembles most, best pairs first, nobody twice.
  static Map<Commitment, TargetPack.Definition> pair(
      List<Commitment> commitments, List<TargetPack.Definition> targets) {
    var pairs = new ArrayList<Pair>();
    for (var commitment : commitments) {
      for (var target : targets) {
        var score = score(commitment, target);
        if (score > 0) {
          pairs.add(new Pair(commitment, target, score));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble((Pair pair) -> -pair.score())
            .thenComparingInt(pair -> pair.commitment().start()));
    var likes = new LinkedHashMap<Commitment, TargetPack.Definition>();
    var taken = new HashSet<String>();
    for (var pair : pairs) {
      if (!likes.containsKey(pair.commitment()) && taken.add(pair.target().id())) {
        likes.put(pair.commitment(), pair.target());
      }
    }
    return likes;
  }

  private static double score(Commitment commitment, TargetPack.Definition target) {
    var name = pairsOf(target.promise().name().zh());
    var detail = pairsOf(target.promise().detail().map(text -> text.zh()).orElse(""));
    var said = pairsOf(commitment.subject() + "，" + commitment.text());
    var named = Math.max(share(name, said), DETAIL * share(detail, said));
    var around = Math.max(named, AROUND * share(name, pairsOf(commitment.sentence())));
    var goal = target.promise().goal();
    if (agrees(commitment, goal)) {
      return 1 + around >= WITH_VALUE_MIN ? 1 + around : 0;
    }
    if (hasNumber(commitment) && goal.value().isPresent()) {
      return named >= NAME_MIN && isCountedLike(commitment, goal) ? named : 0;
    }
    if (commitment.kind().name().equals(goal.kind().name())) {
      return around >= SAME_KIND_MIN ? around : 0;
    }
    return named >= NAME_MIN ? named : 0;
  }

  private static boolean hasNumber(Commitment commitment) {
    return commitment
        .findFigure()
        .filter(figure -> figure.findValue().isPresent() || figure.findChange().isPresent())
        .isPresent();
  }

  private static boolean isCountedLike(Commitment commitment, Goal goal) {
    var read = commitment.findFigure().orElseThrow();
    if (commitment.kind() == Commitment.Kind.GROWTH || goal.kind() == Goal.Kind.GROWTH) {
      return commitment.kind().name().equals(goal.kind().name());
    }
    return ReadGoal.isCeiling(read) == (goal.comparator() == Goal.Comparator.AT_MOST)
        && read.findValue()
            .map(value -> Measured.of(value, read.unit()))
            .filter(measured ->
                measured.unit().equals(Measured.of(BigDecimal.ONE, goal.unit().zh()).unit()))
            .isPresent();
  }

  private static boolean agrees(Commitment commitment, Goal goal) {
    var figure = commitment.findFigure();
    var growth =
        figure
            .flatMap(Figure::findChange)
            .filter(change ->
                goal.growthPercent()
                    .filter(rate -> rate.compareTo(change.value()) == 0)
                    .isPresent());
    var value =
        figure.flatMap(read ->
            read.findValue()
                .map(number -> Measured.of(number, read.unit()))
                .filter(measured ->
                    goal.value()
                        .filter(v -> Measured.of(v, goal.unit().zh()).sameAs(measured))
                        .isPresent()));
    return growth.isPresent() || value.isPresent();
  }

  private static double share(Set<String> wanted, Set<String> there) {
    return wanted.isEmpty()
        ? 0
        : (double) wanted.stream().filter(there::contains).count() / wanted.size();
  }

  private static Set<String> pairsOf(String text) {
    var letters = text.codePoints().filter(Character::isLetterOrDigit).toArray();
    var pairs = new HashSet<String>();
    for (int i = 0; i + 1 < letters.length; i++) {
      pairs.add(new String(letters, i, 2));
    }
    return pairs;
  }
}
