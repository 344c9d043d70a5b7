package org.yiwang.web;

import static org.yiwang.web.ApiField.ACT;
import static org.yiwang.web.ApiField.ANSWERS;
import static org.yiwang.web.ApiField.AS;
import static org.yiwang.web.ApiField.DUTY;
import static org.yiwang.web.ApiField.INNER;
import static org.yiwang.web.ApiField.LEVEL;
import static org.yiwang.web.ApiField.REASON;
import static org.yiwang.web.ApiField.ROOT;
import static org.yiwang.web.ApiField.UNIT;
import static org.yiwang.web.ApiField.VERSION;
import static org.yiwang.web.ApiField.WORDS;

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
  private static final List<ApiField> AS_ONLY = List.of(AS);

  private final MatterDoor door;
  private final MatterReplies replies;

  MatterActs(MatterDoor door, MatterReplies replies) {
    this.door = door;
    this.replies = replies;
  }

  List<ApiRoute> routes() {
    return List.of(
        changing(
            "/acts/{act}",
            new Text("办一步，或申请须审批的一步", "Do an act, or ask for one that others approve"),
            List.of(),
            List.of(AS, ANSWERS, UNIT, DUTY),
            this::act),
        changing(
            "/approve",
            new Text("批准申请", "Approve what was asked for"),
            List.of(ACT),
            AS_ONLY,
            this::approve),
        changing(
            "/decline",
            new Text("不批准", "Decline it"),
            List.of(ACT, REASON),
            AS_ONLY,
            this::decline),
        changing(
            "/correct",
            new Text("更正事实", "Correct facts"),
            List.of(ANSWERS, REASON),
            AS_ONLY,
            this::correct),
        changing("/rate", new Text("评价", "Rate"), List.of(LEVEL), List.of(WORDS), this::rate),
        changing(
            "/notes",
            new Text("留言或批注", "Note something"),
            List.of(WORDS),
            List.of(AS, INNER),
            this::note),
        changing("/join", new Text("并案", "Join a root case"), List.of(ROOT), AS_ONLY, this::join),
        changing("/leave", new Text("撤销并案", "Part from it"), List.of(REASON), AS_ONLY, this::leave),
        changing(
            "/hand-over",
            new Text("承接", "Hand over to the successor"),
            List.of(REASON),
            AS_ONLY,
            this::handOver),
        changing(
            "/move",
            new Text("迁到另一版定义", "Move to another version of its type"),
            List.of(VERSION, REASON),
            AS_ONLY,
            this::move));
  }

  /// What a change of one matter does, when it was not asked before.
  @FunctionalInterface
  private interface Change {
    ServerResponse run(Call call, Sent sent, MatterDoor.Found found) throws IOException;
  }

  private ApiRoute changing(
      String what, Text summary, List<ApiField> needs, List<ApiField> offers, Change change) {
    var fields = ApiField.keys(ApiRoute.all(needs, offers));
    var route =
        Route.post(
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
    return new ApiRoute(route, summary, needs, offers, ApiRoute.Gives.MATTER);
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
