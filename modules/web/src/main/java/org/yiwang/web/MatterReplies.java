package org.yiwang.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Refusal;
import org.yiwang.journal.StreamId;
import org.yiwang.matter.MatterCommand;
import org.yiwang.matter.MatterEvent;
import org.yiwang.matter.view.Matters;
import org.yiwang.pack.Text;

/// What scripts are answered about matters.
final class MatterReplies {
  private final Desk desk;
  private final MatterDoor door;

  MatterReplies(Desk desk, MatterDoor door) {
    this.desk = desk;
    this.door = door;
  }

  /// The answer to what was asked before under the same key.
  Optional<Answer> earlier(Sent sent) {
    return desk.rooms().journal().answered(sent.asked().key(), sent.asked().words());
  }

  /// Whose keys they are: nobody is answered under a key of somebody else.
  String name(Call call) {
    return call.signedIn() ? call.person().account() : door.guests().name(call);
  }

  ServerResponse submitted(
      Call call,
      Sent sent,
      MatterParties.Acting as,
      MatterDoor.Found found,
      MatterCommand command) {
    return answered(call, sent, door.submit(sent.asked(), as, found, command), found.stream(), "");
  }

  /// @param code the tracking code a visitor is told, of a report
  ServerResponse answered(Call call, Sent sent, Answer answer, StreamId stream, String code) {
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

  ServerResponse refused(Call call, Refusal refusal, Sent sent) {
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

  ServerResponse shown(HttpStatus status, Call call, MatterDoor.Found found, String code) {
    Map<String, Object> body = new LinkedHashMap<>();
    if (!code.isEmpty()) {
      body.put("code", code);
    }
    body.putAll(look(call, found));
    return json(status).eTag("\"" + found.version() + "\"").body(body);
  }

  /// A matter as whoever asks sees it.
  Map<String, Object> look(Call call, MatterDoor.Found found) {
    var sight = door.sight(call, found);
    var timeline =
        sight == MatterDoor.Sight.PUBLIC
            ? List.<MatterEvent>of()
            : desk.rooms().matters().timeline(found.stream().id()).stream()
                .map(Matters.Line::event)
                .toList();
    return new MatterJson(desk.rooms().matterRoom(), desk.now(), sight)
        .of(found, door.parties().open(call, found), timeline);
  }

  static ServerResponse.BodyBuilder json(HttpStatus status) {
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore());
  }
}
