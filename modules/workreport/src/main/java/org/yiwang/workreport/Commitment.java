package org.yiwang.workreport;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A promised act of the coming period.
///
/// @param kind how the promise can be checked
/// @param subject what is promised, short enough to be a title
/// @param text the clause that promises it
/// @param sentence the whole sentence around it
/// @param figure the promised quantity; absent for assigned, milestone and unquantified promises
/// @param start character offset of the clause in {@link WorkReport#text()}
/// @param end offset after the clause
/// @param section title of the innermost section
public record Commitment(
    Kind kind,
    String subject,
    String text,
    String sentence,
    @Nullable Figure figure,
    int start,
    int end,
    String section) {

  /// The seven ways in which reports promise.
  public enum Kind {
    /// A rate of change: 增长6%. Needs a base.
    GROWTH,
    /// 不少于, 以上.
    FLOOR,
    /// 超过.
    STRICT_FLOOR,
    /// A stated quantity; the comparator of the figure tells 左右 and 以内 from a plain one.
    EXACT,
    /// 完成上级下达目标, no number in the text.
    ASSIGNED,
    /// An event that happens or does not: 启动, 建成, 竣工.
    MILESTONE,
    /// A direction: 更多, 进一步.
    UNQUANTIFIED;

    /// The name used in JSON.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// The promised quantity, if there is one.
  public Optional<Figure> findFigure() {
    return Optional.ofNullable(figure);
  }
}
