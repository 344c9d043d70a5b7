package org.yiwang.web;

import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.journal.Refusal;
import org.yiwang.matter.Bundle;
import org.yiwang.matter.Life;
import org.yiwang.matter.Matter;
import org.yiwang.matter.MatterCommand;
import org.yiwang.pack.Text;

/// What scripts do to one matter.
final class MatterActs {
  private final MatterDoor door;
  private final MatterReplies replies;

  MatterActs(MatterDoor door, MatterReplies replies) {
    this.door = door;
    this.replies = replies;
  }

  List<Route> routes() {
    return List.of(
        changing("/acts/{act}", List.of("as", "answers", "unit", "duty"), this::act),
        changing("/approve", List.of("act", "as"), this::approve),
        changing("/decline", List.of("act", "as", "reason"), this::decline),
        changing("/correct", List.of("as", "answers", "reason"), this::correct),
        changing("/rate", List.of("level", "words"), this::rate),
        changing("/notes", List.of("as", "words", "inner"), this::note),
        changing("/join", List.of("as", "root"), this::join),
        changing("/leave", List.of("as", "reason"), this::leave),
        changing("/hand-over", List.of("as", "reason"), this::handOver),
        changing("/move", List.of("as", "version", "reason"), this::move));
  }

  /// What a change of one matter does, when it was not asked before.
  @FunctionalInterface
  private interface Change {
    ServerResponse run(Call call, Sent sent, MatterDoor.Found found) throws IOException;
  }

  private Route changing(String what, List<String> fields, Change change) {
    return Route.post(
        "/api/matters/{id}" + what,
        Who.everyone(),
        call -> {
          var sent = Sent.of(call, fields, replies.name(call));
          var found = door.get(call, call.path("id"));
          var earlier = replies.earlier(sent);
          return earlier.isPresent()
              ? replies.answered(call, sent, earlier.get(), found.stream(), "")
              : change.run(call, sent, found);
        });
  }

  private ServerResponse act(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var body = sent.body();
    var act =
        found
            .life()
            .findAct(call.path("act"))
            .filter(one -> one.timed().isEmpty())
            .orElseThrow(() ->
                new Stopped(
                    HttpStatus.NOT_FOUND,
                    "matter.act",
                    new Text("这类事项没有这一步", "Such matters have no such act"),
                    "act"));
    var as = door.parties().acting(call, found, act.by(), body.slug("as"));
    var answers = body.answers("answers");
    door.requireKept(answers, found.life().fields());
    var command =
        new MatterCommand.Perform(
            act.act(), as.party(), answers, body.slug("unit"), body.slug("duty"), List.of());
    return replies.submitted(call, sent, as, found, command);
  }

  private ServerResponse approve(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var request = request(found, sent.body());
    var as = approver(call, found, request, sent.body());
    return replies.submitted(
        call, sent, as, found, new MatterCommand.Approve(request.request(), as.party(), List.of()));
  }

  private ServerResponse decline(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var request = request(found, sent.body());
    var as = approver(call, found, request, sent.body());
    return replies.submitted(
        call,
        sent,
        as,
        found,
        new MatterCommand.Decline(request.request(), as.party(), sent.body().text("reason")));
  }

  private ServerResponse correct(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var as = ofDesk(call, found, sent.body());
    var answers = sent.body().answers("answers");
    door.requireKept(answers, found.type().form());
    return replies.submitted(
        call,
        sent,
        as,
        found,
        new MatterCommand.CorrectFacts(as.party(), answers, sent.body().text("reason")));
  }

  private ServerResponse rate(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var as =
        door.parties()
            .acting(
                call,
                found,
                found.life().parties().stream()
                    .filter(
                        party -> party.at() == Life.At.REPORTER || party.at() == Life.At.ANYBODY)
                    .map(Life.Party::party)
                    .toList(),
                "");
    return replies.submitted(
        call,
        sent,
        as,
        found,
        new MatterCommand.Rate(sent.body().number("level"), sent.body().text("words"), List.of()));
  }

  private ServerResponse note(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var everyone = found.life().parties().stream().map(Life.Party::party).toList();
    var as = door.parties().acting(call, found, everyone, sent.body().slug("as"));
    // what staff write is for staff, unless they say otherwise
    var inner = sent.body().yes("inner").orElse(!as.actor().unit().isEmpty());
    return replies.submitted(
        call,
        sent,
        as,
        found,
        new MatterCommand.AddNote(as.party(), sent.body().text("words"), inner, List.of()));
  }

  private ServerResponse join(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var as = ofDesk(call, found, sent.body());
    var root = door.get(call, sent.body().slug("root")).stream();
    var bundle = Bundle.join(sent.asked().key(), as.actor(), as.party(), found.stream(), root);
    var answer = door.submit(sent.asked(), found.stream(), bundle);
    return replies.answered(call, sent, answer, found.stream(), "");
  }

  private ServerResponse leave(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var as = ofDesk(call, found, sent.body());
    var root = found.matter().links().root();
    if (root.isEmpty()) {
      return replies.refused(
          call, Refusal.of("matter.not-linked", "没有并入别的事项", "It has joined no other matter"), sent);
    }
    var bundle =
        Bundle.part(
            sent.asked().key(),
            as.actor(),
            as.party(),
            found.stream(),
            root.get(),
            sent.body().text("reason"));
    var answer = door.submit(sent.asked(), found.stream(), bundle);
    return replies.answered(call, sent, answer, found.stream(), "");
  }

  private ServerResponse handOver(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var staff =
        found.life().parties().stream()
            .filter(party -> !party.roles().isEmpty())
            .map(Life.Party::party)
            .toList();
    var as = door.parties().acting(call, found, staff, sent.body().slug("as"));
    return replies.submitted(
        call, sent, as, found, new MatterCommand.HandOver(sent.body().text("reason")));
  }

  private ServerResponse move(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var as = ofDesk(call, found, sent.body());
    return replies.submitted(
        call,
        sent,
        as,
        found,
        new MatterCommand.MoveToVersion(
            as.party(), sent.body().number("version"), sent.body().text("reason")));
  }

  private MatterParties.Acting ofDesk(Call call, MatterDoor.Found found, JsonBody body) {
    return door.parties().acting(call, found, found.life().desk(), body.slug("as"));
  }

  private MatterParties.Acting approver(
      Call call, MatterDoor.Found found, Matter.Request request, JsonBody body) {
    var party = MatterDoor.approver(found.life(), request);
    return door.parties().acting(call, found, List.of(party), body.slug("as"));
  }

  private static Matter.Request request(MatterDoor.Found found, JsonBody body) {
    var act = body.slug("act");
    return found.matter().requests().stream()
        .filter(one -> one.act().equals(act))
        .findFirst()
        .orElseThrow(() ->
            new Stopped(
                HttpStatus.CONFLICT,
                "matter.no-request",
                new Text("没有这项待审批的申请", "No such request waits for approval"),
                "act"));
  }
}
