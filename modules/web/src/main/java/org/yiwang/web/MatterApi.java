package org.yiwang.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Refusal;
import org.yiwang.journal.StreamId;
import org.yiwang.matter.Bundle;
import org.yiwang.matter.Life;
import org.yiwang.matter.Matter;
import org.yiwang.matter.MatterCommand;
import org.yiwang.matter.MatterEvent;
import org.yiwang.matter.MatterRoom;
import org.yiwang.matter.view.Matters;
import org.yiwang.pack.Text;

/// Matters for scripts: report, look, act. JSON in, JSON out, refusals as
/// `application/problem+json` in both languages, naming the field.
///
/// Whatever changes something needs an `Idempotency-Key`, so that a retry acts once and is told the
/// same; `If-Match` with the version seen refuses what was decided on an older one. What anyone may
/// open is refused further in, to whom it is not for.
final class MatterApi {
  static final int FILE_BYTES_MAX = 10 * 1024 * 1024;

  private static final int GUEST_FILES_MAX = 20;
  private static final String GUEST_FILES = "guest-files";
  private static final int INBOX_ROWS = 200;

  private final Desk desk;
  private final MatterDoor door;

  MatterApi(Desk desk) {
    this.desk = desk;
    this.door = new MatterDoor(desk);
  }

  /// All of them.
  List<Route> routes() {
    var anyone = Who.everyone();
    var matter = "/api/matters/{id}";
    return List.of(
        Route.get("/api/session", anyone, this::session),
        Route.post("/api/files", anyone, this::upload).sending(FILE_BYTES_MAX),
        Route.post("/api/matters", anyone, this::report),
        Route.get("/api/inbox", Who.may("read-matter"), this::inbox),
        Route.get(matter, anyone, this::show),
        Route.get(matter + "/files/{hash}", anyone, this::file),
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

  private ServerResponse session(Call call) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("account", call.person().account());
    if (call.request().servletRequest().getAttribute(CsrfToken.class.getName())
        instanceof CsrfToken token) {
      body.put("csrf", Map.of("header", token.getHeaderName(), "token", token.getToken()));
    }
    return json(HttpStatus.OK).body(body);
  }

  private ServerResponse report(Call call) throws IOException {
    var sent =
        Sent.of(call, List.of("matter", "as", "channel", "answers", "place", "parent"), name(call))
            .created();
    var stream = MatterRoom.matter(id(sent.asked().key()));
    var code = call.signedIn() ? "" : door.guests().code(call, sent.asked().key());
    var earlier = earlier(sent);
    if (earlier.isPresent()) {
      return answered(call, sent, earlier.get(), stream, code);
    }
    var body = sent.body();
    var type =
        desk.rooms()
            .matterRoom()
            .types()
            .findNewest(body.slug("matter"))
            .orElseThrow(() -> JsonBody.malformed("matter", "没有这种事项", "no such kind of matter"));
    var place = Places.of(body);
    var as = door.reporting(call, type.life(), place, body.slug("as"), code);
    var answers = body.answers("answers");
    door.requireKept(answers, type.form());
    var parent =
        Optional.of(body.slug("parent")).filter(id -> !id.isEmpty()).map(id -> door.get(call, id));
    var answer =
        door.report(
            sent.asked(),
            as,
            stream,
            new MatterCommand.Report(
                type.matter(),
                as.party(),
                channel(body),
                answers,
                place,
                parent.map(MatterDoor.Found::stream),
                List.of()));
    return answered(call, sent, answer, stream, code);
  }

  private ServerResponse show(Call call) {
    return shown(HttpStatus.OK, call, door.get(call, call.path("id")), "");
  }

  /// What stands on the list of whoever asks.
  private ServerResponse inbox(Call call) {
    var posts = call.person().listPosts(desk.today());
    var roles = posts.stream().map(post -> post.role()).distinct().toList();
    var units = posts.stream().map(post -> post.unit().value()).distinct().toList();
    var rows =
        desk.rooms().matters().inbox(roles, units, INBOX_ROWS).stream()
            .map(row -> {
              Map<String, Object> line = new LinkedHashMap<>();
              line.put("id", row.id());
              line.put("type", row.type());
              line.put("state", row.state());
              line.put("unit", row.unit());
              line.put("overdue", row.overdue(desk.now()));
              return line;
            })
            .toList();
    Map<String, Object> body = Map.of("matters", rows);
    return json(HttpStatus.OK).body(body);
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
    var as = door.acting(call, found, act.by(), body.slug("as"));
    var answers = body.answers("answers");
    door.requireKept(answers, found.life().fields());
    var command =
        new MatterCommand.Perform(
            act.act(), as.party(), answers, body.slug("unit"), body.slug("duty"), List.of());
    return submitted(call, sent, as, found, command);
  }

  private ServerResponse approve(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var request = request(found, sent.body());
    var as = approver(call, found, request, sent.body());
    return submitted(
        call, sent, as, found, new MatterCommand.Approve(request.request(), as.party(), List.of()));
  }

  private ServerResponse decline(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var request = request(found, sent.body());
    var as = approver(call, found, request, sent.body());
    return submitted(
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
    return submitted(
        call,
        sent,
        as,
        found,
        new MatterCommand.CorrectFacts(as.party(), answers, sent.body().text("reason")));
  }

  private ServerResponse rate(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var as =
        door.acting(
            call,
            found,
            found.life().parties().stream()
                .filter(party -> party.at() == Life.At.REPORTER || party.at() == Life.At.ANYBODY)
                .map(Life.Party::party)
                .toList(),
            "");
    return submitted(
        call,
        sent,
        as,
        found,
        new MatterCommand.Rate(sent.body().number("level"), sent.body().text("words"), List.of()));
  }

  private ServerResponse note(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var everyone = found.life().parties().stream().map(Life.Party::party).toList();
    var as = door.acting(call, found, everyone, sent.body().slug("as"));
    // what staff write is for staff, unless they say otherwise
    var inner = sent.body().yes("inner").orElse(!as.actor().unit().isEmpty());
    return submitted(
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
    return answered(call, sent, answer, found.stream(), "");
  }

  private ServerResponse leave(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var as = ofDesk(call, found, sent.body());
    var root = found.matter().links().root();
    if (root.isEmpty()) {
      return refused(
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
    return answered(call, sent, answer, found.stream(), "");
  }

  private ServerResponse handOver(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var staff =
        found.life().parties().stream()
            .filter(party -> !party.roles().isEmpty())
            .map(Life.Party::party)
            .toList();
    var as = door.acting(call, found, staff, sent.body().slug("as"));
    return submitted(call, sent, as, found, new MatterCommand.HandOver(sent.body().text("reason")));
  }

  private ServerResponse move(Call call, Sent sent, MatterDoor.Found found) throws IOException {
    var as = ofDesk(call, found, sent.body());
    return submitted(
        call,
        sent,
        as,
        found,
        new MatterCommand.MoveToVersion(
            as.party(), sent.body().number("version"), sent.body().text("reason")));
  }

  /// Keeps a picture or document; answers name it by what comes back.
  private ServerResponse upload(Call call) throws IOException {
    var content = call.request().servletRequest().getInputStream().readNBytes(FILE_BYTES_MAX + 1);
    var name = call.field("name").replaceAll("[/\\\\\\p{Cntrl}]", "");
    if (content.length > FILE_BYTES_MAX) {
      throw JsonBody.malformed("", "文件超过 10 MB", "the file is larger than 10 MB");
    }
    if (MediaKinds.of(content).isEmpty()) {
      throw JsonBody.malformed(
          "", "只收图片、PDF、Word 或 Excel 文件", "a picture, PDF, Word or Excel file expected");
    }
    if (name.isBlank() || name.length() > 120 || !JsonBody.storable(name)) {
      throw JsonBody.malformed("name", "文件名应为 1 到 120 字", "a name of 1 to 120 characters expected");
    }
    if (!call.signedIn()) {
      countGuestFile(call);
    }
    Map<String, Object> body = Map.of("file", kept(content) + "/" + name);
    return json(HttpStatus.CREATED).body(body);
  }

  private String kept(byte[] content) throws IOException {
    try (var tray = desk.files().tray()) {
      var hash = tray.add(content);
      tray.keepAll();
      return hash;
    }
  }

  private static void countGuestFile(Call call) {
    var session = call.request().servletRequest().getSession(true);
    var kept = session.getAttribute(GUEST_FILES) instanceof Integer count ? count : 0;
    if (kept >= GUEST_FILES_MAX) {
      throw new Stopped(
          HttpStatus.TOO_MANY_REQUESTS,
          "web.too-many-files",
          new Text("未登录的访客最多上传 20 个文件", "A visitor without an account uploads 20 files at most"));
    }
    session.setAttribute(GUEST_FILES, kept + 1);
  }

  /// A file that the matter as its reader sees it names.
  private ServerResponse file(Call call) throws IOException {
    var found = door.get(call, call.path("id"));
    var hash = call.path("hash");
    if (!hash.matches("[0-9a-f]{64}") || !look(call, found).toString().contains(hash + "/")) {
      throw new java.util.NoSuchElementException("no file " + hash);
    }
    var content = desk.files().get(hash);
    return ServerResponse.ok()
        .contentType(
            MediaType.parseMediaType(MediaKinds.of(content).orElse("application/octet-stream")))
        .cacheControl(CacheControl.noStore())
        .header("Content-Disposition", "attachment; filename=\"" + hash.substring(0, 12) + "\"")
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(content);
  }

  private MatterDoor.Acting ofDesk(Call call, MatterDoor.Found found, JsonBody body) {
    return door.acting(call, found, found.life().desk(), body.slug("as"));
  }

  private MatterDoor.Acting approver(
      Call call, MatterDoor.Found found, Matter.Request request, JsonBody body) {
    var party = MatterDoor.approver(found.life(), request);
    return door.acting(call, found, List.of(party), body.slug("as"));
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
          var sent = Sent.of(call, fields, name(call));
          var found = door.get(call, call.path("id"));
          var earlier = earlier(sent);
          return earlier.isPresent()
              ? answered(call, sent, earlier.get(), found.stream(), "")
              : change.run(call, sent, found);
        });
  }

  private Optional<Answer> earlier(Sent sent) {
    return desk.rooms().journal().answered(sent.asked().key(), sent.asked().words());
  }

  /// Whose keys they are: nobody is answered under a key of somebody else.
  private String name(Call call) {
    return call.signedIn() ? call.person().account() : door.guests().name(call);
  }

  private ServerResponse submitted(
      Call call, Sent sent, MatterDoor.Acting as, MatterDoor.Found found, MatterCommand command) {
    return answered(call, sent, door.submit(sent.asked(), as, found, command), found.stream(), "");
  }

  /// @param code the tracking code a visitor is told, of a report
  private ServerResponse answered(
      Call call, Sent sent, Answer answer, StreamId stream, String code) {
    return switch (answer) {
      case Answer.Accepted _ -> {
        if (!code.isEmpty()) {
          door.guests().remember(call, code);
        }
        yield shown(sent.status(), call, door.get(call, stream.id()), code);
      }
      case Answer.Refused(var refusal) -> refused(call, refusal, sent);
    };
  }

  private ServerResponse refused(Call call, Refusal refusal, Sent sent) {
    var status =
        switch (refusal.rule()) {
          case "matter.party", "matter.reach" -> HttpStatus.FORBIDDEN;
          case "journal.stale" ->
              sent.asked().version().isPresent()
                  ? HttpStatus.PRECONDITION_FAILED
                  : HttpStatus.CONFLICT;
          case "journal.key-reused" -> HttpStatus.UNPROCESSABLE_CONTENT;
          default -> HttpStatus.CONFLICT;
        };
    var why = new Text(refusal.zh(), refusal.en());
    var reference = desk.keys().get().substring(0, 8);
    return desk.faults()
        .answer(call, Problem.of(status, refusal.rule(), why, refusal.field(), reference));
  }

  private ServerResponse shown(HttpStatus status, Call call, MatterDoor.Found found, String code) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (!code.isEmpty()) {
      body.put("code", code);
    }
    body.putAll(look(call, found));
    return json(status).eTag("\"" + found.version() + "\"").body(body);
  }

  private Map<String, Object> look(Call call, MatterDoor.Found found) {
    var sight = door.sight(call, found);
    var timeline =
        sight == MatterDoor.Sight.PUBLIC
            ? List.<MatterEvent>of()
            : desk.rooms().matters().timeline(found.stream().id()).stream()
                .map(Matters.Line::event)
                .toList();
    return new MatterJson(desk.rooms().matterRoom(), desk.now(), sight)
        .of(found, door.open(call, found), timeline);
  }

  private static String channel(JsonBody body) {
    var channel = body.slug("channel");
    return channel.isEmpty() ? "api" : channel;
  }

  /// A matter's id: a function of the key, so that a retry finds the same matter.
  private static String id(String key) {
    return FileStore.sha256(("matter:" + key).getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }

  private static ServerResponse.BodyBuilder json(HttpStatus status) {
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore());
  }
}
