package org.yiwang.matter;

import java.util.List;
import java.util.Optional;
import org.yiwang.journal.StreamId;

/// What someone wants of one matter. Who asks, for which unit, and when, is in the journal's
/// context; `as` is the party of the life the person acts as: the edge has made sure that the
/// person's post has one of the party's roles, the decider sees to the rest.
public sealed interface MatterCommand {
  /// 上报: begins a matter under the newest version of its type.
  ///
  /// @param channel how it came in, e.g. `12345` or `patrol`; a slug
  /// @param parent the matter it is part of, if any; that one is told in the same submission
  /// @param along the streams told in the same submission
  record Report(
      String matter,
      String as,
      String channel,
      Answers answers,
      Optional<Location> place,
      Optional<StreamId> parent,
      List<StreamId> along)
      implements MatterCommand {
    public Report {
      along = List.copyOf(along);
    }
  }

  /// Does an act of the life, or asks for it where others must approve.
  ///
  /// @param unit the unit it is given to; empty: the one whose duty it is
  /// @param duty the duty cited; empty: the one the rules found
  /// @param along the streams told in the same submission; see [Bundle]
  record Perform(
      String act, String as, Answers answers, String unit, String duty, List<StreamId> along)
      implements MatterCommand {
    public Perform {
      along = List.copyOf(along);
    }

    /// An act that names neither unit nor duty and concerns no other matter.
    public static Perform of(String act, String as, Answers answers) {
      return new Perform(act, as, answers, "", "", List.of());
    }
  }

  /// Approves what was asked for; the last approval makes it happen.
  ///
  /// @param request its number within the matter
  record Approve(int request, String as, List<StreamId> along) implements MatterCommand {
    public Approve {
      along = List.copyOf(along);
    }
  }

  /// Says no to what was asked for.
  record Decline(int request, String as, String reason) implements MatterCommand {}

  /// Corrects facts; where they decide where the matter goes, that is decided again.
  record CorrectFacts(String as, Answers answers, String reason) implements MatterCommand {}

  /// 评价
  ///
  /// @param level 5 非常满意 to 1 非常不满意
  /// @param words at most 2,000 characters; may be empty
  /// @param along the streams told in the same submission; see [Bundle]
  record Rate(int level, String words, List<StreamId> along) implements MatterCommand {
    public Rate {
      along = List.copyOf(along);
    }
  }

  /// Puts a comment or an inner note on the record.
  ///
  /// @param inner whether only staff may read it
  record AddNote(String as, String words, boolean inner, List<Attachment> attachments)
      implements MatterCommand {
    public AddNote {
      attachments = List.copyOf(attachments);
    }
  }

  /// 调阅: shows what tells of a person to someone who must know it, and puts that on record.
  ///
  /// @param fields the personal fields shown
  record LookUp(String as, List<String> fields) implements MatterCommand {
    public LookUp {
      fields = List.copyOf(fields);
    }
  }

  /// 并案: this matter is answered by what is done about another.
  record JoinRoot(String as, StreamId root) implements MatterCommand {}

  /// The other half: another matter joins this one.
  record TakeDuplicate(String as, StreamId duplicate) implements MatterCommand {}

  /// 撤销并案: this matter goes on by itself again.
  record LeaveRoot(String as, String reason) implements MatterCommand {}

  /// The other half: a matter that was joined by mistake is let go.
  record DropDuplicate(String as, StreamId duplicate) implements MatterCommand {}

  /// The root case has closed; given together with what closed it.
  record FollowRoot(StreamId root) implements MatterCommand {}

  /// A part of this matter was reported, given together with its report.
  record TakeChild(StreamId child) implements MatterCommand {}

  /// A part of this matter has ended or is open again, given together with what did that.
  record FollowChild(StreamId child, boolean ended) implements MatterCommand {}

  /// Moves the matter to another version of its type, on record.
  record MoveToVersion(String as, int version, String reason) implements MatterCommand {}

  /// 承接: hands the matter to the unit that succeeded the one it is with.
  record HandOver(String reason) implements MatterCommand {}

  /// What is due has come; given by the timer.
  record Pass() implements MatterCommand {}
}
