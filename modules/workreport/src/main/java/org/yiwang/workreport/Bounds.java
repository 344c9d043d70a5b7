package org.yiwang.workreport;

import java.util.List;
import java.util.Map;
import org.yiwang.workreport.Figure.Comparator;

/// The words before and after a number that say which side of it the measured thing is on.
final class Bounds {

  /// A comparator and where its words begin (before the number) or end (after it).
  record Bound(Comparator comparator, int edge) {}

  private record Word(String text, Comparator comparator) {}

  /// Longer words first: 不超过 must not be read as 超过.
  private static final List<Word> BEFORE =
      List.of(
          new Word("不得低于", Comparator.AT_LEAST),
          new Word("不得少于", Comparator.AT_LEAST),
          new Word("不少于", Comparator.AT_LEAST),
          new Word("不低于", Comparator.AT_LEAST),
          new Word("不小于", Comparator.AT_LEAST),
          new Word("不下", Comparator.AT_LEAST),
          new Word("至少", Comparator.AT_LEAST),
          new Word("不超过", Comparator.AT_MOST),
          new Word("不高于", Comparator.AT_MOST),
          new Word("不大于", Comparator.AT_MOST),
          new Word("不多于", Comparator.AT_MOST),
          new Word("不突破", Comparator.AT_MOST),
          new Word("至多", Comparator.AT_MOST),
          new Word("最多", Comparator.AT_MOST),
          new Word("超过", Comparator.MORE),
          new Word("超出", Comparator.MORE),
          new Word("突破", Comparator.MORE),
          new Word("高于", Comparator.MORE),
          new Word("大于", Comparator.MORE),
          new Word("多于", Comparator.MORE),
          new Word("冲破", Comparator.MORE),
          new Word("首破", Comparator.MORE),
          new Word("超", Comparator.MORE),
          new Word("逾", Comparator.MORE),
          new Word("破", Comparator.MORE),
          new Word("过", Comparator.MORE),
          new Word("低于", Comparator.LESS),
          new Word("小于", Comparator.LESS),
          new Word("少于", Comparator.LESS),
          new Word("不到", Comparator.ABOUT),
          new Word("不足", Comparator.ABOUT),
          new Word("接近", Comparator.ABOUT),
          new Word("将近", Comparator.ABOUT),
          new Word("大约", Comparator.ABOUT),
          new Word("大概", Comparator.ABOUT),
          new Word("约为", Comparator.ABOUT),
          new Word("约", Comparator.ABOUT),
          new Word("近", Comparator.ABOUT),
          new Word("上", Comparator.ABOUT));

  /// Characters that make the word after them part of another: 签约225个 is not about 225.
  private static final Map<String, String> PART_OF_WORD =
      Map.of(
          "约", "签节合集预履公条特邀制简契租续违缔",
          "近", "最附临靠邻贴亲就走拉",
          "超", "赶反苏村高",
          "过", "超通经透度胜跨走难不渡改",
          "破", "打突冲首侦攻",
          "上", "以线网之向");

  private Bounds() {}

  static Bound before(String text, int number, boolean chineseScaled) {
    for (Word word : BEFORE) {
      int from = number - word.text.length();
      if (text.startsWith(word.text, from) && from >= 0) {
        boolean loose = word.text.equals("上");
        String breakers = PART_OF_WORD.getOrDefault(word.text, "");
        boolean partOfWord = from > 0 && breakers.indexOf(text.charAt(from - 1)) >= 0;
        if (partOfWord || (loose && !chineseScaled)) {
          continue;
        }
        return new Bound(word.comparator, from);
      }
    }
    return new Bound(Comparator.EQUAL, number);
  }

  static Bound after(String text, int end) {
    if (text.startsWith("以上", end)) {
      return new Bound(Comparator.AT_LEAST, end + 2);
    }
    if (text.startsWith("左右", end) || text.startsWith("上下", end)) {
      return new Bound(Comparator.ABOUT, end + 2);
    }
    if (text.startsWith("以内", end) || text.startsWith("之内", end) || text.startsWith("以下", end)) {
      return new Bound(Comparator.AT_MOST, end + 2);
    }
    if (text.startsWith("多", end)) { // 3天多，but 2片多功能运动场
      char next = end + 1 < text.length() ? text.charAt(end + 1) : '。';
      boolean closed = next < '\u4E00' || next > '\u9FFF' || next == '的';
      return closed ? new Bound(Comparator.ABOUT, end + 1) : new Bound(Comparator.EQUAL, end);
    }
    return new Bound(Comparator.EQUAL, end);
  }
}
