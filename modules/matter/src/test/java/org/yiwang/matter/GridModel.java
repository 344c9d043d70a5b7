package org.yiwang.matter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// §2.1, a city case, as someone would write it who has never seen the engine.
final class GridModel extends Model {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Map<String, List<String>> APPROVERS =
      Map.of(
          "extend", List.of("unit-head", "dispatcher"),
          "suspend", List.of("dispatcher"),
          "cancel", List.of("arbiter"),
          "appeal", List.of("dispatcher", "arbiter"));

  private final boolean byOfficer;
  private final boolean photo;
  private String until = "";

  GridModel(boolean byOfficer, boolean photo, Instant now) {
    this.byOfficer = byOfficer;
    this.photo = photo;
    state = "reported";
    since = now;
    watches.put("intake", new Watch(15, false, now));
  }

  @Override
  void pass(Instant now) {
    if (state.equals("suspended")) {
      var back = LocalDate.parse(until).atStartOfDay(ZONE).toInstant();
      if (!back.isAfter(now)) {
        enter("dispatched", back.isBefore(since) ? since : back);
      }
    }
  }

  @Override
  boolean attempt(Try one, Instant now) {
    return switch (one.what()) {
      case "perform" -> APPROVERS.containsKey(one.act()) ? ask(one, now) : act(one, now);
      case "approve" -> approve(one, now);
      case "decline" -> decline(one);
      case "rate" -> rate(one, now);
      default -> true;
    };
  }

  private boolean ask(Try one, Instant now) {
    if (asked.containsKey(one.act())
        || !mayAsk(one, now)
        || !one.duty().isEmpty()
        || !one.unit().isEmpty()) {
      return false;
    }
    asked.put(one.act(), new Asked(one, new java.util.ArrayList<>()));
    return true;
  }

  private boolean mayAsk(Try one, Instant now) {
    return switch (one.act()) {
      case "extend" ->
          by(one, "unit") && canExtend(now) && one.gives("reason") && one.givesOnly("reason");
      case "suspend" -> by(one, "unit") && canSuspend(one, now);
      case "cancel" ->
          by(one, "dispatcher")
              && List.of("verified", "filed", "dispatched").contains(state)
              && one.gives("reason")
              && one.givesOnly("reason");
      default ->
          by(one, "unit") && canAppeal(now) && one.gives("reason") && one.givesOnly("reason");
    };
  }

  private boolean canExtend(Instant now) {
    return state.equals("dispatched") && times("extend") < 2 && !watches.get("handle").over(now);
  }

  private boolean canSuspend(Try one, Instant now) {
    if (!state.equals("dispatched")
        || times("suspend") > 0
        || !one.gives("reason", "until")
        || !one.givesOnly("reason", "until")) {
      return false;
    }
    var today = now.atZone(ZONE).toLocalDate();
    var day = LocalDate.parse(one.answers().get("until"));
    return day.isAfter(today) && !day.isAfter(today.plusYears(1));
  }

  private boolean canAppeal(Instant now) {
    return state.equals("closed") && times("appeal") == 0 && overdue(now);
  }

  private boolean approve(Try one, Instant now) {
    var request = asked.get(one.act());
    if (request == null) {
      return false;
    }
    var turns = APPROVERS.get(one.act());
    var turn = turns.get(request.approvers().size());
    var own =
        one.person().account().equals(request.first().person().account())
            || request.approvers().contains(one.person().account());
    var still =
        switch (one.act()) {
          case "extend" -> canExtend(now);
          case "suspend" -> canSuspend(request.first(), now);
          case "appeal" -> canAppeal(now);
          default -> true;
        };
    if (!by(one, turn) || own || !still) {
      return false;
    }
    request.approvers().add(one.person().account());
    if (request.approvers().size() == turns.size()) {
      asked.remove(one.act());
      effect(request.first(), now);
    }
    return true;
  }

  private void effect(Try one, Instant now) {
    done.merge(one.act(), 1, Integer::sum);
    switch (one.act()) {
      case "extend" -> watches.get("handle").addOriginal();
      case "suspend" -> {
        until = one.answers().get("until");
        enter("suspended", now);
      }
      case "cancel" -> enter("voided", now);
      default -> exempt = true;
    }
  }

  private boolean decline(Try one) {
    var request = asked.get(one.act());
    if (request == null) {
      return false;
    }
    var turn = APPROVERS.get(one.act()).get(request.approvers().size());
    var own =
        one.person().account().equals(request.first().person().account())
            || request.approvers().contains(one.person().account());
    if (!by(one, turn) || own) {
      return false;
    }
    asked.remove(one.act());
    return true;
  }

  private boolean rate(Try one, Instant now) {
    if (!state.equals("closed") || !one.person().account().equals("reporter") || rating > 0) {
      return false;
    }
    var window = new Watch(5 * 480, true, since);
    if (window.over(now)) {
      return false;
    }
    rating = one.level();
    if (one.level() <= 2) {
      done.merge("reopen", 1, Integer::sum);
      begin("dispatch", new Watch(15, false, now), now);
      enter("filed", now);
    }
    return true;
  }

  private boolean act(Try one, Instant now) {
    var assigning = one.act().equals("dispatch") || one.act().equals("arbitrate");
    var returning = one.act().equals("return_back");
    if ((!assigning && !one.unit().isEmpty())
        || (!assigning && !returning && !one.duty().isEmpty())) {
      return false;
    }
    var ok = may(one);
    if (ok) {
      happens(one, now);
    }
    return ok;
  }

  private boolean may(Try one) {
    return switch (one.act()) {
      case "pre_verify" ->
          in("reported")
              && by(one, "grid-officer")
              && one.gives("scene_photo")
              && one.givesOnly("scene_photo");
      case "not_found" ->
          in("reported")
              && by(one, "grid-officer")
              && one.gives("scene_photo", "reason")
              && one.givesOnly("scene_photo", "reason");
      case "file" ->
          in("reported", "verified")
              && by(one, "dispatcher")
              && one.givesOnly()
              && (times("pre_verify") > 0 || byOfficer)
              && (photo || times("pre_verify") > 0);
      case "dispatch" ->
          in("filed")
              && by(one, "dispatcher")
              && one.givesOnly()
              && bounces < 2
              && !given(one, "refuse", false).isEmpty();
      case "arbitrate" ->
          in("filed")
              && by(one, "arbiter")
              && reasoned(one)
              && bounces >= 2
              && !given(one, "refuse", true).isEmpty();
      case "return_back" ->
          in("dispatched")
              && by(one, "unit")
              && reasoned(one)
              && times("arbitrate") == 0
              && OWNERS.containsKey(one.duty())
              && !OWNERS.get(one.duty()).equals(unit);
      case "resume_early" ->
          in("suspended") && (by(one, "unit") || by(one, "dispatcher")) && reasoned(one);
      default -> mayFromHandling(one);
    };
  }

  private boolean mayFromHandling(Try one) {
    return switch (one.act()) {
      case "handle" ->
          in("dispatched")
              && by(one, "unit")
              && one.gives("result", "after_photo")
              && one.givesOnly("result", "after_photo");
      case "rework" ->
          in("handled")
              && by(one, "grid-officer")
              && !handled(one)
              && one.gives("reason", "check_photo")
              && one.givesOnly("reason", "check_photo");
      case "close_verify" ->
          in("handled")
              && by(one, "grid-officer")
              && !handled(one)
              && one.gives("check_photo")
              && one.givesOnly("check_photo");
      case "supervise" ->
          in("filed", "dispatched", "handled")
              && (by(one, "supervisor") || by(one, "arbiter"))
              && reasoned(one);
      case "answer_supervision" ->
          in("dispatched", "handled", "closed")
              && by(one, "unit")
              && one.gives("result")
              && one.givesOnly("result")
              && times("supervise") > times("answer_supervision");
      default -> mayAfterwards(one);
    };
  }

  private boolean mayAfterwards(Try one) {
    return switch (one.act()) {
      case "reopen" -> in("closed") && by(one, "arbiter") && reasoned(one);
      case "recur" -> in("closed") && by(one, "dispatcher") && reasoned(one);
      case "reinspect_ok" ->
          in("closed")
              && sampled
              && inspects(one)
              && one.gives("check_photo")
              && one.givesOnly("check_photo");
      case "reinspect_redo" ->
          in("closed")
              && sampled
              && inspects(one)
              && one.gives("check_photo", "reason")
              && one.givesOnly("check_photo", "reason");
      default -> false;
    };
  }

  private final java.util.Set<String> closers = new java.util.HashSet<>();

  private boolean inspects(Try one) {
    return by(one, "arbiter")
        && !handled(one)
        && !closers.contains("account " + one.person().account())
        && !closers.contains("unit " + one.person().unit());
  }

  private void happens(Try one, Instant now) {
    done.merge(one.act(), 1, Integer::sum);
    switch (one.act()) {
      case "pre_verify" -> enter("verified", now);
      case "not_found" -> enter("voided", now);
      case "file" -> {
        begin("dispatch", new Watch(15, false, now), now);
        enter("filed", now);
      }
      case "dispatch", "arbitrate" -> {
        unit = given(one, "refuse", one.act().equals("arbitrate"));
        begin("handle", new Watch(240, true, now), now);
        enter("dispatched", now);
      }
      case "return_back" -> {
        bounces++;
        unit = "";
        begin("dispatch", new Watch(15, false, now), now);
        enter("filed", now);
      }
      case "resume_early", "rework" -> enter("dispatched", now);
      case "handle" -> {
        remember(one);
        begin("inspect", new Watch(30, true, now), now);
        enter("handled", now);
      }
      case "close_verify" -> {
        closers.add("account " + one.person().account());
        closers.add("unit " + one.person().unit());
        enter("closed", now);
      }
      case "reopen", "recur" -> {
        begin("dispatch", new Watch(15, false, now), now);
        enter("filed", now);
      }
      case "reinspect_redo" -> enter("dispatched", now);
      default -> {}
    }
  }

  private void enter(String to, Instant now) {
    if (state.equals("closed") && !to.equals("closed")) {
      rating = 0;
      sampled = false;
    }
    if (to.equals("closed")) {
      cycle++;
    }
    state = to;
    since = now;
    runs("intake", to.equals("reported") || to.equals("verified"), now);
    runs("dispatch", to.equals("filed"), now);
    runs("handle", to.equals("dispatched"), now);
    runs("inspect", to.equals("handled"), now);
    asked.keySet().removeIf(act -> !asks(act, to));
  }

  private static boolean asks(String act, String in) {
    return switch (act) {
      case "extend", "suspend" -> in.equals("dispatched");
      case "cancel" -> List.of("verified", "filed", "dispatched").contains(in);
      default -> in.equals("closed");
    };
  }

  private boolean reasoned(Try one) {
    return one.gives("reason") && one.givesOnly("reason");
  }

  private boolean in(String... states) {
    return List.of(states).contains(state);
  }

  private boolean by(Try one, String party) {
    var assigned = party.equals("unit") || party.equals("unit-head");
    return one.as().equals(party)
        && (!assigned || (!unit.isEmpty() && one.person().unit().equals(unit)));
  }
}
