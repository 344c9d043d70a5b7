package org.yiwang.matter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.yiwang.pack.Text;

/// 生命周期: the states a kind of matters passes, who may do what in each, and what runs meanwhile;
/// shared by many [MatterType]s. Pack data (`lives/*.yaml`).
///
/// @param life slug
/// @param version counts up with every change
/// @param states the first is where a report begins
/// @param parties who may act, by what posts they hold and how these stand to the matter
/// @param reportedBy parties that may report
/// @param desk parties that may correct facts, mark duplicates and move a matter to another version
/// @param fields what acts ask for
/// @param clocks what runs in which states; the limits are the matter type's
/// @param rating whether and when the reporter rates
/// @param sampling how many closed matters are inspected again
/// @param whenRootCloses the state a duplicate goes to when its root case closes; empty when none
public record Life(
    String life,
    int version,
    Text name,
    List<Basis> basis,
    List<State> states,
    List<Party> parties,
    List<String> reportedBy,
    List<String> desk,
    List<Field> fields,
    List<Act> acts,
    List<Clock> clocks,
    Optional<Rating> rating,
    Optional<Sampling> sampling,
    String whenRootCloses) {
  /// The party that is the timer.
  public static final String TIMER = "timer";

  public Life {
    basis = List.copyOf(basis);
    states = List.copyOf(states);
    parties = List.copyOf(parties);
    reportedBy = List.copyOf(reportedBy);
    desk = List.copyOf(desk);
    fields = List.copyOf(fields);
    acts = List.copyOf(acts);
    clocks = List.copyOf(clocks);
  }

  /// Where a rule comes from.
  ///
  /// @param cite document and article
  /// @param seen whether we read the document itself
  public record Basis(String cite, boolean seen) {}

  /// A condition in FEEL, and what to tell someone who does not meet it.
  public record Guard(String when, Text say) {}

  /// One state.
  ///
  /// @param waitsFor parties on whose list a matter in this state stands
  public record State(String state, Text name, End end, List<String> waitsFor) {
    public State {
      waitsFor = List.copyOf(waitsFor);
    }
  }

  /// Whether a state is an end. Closed, and set aside as void, are counted apart.
  public enum End {
    OPEN,
    CLOSED,
    VOID
  }

  /// Someone who may act.
  ///
  /// @param roles any of these roles of `roles.yaml`; none for the public and the timer
  /// @param at how the post's unit stands to the matter
  /// @param field the field that names the unit, for [At#NAMED]; else empty
  public record Party(String party, Text name, List<String> roles, At at, String field) {
    public Party {
      roles = List.copyOf(roles);
    }
  }

  /// How a unit stands to a matter.
  public enum At {
    /// Any unit will do.
    ANYWHERE,
    /// The unit the matter is with, or the one that answers for it by now.
    ASSIGNED,
    /// A unit of the place: its committee, or a unit above that.
    PLACE,
    /// The unit that a fact of the matter names: who takes part, who assists.
    NAMED,
    /// No unit: the one who reported.
    REPORTER,
    /// No unit: whoever it is.
    ANYBODY
  }

  /// One thing that may be done.
  ///
  /// @param act its name in rules: lower-case letters, digits and `_`
  /// @param from states it may be done in
  /// @param to the state it leads to; empty when it leads nowhere
  /// @param by parties that may do it
  /// @param needs fields it asks for
  /// @param may fields it offers
  /// @param records those of them kept as facts of the matter
  /// @param guard what must hold
  /// @param approvedBy parties that must all approve, in this order, before it takes effect
  /// @param times how often it may take effect; 0 for any number
  /// @param notBy acts whose doers, and their units, may not do this
  /// @param effects what else it does
  /// @param extension which clock it gives more time
  /// @param beforeDue a clock that must not have run out yet; empty when none
  /// @param timed when the timer does it
  /// @param gathers an answer of it that joins a list of facts
  /// @param forgets facts that are none any more after it
  /// @param draws a unit that the lot names
  /// @param splits the parts it hands out to several units
  public record Act(
      String act,
      Text name,
      List<String> from,
      String to,
      List<String> by,
      List<String> needs,
      List<String> may,
      List<String> records,
      Optional<Guard> guard,
      List<String> approvedBy,
      int times,
      List<String> notBy,
      List<Effect> effects,
      Optional<Extension> extension,
      String beforeDue,
      Optional<Timed> timed,
      Optional<Gathering> gathers,
      List<String> forgets,
      Optional<Draw> draws,
      Optional<Split> splits) {
    public Act {
      from = List.copyOf(from);
      by = List.copyOf(by);
      needs = List.copyOf(needs);
      may = List.copyOf(may);
      records = List.copyOf(records);
      approvedBy = List.copyOf(approvedBy);
      notBy = List.copyOf(notBy);
      effects = List.copyOf(effects);
      forgets = List.copyOf(forgets);
    }

    /// The same act, asking for these fields.
    Act asking(List<String> needed, List<String> offered) {
      return new Act(
          act,
          name,
          from,
          to,
          by,
          needed,
          offered,
          records,
          guard,
          approvedBy,
          times,
          notBy,
          effects,
          extension,
          beforeDue,
          timed,
          gathers,
          forgets,
          draws,
          splits);
    }

    /// Whether it does this.
    public boolean does(Effect effect) {
      return effects.contains(effect);
    }
  }

  /// What an act does besides leading to a state.
  public enum Effect {
    /// 立案: the matter type's condition for filing must hold.
    FILES,
    /// 派遣: names the unit, and cites the duty by which it is that unit's.
    ASSIGNS,
    /// 裁定: names the unit, whoever's duty it seems to be.
    DECIDES,
    /// 回退、退单: gives the matter back with the duty by which it is someone else's; counted.
    RETURNS,
    /// 处置: its doer, and the doer's unit, never verify this matter.
    HANDLES,
    /// 核查: never by who handled.
    VERIFIES,
    /// 申诉成立: leaves the matter out of statistics; its clocks keep what they recorded.
    EXEMPTS,
    /// 签: only a matter that the sample drew.
    SAMPLED
  }

  /// More time for a clock.
  ///
  /// @param more how much; empty: as much as it began with
  public record Extension(String clock, Optional<Span> more) {}

  /// When the timer acts, from the moment the state was entered.
  public sealed interface Timed {
    /// On the day a field names, at its first moment.
    record On(String field) implements Timed {}

    /// When the day a field names is over.
    record Past(String field) implements Timed {}

    /// After so long.
    record After(Span span) implements Timed {}

    /// At the next of the days that the answer to a field names, at this hour: how often depends on
    /// the matter, e.g. on its risk.
    record Rhythm(String field, int hour) implements Timed {}

    /// When a clock has run out: silence is a step, and on record.
    record Over(String clock) implements Timed {}

    /// When the plan of the matter type says; see [MatterType.Visit].
    record Planned() implements Timed {}
  }

  /// Days that come again.
  public enum Cadence {
    DAY,
    WORKDAY,
    WEEK,
    MONTH,
    FIRST_WORKDAY_OF_MONTH,
    QUARTER,
    YEAR;

    /// The one so written in packs, if there is one.
    static Optional<Cadence> find(String word) {
      return Arrays.stream(values())
          .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
          .findFirst();
    }
  }

  /// 扫码: what was answered joins what was answered before, e.g. the points of a round gone to.
  ///
  /// @param field what the act asks for
  /// @param into the list of facts it joins
  public record Gathering(String field, String into) {}

  /// 随机派人: one of several units is drawn, by a seed so that anyone can draw it again.
  ///
  /// @param field the fact that names the drawn one
  /// @param among the facts to draw from
  public record Draw(String field, String among, String seed) {}

  /// 交办: a part for each of several units, reported and handed out together with the act.
  ///
  /// @param by the answer that names the units
  /// @param into the matter type of a part
  /// @param hand the act of a part that gives it to its unit
  public record Split(String by, String into, String hand) {}

  /// A clock: it runs while the matter is in some states and stands still in all others. Entering
  /// them again goes on with the time used; only the acts of `anewAt` begin it anew.
  ///
  /// @param runsIn states it runs in
  /// @param until an act that ends it for good; empty when none does
  /// @param anewAt acts that begin it anew
  /// @param yellowPercent share of the limit after which it turns yellow
  /// @param redPercent share of the limit after which it turns red
  /// @param tells whom to tell, and when
  public record Clock(
      String clock,
      Text name,
      List<String> runsIn,
      String until,
      List<String> anewAt,
      int yellowPercent,
      int redPercent,
      List<Tell> tells) {
    public Clock {
      runsIn = List.copyOf(runsIn);
      anewAt = List.copyOf(anewAt);
      tells = List.copyOf(tells);
    }
  }

  /// 升级提醒: whom to tell when a clock has come so far.
  ///
  /// @param overdueBy only for [Point#OVERDUE]: how long after it ran out
  public record Tell(Point point, Optional<Span> overdueBy, List<String> parties) {
    public Tell {
      parties = List.copyOf(parties);
    }
  }

  /// A point of a clock.
  public enum Point {
    YELLOW,
    RED,
    DUE,
    OVERDUE
  }

  /// 评价, of five levels: 5 非常满意 … 1 非常不满意.
  ///
  /// @param in states in which the reporter rates, once a cycle
  /// @param within how long after the end; the window
  /// @param unhappyMax ratings up to this one are unhappy
  /// @param then the act that follows an unhappy one
  public record Rating(List<String> in, Span within, int unhappyMax, String then) {
    public Rating {
      in = List.copyOf(in);
    }
  }

  /// 抽查: a share of the closed matters, drawn by a seed so that anyone can draw it again.
  public record Sampling(int perMille, String seed) {}

  /// The same life with these fields and acts.
  Life with(List<Field> otherFields, List<Act> otherActs) {
    return new Life(
        life,
        version,
        name,
        basis,
        states,
        parties,
        reportedBy,
        desk,
        otherFields,
        otherActs,
        clocks,
        rating,
        sampling,
        whenRootCloses);
  }

  /// The state of that name, if there is one.
  public Optional<State> findState(String name) {
    return states.stream().filter(one -> one.state().equals(name)).findFirst();
  }

  /// The act of that name, if there is one.
  public Optional<Act> findAct(String name) {
    return acts.stream().filter(one -> one.act().equals(name)).findFirst();
  }

  /// The party of that name, if there is one.
  public Optional<Party> findParty(String name) {
    return parties.stream().filter(one -> one.party().equals(name)).findFirst();
  }

  /// The clock of that name, if there is one.
  public Optional<Clock> findClock(String name) {
    return clocks.stream().filter(one -> one.clock().equals(name)).findFirst();
  }

  /// Name and version, `some-life@3`.
  public String id() {
    return life + "@" + version;
  }
}
