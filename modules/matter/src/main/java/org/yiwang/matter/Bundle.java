package org.yiwang.matter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Command;
import org.yiwang.journal.Journal;
import org.yiwang.journal.StreamId;
import org.yiwang.journal.Submission;

/// What must happen together: one command and those that tell the matters it hangs together with.
///
/// A decider sees one stream only. So a matter that ends refuses to, unless its whole and its
/// duplicates are told in the same submission; this puts such a submission together, from the
/// version of the matter the caller saw.
public final class Bundle {
  private final MatterTypes types;

  Bundle(MatterTypes types) {
    this.types = types;
  }

  /// A submission of this command, with those that follow from it.
  ///
  /// @param current the matter as it was read
  public Submission of(
      String key,
      Actor actor,
      StreamId stream,
      Journal.Current<MatterState> current,
      MatterCommand command) {
    if (!(current.state() instanceof Matter matter)) {
      return Submission.of(key, actor, Command.to(stream, command));
    }
    var end = end(matter, command);
    var told = new ArrayList<>(end.map(to -> Performing.Along.told(matter, to)).orElse(List.of()));
    var ends = List.copyOf(told);
    var splits = splits(matter, command);
    splits.ifPresent(act ->
        told.addAll(
            Splitting.parts(stream, act, matter, ((MatterCommand.Perform) command).answers())));
    if (told.isEmpty()) {
      return Submission.of(key, actor, Command.to(stream, command));
    }
    var commands = new ArrayList<Command>();
    commands.add(
        new Command(stream, along(command, told), java.util.OptionalLong.of(current.version())));
    var ended = end.filter(to -> to != Life.End.OPEN).isPresent();
    for (var other : ends) {
      var isParent = matter.links().parent().equals(Optional.of(other));
      commands.add(
          Command.to(
              other,
              isParent
                  ? new MatterCommand.FollowChild(stream, ended)
                  : new MatterCommand.FollowRoot(stream)));
    }
    splits.ifPresent(act ->
        commands.addAll(
            Splitting.along(types, stream, matter, act, (MatterCommand.Perform) command)));
    return new Submission(key, actor, commands);
  }

  /// The act, if it makes parts.
  private Optional<Life.Act> splits(Matter matter, MatterCommand command) {
    return command instanceof MatterCommand.Perform c
        ? types.get(matter.type()).life().findAct(c.act()).filter(act -> act.splits().isPresent())
        : Optional.empty();
  }

  /// A report, and the whole it is part of told of it.
  public static Submission report(
      String key, Actor actor, StreamId stream, MatterCommand.Report report) {
    if (report.parent().isEmpty()) {
      return Submission.of(key, actor, Command.to(stream, report));
    }
    var parent = report.parent().get();
    var told =
        new MatterCommand.Report(
            report.matter(),
            report.as(),
            report.channel(),
            report.answers(),
            report.place(),
            report.parent(),
            List.of(parent));
    return new Submission(
        key,
        actor,
        List.of(Command.to(stream, told), Command.to(parent, new MatterCommand.TakeChild(stream))));
  }

  /// 并案: `duplicate` joins `root`.
  public static Submission join(
      String key, Actor actor, String as, StreamId duplicate, StreamId root) {
    return new Submission(
        key,
        actor,
        List.of(
            Command.to(root, new MatterCommand.TakeDuplicate(as, duplicate)),
            Command.to(duplicate, new MatterCommand.JoinRoot(as, root))));
  }

  /// 撤销并案: `duplicate` is parted from `root` again.
  public static Submission part(
      String key, Actor actor, String as, StreamId duplicate, StreamId root, String reason) {
    return new Submission(
        key,
        actor,
        List.of(
            Command.to(root, new MatterCommand.DropDuplicate(as, duplicate)),
            Command.to(duplicate, new MatterCommand.LeaveRoot(as, reason))));
  }

  /// What kind of state the command leads to; empty when it leads nowhere.
  private Optional<Life.End> end(Matter matter, MatterCommand command) {
    var life = types.get(matter.type()).life();
    var act =
        switch (command) {
          case MatterCommand.Perform c ->
              life.findAct(c.act()).filter(one -> one.approvedBy().isEmpty());
          case MatterCommand.Approve c ->
              matter
                  .findRequest(c.request())
                  .flatMap(request ->
                      life.findAct(request.act())
                          .filter(
                              one -> one.approvedBy().size() == request.approvals().size() + 1));
          case MatterCommand.Rate c ->
              life.rating()
                  .filter(rating -> c.level() <= rating.unhappyMax())
                  .flatMap(rating -> life.findAct(rating.then()));
          default -> Optional.<Life.Act>empty();
        };
    return act.flatMap(one -> life.findState(one.to())).map(Life.State::end);
  }

  private static MatterCommand along(MatterCommand command, List<StreamId> told) {
    return switch (command) {
      case MatterCommand.Perform c ->
          new MatterCommand.Perform(c.act(), c.as(), c.answers(), c.unit(), c.duty(), told);
      case MatterCommand.Approve c -> new MatterCommand.Approve(c.request(), c.as(), told);
      case MatterCommand.Rate c -> new MatterCommand.Rate(c.level(), c.words(), told);
      default -> command;
    };
  }
}
