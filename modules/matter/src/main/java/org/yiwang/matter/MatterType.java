package org.yiwang.matter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.yiwang.pack.Text;

/// 事项类型: what is asked when such a matter is reported, when it is filed, where it goes, how long it
/// may take, and what the public sees of it. Pack data (`matters/*.yaml`).
///
/// A version of it is recorded when it is first used and never changes; a matter ends under the
/// version it began with, unless someone moves it on record.
///
/// @param matter slug
/// @param version counts up with every change, of the life too
/// @param kind what it is counted under, e.g. 部件 or 求助
/// @param life the life it lives, as of this version
/// @param summary the field that stands for the matter in lists; never a personal one
/// @param needsPlace whether a report must say where
/// @param form what a report answers
/// @param fileWhen 立案条件
/// @param sendTo where it goes; the first that holds decides
/// @param limits how long each clock runs; the first that holds decides
/// @param plan when it falls due by itself, again and again
/// @param publish what anyone may see
public record MatterType(
    String matter,
    int version,
    Text name,
    Text kind,
    Life life,
    List<Life.Basis> basis,
    String summary,
    boolean needsPlace,
    List<Field> form,
    Optional<Life.Guard> fileWhen,
    List<Route> sendTo,
    List<Limit> limits,
    List<Visit> plan,
    Publish publish) {
  public MatterType {
    basis = List.copyOf(basis);
    form = List.copyOf(form);
    sendTo = List.copyOf(sendTo);
    limits = List.copyOf(limits);
    plan = List.copyOf(plan);
  }

  /// Where a matter goes: to the unit whose duty it is.
  ///
  /// @param when a condition in FEEL; empty when always
  /// @param duty code of the 权责清单
  public record Route(String when, String duty) {}

  /// How long a clock runs: so long, or to the end of the day that a fact names.
  ///
  /// @param from the first day of clocks it holds for: a change adds a line and edits none
  /// @param when a condition in FEEL on the facts; empty when always
  /// @param within so long; empty when a day decides
  /// @param by the fact that names the day; empty when a span decides
  /// @param basis where the number comes from
  public record Limit(
      String clock,
      LocalDate from,
      String when,
      Optional<Span> within,
      Optional<String> by,
      Life.Basis basis) {}

  /// 计划: one line of when the timer does an act; of all lines that hold, the earliest decides.
  ///
  /// @param from the first day of the line: a change ends one and adds another
  /// @param until its last day, if it has one
  /// @param when a condition in FEEL on the facts, e.g. the risk grade; empty when always
  /// @param hour at which it falls due
  /// @param share 双随机: that share of the times, drawn by lot; empty when each time
  /// @param basis where the rule comes from
  public record Visit(
      String act,
      LocalDate from,
      Optional<LocalDate> until,
      String when,
      Life.Cadence cadence,
      int hour,
      Optional<Life.Sampling> share,
      Life.Basis basis) {}

  /// What anyone may see of a matter.
  ///
  /// @param show fields, and the words `place`, `state`, `due`
  public record Publish(List<String> show) {
    public Publish {
      show = List.copyOf(show);
    }
  }

  /// Name and version, `some-matter@2`.
  public String id() {
    return matter + "@" + version;
  }
}
