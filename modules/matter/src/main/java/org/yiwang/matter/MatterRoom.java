package org.yiwang.matter;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Codec;
import org.yiwang.journal.Command;
import org.yiwang.journal.Context;
import org.yiwang.journal.Journal;
import org.yiwang.journal.Refusal;
import org.yiwang.journal.StreamId;
import org.yiwang.journal.StreamKind;
import org.yiwang.journal.Submission;
import org.yiwang.worktime.LimitClock;

/// The room of matters: its two kinds of streams, under one set of definitions.
///
/// A matter's stream is named by whoever opens the door, e.g. by a UUIDv7; a version of a matter
/// type by itself, `matter-type/some-matter@2`.
public final class MatterRoom {
  private static final String MATTER = "matter";
  private static final String TYPE = "matter-type";
  private static final Codec<MatterState> STATES = Codec.of(MatterState.class);
  private static final Codec<MatterType> TYPES = Codec.of(MatterType.class);
  private static final Actor PACK = new Actor("pack", "", "definitions");

  private final MatterTypes types;
  private final Jurisdiction ground;

  /// @param pack what reports begin under
  /// @param recorded every version on record
  /// @throws IllegalArgumentException if the pack changed a version that is on record, worded `中文 ·
  ///   English`
  public MatterRoom(MatterPack pack, Collection<MatterType> recorded) {
    this.types = new MatterTypes(pack.types(), recorded);
    this.ground = pack.ground();
  }

  /// Every version of every type.
  public MatterTypes types() {
    return types;
  }

  /// Units, duties and the calendar.
  public Jurisdiction ground() {
    return ground;
  }

  /// Puts together what must happen together.
  public Bundle bundle() {
    return new Bundle(types);
  }

  /// The kinds of streams.
  public List<StreamKind<?, ?, ?>> kinds() {
    return List.of(matters(), types(TYPE));
  }

  /// One matter each.
  public StreamKind<MatterState, MatterCommand, MatterEvent> matters() {
    return new StreamKind<>(
        MATTER,
        new MatterDecider(types, ground),
        Codec.of(MatterCommand.class),
        Codec.of(MatterEvent.class),
        STATES);
  }

  private static StreamKind<?, ?, ?> types(String name) {
    return new StreamKind<>(
        name,
        new TypeRecord.Rules(),
        Codec.of(TypeRecord.Put.class),
        Codec.of(TypeRecord.Happened.class),
        Codec.of(TypeRecord.class));
  }

  /// Puts the versions of the pack on record, before the first matter begins under them.
  ///
  /// @throws IllegalStateException if one is on record and differs
  public void record(Journal journal) {
    for (var type : types.list()) {
      var stream = new StreamId(TYPE, type.id());
      var answer =
          journal.submit(
              Submission.of(
                  "matter-type/" + type.id(),
                  PACK,
                  Command.to(stream, new TypeRecord.Put.Keep(type))));
      if (answer instanceof Answer.Refused(var why)) {
        throw new IllegalStateException(why.zh() + " · " + why.en());
      }
    }
  }

  /// Whether someone stands to a matter as that party of its life does. Which roles their post has
  /// is not asked here.
  public boolean stands(Matter matter, Life.Party party, Actor who, Instant at) {
    var someone = new MatterEvent.Who(who.account(), who.unit());
    return PartyChecks.stands(ground, matter, party, someone, at);
  }

  /// Whether someone of that unit may report at that place as that party.
  public boolean mayReport(Life.Party party, Optional<Location> place, String unit, Instant at) {
    return PartyChecks.mayReport(ground, party, place, unit, at);
  }

  /// Whether the unit is the one the matter is with, or answers for that one by now.
  public boolean isWith(Matter matter, String unit, Instant at) {
    return PartyChecks.isWith(ground, matter, unit, at);
  }

  /// What stands against an act of someone at that moment, before its questions are answered; what
  /// was due by then is thought of as done.
  public Optional<Refusal> against(
      StreamId stream, Matter matter, Life.Act act, Actor who, Instant at) {
    var course = new Course(types.get(matter.type()), ground, stream, matter);
    course.passTo(at);
    var scene = Scene.of(new Context(stream, 0, at, who));
    return Performing.ahead(course, act, scene.who(), scene);
  }

  /// Those questions of a report that are asked, given what was answered so far.
  ///
  /// @param as the party that reports
  public List<Field> asked(
      MatterType type,
      String as,
      String channel,
      Answers answers,
      Optional<Location> place,
      Instant now) {
    var book = types.get(type.id());
    var sight = Sight.ofReport(ground, now, as, channel, answers, place);
    return type.form().stream().filter(field -> book.holds(field.askIf(), sight)).toList();
  }

  /// Where a clock stands at `now`; yellow and red as a plain clock has them.
  public LimitClock.Reading reading(ClockRun run, Instant now) {
    return run.time().read(ground.calendar(), now, new LimitClock.Signals(0, 100));
  }

  /// When a clock first ran out, if it has by `now`.
  public Optional<Instant> expiry(ClockRun run, Instant now) {
    return Clocks.expiry(run, ground.calendar(), now);
  }

  /// The stream of the matter `id`.
  public static StreamId matter(String id) {
    return new StreamId(MATTER, id);
  }

  /// A matter as the journal keeps its state.
  ///
  /// @throws IllegalArgumentException if the text is none
  public static Matter matterFrom(String json) {
    return (Matter) STATES.decode("Matter", json);
  }

  /// A matter type as text.
  public static String written(MatterType type) {
    return TYPES.encode(type);
  }

  /// A matter type from its text.
  public static MatterType typeFrom(String json) {
    return TYPES.decode("MatterType", json);
  }
}
