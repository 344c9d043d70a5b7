package org.yiwang.matter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.yiwang.journal.StreamId;
import org.yiwang.worktime.TimeLimit;

/// What happened to a matter. An event carries all that the state needs, so that a history is read
/// without the definitions it was made under.
public sealed interface MatterEvent {
  /// When it counts. What the timer does counts from the moment it was due, however late the timer
  /// came.
  Instant at();

  /// Who did something.
  ///
  /// @param account the account; empty for the public without one
  /// @param unit the unit acted for; empty for the public and the timer
  record Who(String account, String unit) {}

  /// It was reported, and began.
  ///
  /// @param type name and version of its type
  /// @param as the party that reported
  record Reported(
      Instant at,
      String type,
      String as,
      Who who,
      String channel,
      Answers answers,
      Optional<Location> place,
      Optional<StreamId> parent,
      String state,
      List<ClockChange> clocks)
      implements MatterEvent {
    public Reported {
      clocks = List.copyOf(clocks);
    }
  }

  /// An act took effect.
  ///
  /// @param as the party
  /// @param from the state it was done in
  /// @param to the state after it; the same when it leads nowhere
  /// @param end what kind of state that is
  /// @param answers all that was answered
  /// @param records the fields of them that are facts of the matter from now on
  /// @param unit the unit the matter is with from now on; empty when nobody has it
  /// @param duty the duty cited; empty when none
  /// @param was the duty the matter was held by before
  /// @param effects what else the act does
  /// @param gathers the answer that joins a list of facts
  /// @param forgets facts that are none any more
  record Acted(
      Instant at,
      String act,
      String as,
      Who who,
      String from,
      String to,
      Life.End end,
      Answers answers,
      List<String> records,
      String unit,
      String duty,
      String was,
      List<Life.Effect> effects,
      List<ClockChange> clocks,
      Optional<Life.Gathering> gathers,
      List<String> forgets)
      implements MatterEvent {
    public Acted {
      forgets = List.copyOf(forgets);
      records = List.copyOf(records);
      effects = List.copyOf(effects);
      clocks = List.copyOf(clocks);
    }
  }

  /// What an event does to a clock, from its `at` on.
  sealed interface ClockChange {
    /// The clock's name.
    String clock();

    /// It begins, for the first time or anew.
    record Started(String clock, TimeLimit limit) implements ClockChange {}

    /// It stands still.
    record Stood(String clock) implements ClockChange {}

    /// It goes on with the time used so far.
    record WentOn(String clock) implements ClockChange {}

    /// It ends for good.
    record Stopped(String clock) implements ClockChange {}

    /// It was given more time.
    record Extended(String clock, TimeLimit by) implements ClockChange {}
  }

  /// An act was asked for that others must approve.
  ///
  /// @param request its number within the matter, from 1
  record Requested(
      Instant at,
      int request,
      String act,
      String as,
      Who who,
      Answers answers,
      String unit,
      String duty)
      implements MatterEvent {}

  /// One of those who must approve did.
  ///
  /// @param last whether nobody else has to, so that it now takes effect
  record Approved(Instant at, int request, String as, Who who, boolean last)
      implements MatterEvent {}

  /// What was asked for was not approved.
  record Declined(Instant at, int request, String as, Who who, String reason)
      implements MatterEvent {}

  /// What was asked for can no longer be done.
  record Lapsed(Instant at, int request) implements MatterEvent {}

  /// Facts were corrected.
  record FactsCorrected(Instant at, String as, Who who, Answers answers, String reason)
      implements MatterEvent {}

  /// The rules found where the matter goes.
  ///
  /// @param duty the duty; empty when no rule holds
  /// @param units the units whose duty it is by the list: none and several are conflicts
  record Routed(Instant at, String duty, List<String> units) implements MatterEvent {
    public Routed {
      units = List.copyOf(units);
    }
  }

  /// A clock came to a point at which someone is to be told.
  ///
  /// @param at the moment of the point
  /// @param step which of the clock's points, from 0
  /// @param parties whom to tell
  record Signalled(Instant at, String clock, int step, Life.Point point, List<String> parties)
      implements MatterEvent {
    public Signalled {
      parties = List.copyOf(parties);
    }
  }

  /// The reporter rated.
  record Rated(Instant at, Who who, int level, String words) implements MatterEvent {}

  /// The sample drew this matter: someone else inspects it again.
  record Sampled(Instant at) implements MatterEvent {}

  /// A comment or an inner note.
  record Noted(
      Instant at, String as, Who who, String words, boolean inner, List<Attachment> attachments)
      implements MatterEvent {
    public Noted {
      attachments = List.copyOf(attachments);
    }
  }

  /// Someone was shown what tells of a person.
  ///
  /// @param fields the personal fields shown
  record Looked(Instant at, String as, Who who, List<String> fields) implements MatterEvent {
    public Looked {
      fields = List.copyOf(fields);
    }
  }

  /// It joined a root case.
  record JoinedRoot(Instant at, String as, Who who, StreamId root) implements MatterEvent {}

  /// A duplicate joined it.
  record DuplicateTaken(Instant at, StreamId duplicate) implements MatterEvent {}

  /// It was parted from its root case again.
  record LeftRoot(Instant at, String as, Who who, StreamId root, String reason)
      implements MatterEvent {}

  /// A duplicate was let go.
  record DuplicateDropped(Instant at, StreamId duplicate) implements MatterEvent {}

  /// Its root case closed, and it went where the life sends it then.
  record RootFollowed(
      Instant at, StreamId root, String from, String to, Life.End end, List<ClockChange> clocks)
      implements MatterEvent {
    public RootFollowed {
      clocks = List.copyOf(clocks);
    }
  }

  /// A part of it was reported.
  record ChildTaken(Instant at, StreamId child) implements MatterEvent {}

  /// A part of it ended, or is open again.
  record ChildFollowed(Instant at, StreamId child, boolean ended) implements MatterEvent {}

  /// It moved to another version of its type.
  record Moved(
      Instant at,
      String as,
      Who who,
      String from,
      String to,
      String reason,
      List<ClockChange> clocks)
      implements MatterEvent {
    public Moved {
      clocks = List.copyOf(clocks);
    }
  }

  /// It passed to the successor of the unit it was with.
  record HandedOver(Instant at, Who who, String from, String to, String reason)
      implements MatterEvent {}
}
