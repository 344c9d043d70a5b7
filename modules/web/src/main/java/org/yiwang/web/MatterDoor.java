package org.yiwang.web;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.yiwang.identity.Post;
import org.yiwang.journal.Actor;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Command;
import org.yiwang.journal.Journal;
import org.yiwang.journal.StreamId;
import org.yiwang.journal.Submission;
import org.yiwang.matter.Answers;
import org.yiwang.matter.Bundle;
import org.yiwang.matter.Field;
import org.yiwang.matter.Life;
import org.yiwang.matter.Location;
import org.yiwang.matter.Matter;
import org.yiwang.matter.MatterCommand;
import org.yiwang.matter.MatterRoom;
import org.yiwang.matter.MatterState;
import org.yiwang.matter.MatterType;
import org.yiwang.pack.Text;

/// The way into the room of matters, for pages and scripts alike: how much someone sees of a
/// matter, as which party of its life they act, and how a command is handed in.
final class MatterDoor {
  private static final String READ = "read-matter";

  private final Desk desk;
  private final Guests guests;
  private final MatterParties parties;

  MatterDoor(Desk desk) {
    this.desk = desk;
    this.guests = new Guests(desk.keys());
    this.parties = new MatterParties(desk, guests);
  }

  /// As which party someone acts.
  MatterParties parties() {
    return parties;
  }

  Guests guests() {
    return guests;
  }

  /// One matter as it stands.
  ///
  /// @param version how many events it has
  record Found(StreamId stream, long version, Matter matter, MatterType type) {
    Life life() {
      return type.life();
    }
  }

  /// What was asked, and what makes asking it again harmless.
  ///
  /// @param key the idempotency key
  /// @param words what was asked; empty when the command is all of it
  /// @param version the version the caller saw, where they say so
  record Asked(String key, String words, OptionalLong version) {}

  /// How much someone sees of a matter; each sees what those before see.
  enum Sight {
    NOTHING,
    /// What its type publishes.
    PUBLIC,
    /// What they told, and what came of it.
    REPORTER,
    /// All but what tells of a person.
    STAFF,
    /// All of it: whose turn it is, and the unit it is with.
    ALL
  }

  /// @throws Stopped if there is none, or whoever asks sees nothing of it: these look alike
  Found get(Call call, String id) {
    var found = id.matches("[0-9a-z-]{1,60}") ? find(id) : Optional.<Found>empty();
    return found
        .filter(one -> sight(call, one) != Sight.NOTHING)
        .orElseThrow(() ->
            new Stopped(
                HttpStatus.NOT_FOUND,
                "matter.unknown",
                new Text("没有这个事项，或者它不对外公开。", "There is no such matter, or it is not public.")));
  }

  private Optional<Found> find(String id) {
    var room = desk.rooms().matterRoom();
    var stream = MatterRoom.matter(id);
    Journal.Current<MatterState> current = desk.rooms().journal().current(room.matters(), id);
    return current.state() instanceof Matter matter
        ? Optional.of(
            new Found(
                stream, current.version(), matter, room.types().find(matter.type()).orElseThrow()))
        : Optional.empty();
  }

  /// How much of it whoever asks sees.
  Sight sight(Call call, Found found) {
    var reading = readers(call, found);
    if (reading.stream().anyMatch(post -> isTurnOf(found, post))) {
      return Sight.ALL;
    }
    if (!reading.isEmpty()) {
      return Sight.STAFF;
    }
    if (isReporter(call, found.matter())) {
      return Sight.REPORTER;
    }
    return found.type().publish().show().isEmpty() ? Sight.NOTHING : Sight.PUBLIC;
  }

  /// Whether it is their own report.
  boolean isReporter(Call call, Matter matter) {
    return !parties.account(call, matter).isEmpty()
        && parties.account(call, matter).equals(matter.report().who().account());
  }

  /// The posts by which someone reads this matter: their role reads matters of the unit it is with
  /// or of its place, or they take part in it, or it is their turn.
  private List<Post> readers(Call call, Found found) {
    var matter = found.matter();
    var site = matter.report().place().map(Location::site).orElse("");
    return parties.posts(call).stream()
        .filter(post ->
            reads(call, matter.desk().unit())
                || (!site.isEmpty() && reads(call, site))
                || (reads(call, post.unit().value())
                    && (takesPart(found, post) || isTurnOf(found, post))))
        .toList();
  }

  private boolean reads(Call call, String unit) {
    return desk.permits().may(call.person(), READ, unit);
  }

  private boolean takesPart(Found found, Post post) {
    return didSomething(found.matter(), post)
        || found.life().parties().stream()
            .filter(party -> party.at() != Life.At.ANYWHERE)
            .anyMatch(party -> stands(found, party, post));
  }

  /// Whoever handed it on still sees what became of it.
  private static boolean didSomething(Matter matter, Post post) {
    return matter.done().values().stream()
        .flatMap(done -> done.by().stream())
        .anyMatch(who -> who.unit().equals(post.unit().value()));
  }

  private boolean isTurnOf(Found found, Post post) {
    var matter = found.matter();
    var life = found.life();
    var waits = life.findState(matter.state()).map(Life.State::waitsFor).orElse(List.of());
    var approvers = matter.requests().stream().map(request -> approver(life, request));
    return desk.rooms().matterRoom().isWith(matter, post.unit().value(), desk.now())
        || Stream.concat(waits.stream(), approvers)
            .flatMap(party -> life.findParty(party).stream())
            .anyMatch(party -> stands(found, party, post));
  }

  /// The party that approves a request next.
  static String approver(Life life, Matter.Request request) {
    var act = life.findAct(request.act()).orElseThrow();
    return act.approvedBy().get(request.approvals().size());
  }

  private boolean stands(Found found, Life.Party party, Post post) {
    var who = new Actor("", post.unit().value(), "");
    return party.roles().contains(post.role())
        && desk.rooms().matterRoom().stands(found.matter(), party, who, desk.now());
  }

  /// Hands in a command for a matter, with what must be told along.
  Answer submit(Asked asked, MatterParties.Acting as, Found found, MatterCommand command) {
    var seen = new Journal.Current<MatterState>(found.matter(), found.version());
    var bundle = desk.rooms().matterRoom().bundle();
    return submit(
        asked, found.stream(), bundle.of(asked.key(), as.actor(), found.stream(), seen, command));
  }

  /// Hands in a report.
  Answer report(
      Asked asked, MatterParties.Acting as, StreamId stream, MatterCommand.Report report) {
    return submit(asked, stream, Bundle.report(asked.key(), as.actor(), stream, report));
  }

  /// Hands in what was put together; what it does to the matter that was asked about is for the
  /// version the caller saw.
  Answer submit(Asked asked, StreamId stream, Submission submission) {
    var commands =
        submission.commands().stream()
            .map(command ->
                command.stream().equals(stream) && asked.version().isPresent()
                    ? new Command(stream, command.body(), asked.version())
                    : command)
            .toList();
    return desk.rooms()
        .journal()
        .submit(new Submission(submission.key(), submission.actor(), commands, asked.words()));
  }

  /// Fails unless every file among the answers was uploaded, and every picture is one.
  void requireKept(Answers answers, Collection<Field> fields) throws IOException {
    for (var field : fields) {
      var files = field.kind() == Field.Kind.IMAGE || field.kind() == Field.Kind.FILE;
      for (var file : files ? answers.list(field.field()) : List.<String>of()) {
        var hash = file.replaceFirst("/.*", "");
        if (!desk.files().has(hash)) {
          throw JsonBody.malformed(field.field(), "没有这个文件，请先上传", "no such file; upload it first");
        }
        var kind = MediaKinds.of(desk.files().get(hash)).orElse("");
        if (field.kind() == Field.Kind.IMAGE && !kind.startsWith("image/")) {
          throw JsonBody.malformed(field.field(), "应为照片", "a picture expected");
        }
      }
    }
  }
}
