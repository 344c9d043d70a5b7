package org.yiwang.matter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// §2.2, a 12345 ticket of the five-day kind, as someone would write it who has never seen the
/// engine.
final class HotlineModel extends Model {
  private static final int DAY = 480;
  private static final Map<String, List<String>> APPROVERS =
      Map.of("make_complex", List.of("unit-head", "dispatcher"), "cancel", List.of("arbiter"));

  private boolean contactEnded;

  HotlineModel(Instant now) {
    state = "accepted";
    since = now;
    watches.put("dispatch", new Watch(240, true, now));
  }

  @Override
  void pass(Instant now) {}

  @Override
  boolean attempt(Try one, Instant now) {
    return switch (one.what()) {
      case "perform" -> APPROVERS.containsKey(one.act()) ? ask(one, now) : act(one, now);
      case "approve" -> settle(one, now, true);
      case "decline" -> settle(one, now, false);
      case "rate" -> rate(one, now);
      default -> true;
    };
  }

  private boolean ask(Try one, Instant now) {
    var fits =
        one.act().equals("make_complex")
            ? by(one, "unit") && complexPossible(now)
            : by(one, "dispatcher") && in("accepted", "dispatched");
    if (!fits
        || !reasoned(one)
        || !one.duty().isEmpty()
        || !one.unit().isEmpty()
        || asked.containsKey(one.act())) {
      return false;
    }
    asked.put(one.act(), new Asked(one, new ArrayList<>()));
    return true;
  }

  private boolean complexPossible(Instant now) {
    return in("dispatched") && times("make_complex") == 0 && !watches.get("handle").over(now);
  }

  private boolean settle(Try one, Instant now, boolean yes) {
    var request = asked.get(one.act());
    if (request == null) {
      return false;
    }
    var turns = APPROVERS.get(one.act());
    var own =
        one.person().account().equals(request.first().person().account())
            || request.approvers().contains(one.person().account());
    var still = !yes || one.act().equals("cancel") || complexPossible(now);
    if (!by(one, turns.get(request.approvers().size())) || own || !still) {
      return false;
    }
    request.approvers().add(one.person().account());
    if (!yes) {
      asked.remove(one.act());
    } else if (request.approvers().size() == turns.size()) {
      asked.remove(one.act());
      done.merge(one.act(), 1, Integer::sum);
      if (one.act().equals("cancel")) {
        enter("voided", now);
      } else {
        watches.get("handle").addMore(10 * DAY);
      }
    }
    return true;
  }

  private boolean rate(Try one, Instant now) {
    if (!in("closed") || !one.person().account().equals("reporter") || rating > 0) {
      return false;
    }
    if (new Watch(15 * DAY, true, since).over(now)) {
      return false;
    }
    rating = one.level();
    if (one.level() <= 2) {
      done.merge("reopen", 1, Integer::sum);
      begin("rehandle", new Watch(3 * DAY, true, now), now);
      enter("rehandling", now);
    }
    return true;
  }

  private boolean act(Try one, Instant now) {
    var assigning = one.act().equals("dispatch") || one.act().equals("arbitrate");
    var returning = one.act().equals("reject_ticket");
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
      case "dispatch" ->
          in("accepted")
              && by(one, "dispatcher")
              && one.givesOnly()
              && bounces < 2
              && !given(one, "noise", false).isEmpty();
      case "arbitrate" ->
          in("accepted")
              && by(one, "arbiter")
              && reasoned(one)
              && bounces >= 2
              && !given(one, "noise", true).isEmpty();
      case "reject_ticket" ->
          in("dispatched")
              && by(one, "unit")
              && reasoned(one)
              && times("arbitrate") == 0
              && OWNERS.containsKey(one.duty())
              && !OWNERS.get(one.duty()).equals(unit);
      case "first_contact" ->
          in("dispatched")
              && by(one, "unit")
              && one.gives("contact_note")
              && one.givesOnly("contact_note");
      case "handle" ->
          in("dispatched") && by(one, "unit") && resulted(one) && times("first_contact") > 0;
      case "handle_again" -> in("rehandling") && by(one, "unit-head") && resulted(one);
      case "call_back" ->
          in("handled")
              && by(one, "agent")
              && !handled(one)
              && one.gives("outcome", "satisfaction")
              && one.givesOnly("outcome", "satisfaction")
              && (!one.answers().get("satisfaction").equals("dissatisfied")
                  || times("handle_again") > 0);
      case "call_back_unhappy" ->
          in("handled")
              && by(one, "agent")
              && !handled(one)
              && reasoned(one)
              && times("handle_again") == 0;
      case "supervise" ->
          in("accepted", "dispatched", "rehandling")
              && (by(one, "supervisor") || by(one, "arbiter"))
              && reasoned(one);
      case "reopen" -> in("closed") && by(one, "arbiter") && reasoned(one);
      default -> false;
    };
  }

  private void happens(Try one, Instant now) {
    done.merge(one.act(), 1, Integer::sum);
    switch (one.act()) {
      case "dispatch", "arbitrate" -> {
        unit = given(one, "noise", one.act().equals("arbitrate"));
        if (!watches.containsKey("handle")) {
          watches.put("handle", new Watch(5 * DAY, true, now));
        }
        begin("first_contact", new Watch(DAY, true, now), now);
        contactEnded = false;
        enter("dispatched", now);
      }
      case "reject_ticket" -> {
        bounces++;
        unit = "";
        begin("dispatch", new Watch(240, true, now), now);
        enter("accepted", now);
      }
      case "first_contact" -> {
        if (watches.get("first_contact").running()) {
          watches.get("first_contact").halt(now);
        }
        contactEnded = true;
      }
      case "handle", "handle_again" -> {
        remember(one);
        begin("call_back", new Watch(3 * DAY, true, now), now);
        enter("handled", now);
      }
      case "call_back" -> enter("closed", now);
      case "call_back_unhappy", "reopen" -> {
        begin("rehandle", new Watch(3 * DAY, true, now), now);
        enter("rehandling", now);
      }
      default -> {}
    }
  }

  private void enter(String to, Instant now) {
    if (state.equals("closed")) {
      rating = 0;
    }
    if (to.equals("closed")) {
      cycle++;
    }
    state = to;
    since = now;
    runs("dispatch", to.equals("accepted"), now);
    runs("handle", to.equals("dispatched"), now);
    if (!contactEnded) {
      runs("first_contact", to.equals("dispatched"), now);
    }
    runs("rehandle", to.equals("rehandling"), now);
    runs("call_back", to.equals("handled"), now);
    asked.keySet().removeIf(act -> !in("dispatched") && !(act.equals("cancel") && in("accepted")));
  }

  private static boolean resulted(Try one) {
    return one.gives("result", "outcome") && one.givesOnly("result", "outcome");
  }

  private static boolean reasoned(Try one) {
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
