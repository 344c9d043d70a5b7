package org.yiwang.workreport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yiwang.workreport.Changes.Movement;

/// Ties movements to the levels they are movements of: 达到197亿元，增长8.3% is one figure.
///
/// A clause that begins with its verb (or with 同比, 比上年) has no subject of its own and speaks of the
/// nearest level before it in the sentence. Several movements in a row (分别增长8.3%、7.9%) pair with as
/// many levels.
final class Attachment {

  /// A quantity, with its movement if it is one.
  record Reading(Quantity quantity, Optional<Movement> movement) {}

  private static final Pattern BARE =
      Pattern.compile(
          "(?:同比|环比|同口径|可比口径|名义|实际|年均|平均|分别|均|都|各|又|再|并|且|预计|总体|累计|连续.{1,3}年|继续|持续|稳步|大幅|逆势|实现|净|同期|按[^，。；]{1,14}(?:计算|口径|价)|(?:比|较|与|按|自|从)[^，。；、]{1,16}|两年|五年|三年|四年|可比|扣除[^，。；]{1,14}|快速|年度|每年|历史性|约|近)*");
  private static final Pattern REACHES =
      Pattern.compile(
          "[，、]?(?:总量|总规模|规模|总数|总额|累计|增|提高|上升|提升|增长|首次|已|并|年末|历史性|一举|成功|预计|均|分别)*(?:达到|达|至|到|为|突破|增至|升至|提高到|增加到|提高至|上升到|上升至|提升至|提升到|跃升至|降至|降到|下降到|下降至)(?:了|约|近|超过|超)?");

  /// A movement belongs to a level near it.
  private static final int REACH_MAX = 400;

  private final String text;
  private final List<Reading> readings;
  private final Map<Integer, Integer> hostOf = new HashMap<>();
  private final Map<Integer, Integer> movementOf = new HashMap<>();
  private final Changes changes;

  Attachment(String text, List<Quantity> quantities) {
    this.text = text;
    this.changes = new Changes(text, quantities);
    this.readings = new ArrayList<>(quantities.size());
    Optional<Movement> previous = Optional.empty();
    for (int i = 0; i < quantities.size(); i++) {
      Optional<Movement> movement = changes.movement(i, previous);
      readings.add(new Reading(quantities.get(i), movement));
      previous = movement;
    }
    for (int i = 0; i < readings.size(); ) {
      i = readings.get(i).movement.isPresent() ? attachRun(i) : i + 1;
    }
  }

  List<Reading> readings() {
    return readings;
  }

  /// Whether this movement is told by the figure of a level.
  boolean isAttached(int i) {
    return hostOf.containsKey(i);
  }

  /// The movement of this level, if one was tied to it.
  Optional<Reading> movementOf(int level) {
    return Optional.ofNullable(movementOf.get(level)).map(readings::get);
  }

  /// Ties the movements that begin here and share a verb; returns where to go on.
  private int attachRun(int first) {
    int after = first + 1;
    while (after < readings.size()
        && readings.get(after).movement.isPresent()
        && changes.continues(after)) {
      after++;
    }
    int count = after - first;
    if (isBare(first)) {
      List<Integer> levels = levelsBefore(first, count);
      if (!levels.isEmpty()) {
        int pairs = levels.size() == count ? count : 1;
        int base = levels.size() == count ? 0 : levels.size() - 1;
        for (int k = 0; k < pairs; k++) {
          tie(first + k, levels.get(base + k));
        }
        return after;
      }
    }
    if (count == 1 && after < readings.size() && reachesLevel(first)) {
      tie(first, after);
    }
    return after;
  }

  private void tie(int movement, int level) {
    hostOf.put(movement, level);
    movementOf.put(level, movement);
  }

  /// Up to so many levels before, nearest last, as long as none of them has its movement already.
  private List<Integer> levelsBefore(int movement, int count) {
    List<Integer> levels = new ArrayList<>();
    int later = readings.get(movement).quantity.prefix();
    for (int i = movement - 1; i >= 0 && levels.size() < count; i--) {
      Quantity quantity = readings.get(i).quantity;
      if (later - quantity.end() > REACH_MAX || movement - i > REACH_MAX) {
        break;
      }
      if (breaksSentence(quantity.end(), later) || readings.get(i).movement.isPresent()) {
        break;
      }
      if (!quantity.isPlain()) {
        continue;
      }
      if (movementOf.containsKey(i) || quantity.kind() == Units.Kind.POINTS) {
        break;
      }
      levels.addFirst(i);
      later = quantity.start();
    }
    return levels;
  }

  private boolean breaksSentence(int from, int to) {
    for (int i = from; i < to; i++) {
      if ("。！？；\n".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private boolean isBare(int i) {
    int verb = readings.get(i).movement.orElseThrow().verb();
    int from = changes.leftEdge(i);
    int comma = from;
    for (int k = from; k < verb; k++) {
      comma = text.charAt(k) == '、' ? k + 1 : comma;
    }
    String lead = text.substring(Math.min(comma, verb), verb);
    boolean opens = from > 0 && text.charAt(from - 1) != '。' && text.charAt(from - 1) != '\n';
    return opens
        && !readings.get(i).movement.orElseThrow().overObject()
        && BARE.matcher(lead).matches();
  }

  /// 增长5.4%、达到5.67万亿元: the level comes after its movement.
  private boolean reachesLevel(int movement) {
    Reading next = readings.get(movement + 1);
    Quantity moved = readings.get(movement).quantity;
    return next.movement.isEmpty()
        && next.quantity.isPlain()
        && REACHES.matcher(text.substring(moved.end(), next.quantity.prefix())).matches();
  }
}
