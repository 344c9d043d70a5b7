package org.yiwang.matter;

import java.util.List;
import java.util.Optional;
import org.yiwang.journal.Context;
import org.yiwang.journal.Decider;
import org.yiwang.journal.Decision;
import org.yiwang.journal.Refusal;
import org.yiwang.journal.Timer;

/// The rules of a matter: what its definition says, and the laws no definition can change.
///
/// ## What no definition can change
///
/// Who handled never verifies. What was asked for is approved by others, each once. A transfer
/// cites a duty. A clock runs in its states and goes on where it stood; nothing that is corrected
/// starts it again. A matter that has joined a root case is answered there and nowhere else.
/// Whoever a matter hangs together with is told in the same submission.
///
/// ## Time
///
/// Each decision first writes what was due before it: points of clocks, acts of the timer, each
/// from its own moment. So the record is the same however late a timer comes, and the one timer a
/// matter has (the next of all these moments) is only there for days on which nobody acts.
final class MatterDecider implements Decider<MatterState, MatterCommand, MatterEvent> {
  private static final String TIMER = "next";

  private final MatterTypes types;
  private final Jurisdiction ground;

  MatterDecider(MatterTypes types, Jurisdiction ground) {
    this.types = types;
    this.ground = ground;
  }

  @Override
  public MatterState initial() {
    return new MatterState.NotReported();
  }

  @Override
  public Decision<MatterEvent> decide(MatterState state, MatterCommand command, Context context) {
    return switch (state) {
      case MatterState.NotReported _ ->
          command instanceof MatterCommand.Report report
              ? Reporting.report(types, ground, report, context)
              : Decision.refuse("matter.unknown", "没有这个事项", "There is no such matter");
      case Matter matter -> {
        var course = new Course(types.get(matter.type()), ground, context.stream(), matter);
        course.passTo(context.at());
        yield act(course, command, Scene.of(context))
            .<Decision<MatterEvent>>map(Decision.Refuse::new)
            .orElseGet(() -> new Decision.Accept<>(course.events()));
      }
    };
  }

  private Optional<Refusal> act(Course course, MatterCommand command, Scene scene) {
    if (course.matter().links().root().isPresent()
        && course.matter().open()
        && !staysOpen(command)) {
      return Scene.no("joined", "已并入根案，请在根案办理", "It has joined a root case; act there");
    }
    return switch (command) {
      case MatterCommand.Report _ ->
          Scene.no("exists", "这个编号已有事项", "There is such a matter already");
      case MatterCommand.Perform c -> Performing.perform(course, c, scene);
      case MatterCommand.Approve c -> Performing.approve(course, c, scene);
      case MatterCommand.Decline c -> Performing.decline(course, c, scene);
      case MatterCommand.CorrectFacts c -> Reporting.correct(course, c, scene);
      case MatterCommand.Rate c -> Reporting.rate(course, c, scene);
      case MatterCommand.AddNote c -> Reporting.note(course, c, scene);
      case MatterCommand.LookUp c -> Reporting.lookUp(course, c, scene);
      case MatterCommand.JoinRoot c -> Linking.join(course, c, scene);
      case MatterCommand.TakeDuplicate c -> Linking.take(course, c, scene);
      case MatterCommand.LeaveRoot c -> Linking.leave(course, c, scene);
      case MatterCommand.DropDuplicate c -> Linking.drop(course, c, scene);
      case MatterCommand.FollowRoot c -> Linking.followRoot(course, c.root(), scene);
      case MatterCommand.TakeChild c -> Linking.takeChild(course, c.child(), scene);
      case MatterCommand.FollowChild c -> Linking.followChild(course, c, scene);
      case MatterCommand.MoveToVersion c -> Linking.move(course, types, c, scene);
      case MatterCommand.HandOver c -> Linking.handOver(course, c, scene);
      case MatterCommand.Pass _ -> Optional.empty();
    };
  }

  private static boolean staysOpen(MatterCommand command) {
    return command instanceof MatterCommand.FollowRoot
        || command instanceof MatterCommand.LeaveRoot
        || command instanceof MatterCommand.AddNote
        || command instanceof MatterCommand.LookUp
        || command instanceof MatterCommand.MoveToVersion
        || command instanceof MatterCommand.HandOver
        || command instanceof MatterCommand.Pass;
  }

  @Override
  public MatterState evolve(MatterState state, MatterEvent event) {
    return MatterHistory.after(state, event);
  }

  @Override
  public List<Timer<MatterCommand>> timers(MatterState state) {
    return state instanceof Matter matter
        ? Course.Ahead.next(types.get(matter.type()), ground, matter)
            .map(next -> new Timer<MatterCommand>(TIMER, next.at(), new MatterCommand.Pass()))
            .stream()
            .toList()
        : List.of();
  }

  @Override
  public String definition(MatterState state) {
    return state instanceof Matter matter ? matter.type() : "";
  }
}
