package org.yiwang.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.matter.MatterCommand;
import org.yiwang.matter.MatterRoom;
import org.yiwang.pack.Text;

/// Matters for scripts: report, look, act. JSON in, JSON out, refusals as
/// `application/problem+json` in both languages, naming the field.
///
/// Whatever changes something needs an `Idempotency-Key`, so that a retry acts once and is told the
/// same; `If-Match` with the version seen refuses what was decided on an older one. What anyone may
/// open is refused further in, to whom it is not for.
final class MatterApi {
  static final int FILE_BYTES_MAX = 10 * 1024 * 1024;

  private static final List<ApiField> REPORT_NEEDS = List.of(ApiField.MATTER);
  private static final List<ApiField> REPORT_OFFERS =
      List.of(ApiField.AS, ApiField.CHANNEL, ApiField.ANSWERS, ApiField.PLACE, ApiField.PARENT);
  private static final int GUEST_FILES_MAX = 20;
  private static final String GUEST_FILES = "guest-files";

  private final Desk desk;
  private final MatterDoor door;
  private final MatterReplies replies;

  MatterApi(Desk desk) {
    this.desk = desk;
    this.door = new MatterDoor(desk);
    this.replies = new MatterReplies(desk, door);
  }

  /// All addresses of the interface, with the one that describes them.
  List<Route> routes() {
    var all = new ArrayList<ApiRoute>(own());
    all.addAll(new MatterActs(door, replies).routes());
    all.addAll(new MatterLists(desk).routes());
    all.add(
        ApiRoute.of(
            Route.get("/api/openapi.json", Who.everyone(), _ -> described(all)),
            "本接口的说明",
            "This description",
            ApiRoute.Gives.DESCRIPTION));
    return all.stream().map(ApiRoute::route).toList();
  }

  private ServerResponse described(List<ApiRoute> all) {
    var types = desk.rooms().matterRoom().types().list();
    return MatterReplies.json(HttpStatus.OK).body(new OpenApi(all, types).document());
  }

  private List<ApiRoute> own() {
    var anyone = Who.everyone();
    var matter = "/api/matters/{id}";
    return List.of(
        ApiRoute.of(
            Route.get("/api/session", anyone, this::session),
            "账号和令牌",
            "The account and token of the session",
            ApiRoute.Gives.SESSION),
        ApiRoute.of(
            Route.post("/api/files", anyone, this::upload).sending(FILE_BYTES_MAX),
            "上传照片或文件",
            "Upload a picture or document",
            ApiRoute.Gives.FILE),
        new ApiRoute(
            Route.post("/api/matters", anyone, this::report),
            new Text("上报", "Report a matter"),
            REPORT_NEEDS,
            REPORT_OFFERS,
            ApiRoute.Gives.NEW_MATTER),
        ApiRoute.of(
            Route.get(matter, anyone, this::show), "查看", "Look at a matter", ApiRoute.Gives.MATTER),
        ApiRoute.of(
            Route.get(matter + "/files/{hash}", anyone, this::file),
            "事项里的文件",
            "A file of a matter",
            ApiRoute.Gives.CONTENT));
  }

  private ServerResponse session(Call call) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("account", call.person().account());
    if (call.request().servletRequest().getAttribute(CsrfToken.class.getName())
        instanceof CsrfToken token) {
      body.put("csrf", Map.of("header", token.getHeaderName(), "token", token.getToken()));
    }
    return MatterReplies.json(HttpStatus.OK).body(body);
  }

  private ServerResponse report(Call call) throws IOException {
    var sent =
        Sent.of(call, ApiField.keys(ApiRoute.all(REPORT_NEEDS, REPORT_OFFERS)), replies.name(call))
            .created();
    var stream = MatterRoom.matter(id(sent.asked().key()));
    var code = call.signedIn() ? "" : door.guests().code(call, sent.asked().key());
    var earlier = replies.earlier(sent);
    if (earlier.isPresent()) {
      return replies.answered(call, sent, earlier.get(), stream, code);
    }
    var body = sent.body();
    var type =
        desk.rooms()
            .matterRoom()
            .types()
            .findNewest(body.slug("matter"))
            .orElseThrow(() -> JsonBody.malformed("matter", "没有这种事项", "no such kind of matter"));
    var place = Places.of(body);
    var as = door.parties().reporting(call, type.life(), place, body.slug("as"), code);
    var answers = body.answers("answers");
    door.requireKept(answers, type.form());
    var parent =
        Optional.of(body.slug("parent")).filter(id -> !id.isEmpty()).map(id -> whole(call, id));
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
    return replies.answered(call, sent, answer, stream, code);
  }

  /// The matter that a report becomes a part of: staff only say so, since a whole waits for its
  /// parts.
  private MatterDoor.Found whole(Call call, String id) {
    var found = door.get(call, id);
    if (door.sight(call, found).compareTo(MatterDoor.Sight.STAFF) < 0) {
      throw new Stopped(
          HttpStatus.FORBIDDEN,
          "matter.parent",
          new Text("只有工作人员能报下级事项", "Only staff report parts of a matter"),
          "parent");
    }
    return found;
  }

  private ServerResponse show(Call call) {
    return replies.shown(HttpStatus.OK, call, door.get(call, call.path("id")), "");
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
    return MatterReplies.json(HttpStatus.CREATED).body(body);
  }

  private String kept(byte[] content) throws IOException {
    try (var tray = desk.files().tray()) {
      var hash = tray.add(content);
      tray.keepAll();
      return hash;
    }
  }

  static void countGuestFile(Call call) {
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
    if (!hash.matches("[0-9a-f]{64}") || !names(replies.look(call, found), hash)) {
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

  /// Whether a list in it, as the answers to a field for files are, holds that file; what somebody
  /// wrote in a text does not count.
  private static boolean names(Object json, String hash) {
    return switch (json) {
      case Map<?, ?> map -> map.values().stream().anyMatch(value -> names(value, hash));
      case List<?> list ->
          list.stream()
              .anyMatch(item ->
                  item instanceof String text ? text.startsWith(hash + "/") : names(item, hash));
      default -> false;
    };
  }

  private static String channel(JsonBody body) {
    var channel = body.slug("channel");
    return channel.isEmpty() ? "api" : channel;
  }

  /// A matter's id: a function of the key, so that a retry finds the same matter.
  static String id(String key) {
    return FileStore.sha256(("matter:" + key).getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }
}
