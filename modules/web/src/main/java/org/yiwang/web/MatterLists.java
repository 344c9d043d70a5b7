package org.yiwang.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.identity.Post;
import org.yiwang.identity.Unit;
import org.yiwang.identity.UnitId;
import org.yiwang.matter.view.MatterRow;

/// Lists of matters for scripts, each of what whoever asks may read.
final class MatterLists {
  private static final String READ = "read-matter";
  private static final int ROWS = 200;
  private static final Duration BOUNCES_SINCE = Duration.ofDays(365);

  private final Desk desk;

  MatterLists(Desk desk) {
    this.desk = desk;
  }

  List<ApiRoute> routes() {
    var reading = Who.may(READ);
    return List.of(
        ApiRoute.of(
            Route.get("/api/inbox", reading, this::inbox),
            "我的待办",
            "What stands on one's list",
            ApiRoute.Gives.MATTERS),
        ApiRoute.of(
            Route.get("/api/overdue", reading, this::overdue),
            "超期未结",
            "Open matters that are overdue",
            ApiRoute.Gives.MATTERS),
        ApiRoute.of(
            Route.get("/api/bounces", reading, this::bounces),
            "一年之内的退回",
            "What was given back within a year",
            ApiRoute.Gives.BOUNCES));
  }

  /// What stands on the list of whoever asks: what waits for their roles at their units, at those
  /// below, and at those these succeeded.
  private ServerResponse inbox(Call call) {
    var posts = call.person().listPosts(desk.today());
    var roles = posts.stream().map(Post::role).distinct().toList();
    var units =
        posts.stream().map(Post::unit).flatMap(this::answeredFor).map(UnitId::value).distinct();
    return matters(desk.rooms().matters().inbox(roles, units.toList(), ROWS).stream());
  }

  private Stream<UnitId> answeredFor(UnitId own) {
    var units = desk.rooms().identity().units();
    return units.list().stream()
        .map(Unit::id)
        .filter(unit ->
            units.within(unit, own)
                || units
                    .findAnswering(unit, desk.today())
                    .filter(one -> one.id().equals(own))
                    .isPresent());
  }

  private ServerResponse overdue(Call call) {
    return matters(
        desk.rooms().matters().overdue(desk.now(), ROWS).stream()
            .filter(row -> reads(call, row.unit())));
  }

  /// Who gave matters back within a year, by which duty they had them and which they cited.
  private ServerResponse bounces(Call call) {
    var since = desk.now().minus(BOUNCES_SINCE);
    var rows =
        desk.rooms().matters().bounces(since, ROWS).stream()
            .filter(row -> reads(call, row.unit()))
            .map(row -> {
              Map<String, Object> line = new LinkedHashMap<>();
              line.put("unit", row.unit());
              line.put("held", row.held());
              line.put("cited", row.cited());
              line.put("times", row.times());
              return line;
            })
            .toList();
    return MatterReplies.json(HttpStatus.OK).body(Map.of("bounces", rows));
  }

  private boolean reads(Call call, String unit) {
    return desk.permits().may(call.person(), READ, unit);
  }

  private ServerResponse matters(Stream<MatterRow> rows) {
    var lines =
        rows.map(
                row -> {
                  Map<String, Object> line = new LinkedHashMap<>();
                  line.put("id", row.id());
                  line.put("type", row.type());
                  line.put("state", row.state());
                  line.put("unit", row.unit());
                  line.put("overdue", row.overdue(desk.now()));
                  return line;
                })
            .toList();
    return MatterReplies.json(HttpStatus.OK).body(Map.of("matters", lines));
  }
}
