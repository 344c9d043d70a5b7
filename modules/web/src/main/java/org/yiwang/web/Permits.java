package org.yiwang.web;

import java.util.List;
import java.util.NoSuchElementException;
import org.yiwang.identity.Act;
import org.yiwang.identity.Identity;
import org.yiwang.identity.Permission;
import org.yiwang.identity.Person;
import org.yiwang.identity.Purpose;
import org.yiwang.identity.Role;
import org.yiwang.identity.UnitId;
import org.yiwang.journal.Actor;

/// Whether a person may do something to a unit, asked for each purpose their post has.
final class Permits {
  private final Identity identity;
  private final Gate gate;

  Permits(Identity identity, Gate gate) {
    this.identity = identity;
    this.gate = gate;
  }

  boolean may(Person person, String act, String unit) {
    return purposes(person, act).stream()
        .anyMatch(purpose -> ask(person, act, unit, purpose).allowed());
  }

  /// Whether a post of theirs lists this act at all, on whatever unit.
  boolean mayAnywhere(Person person, String act) {
    return gate.opens(Who.may(act), person);
  }

  /// Who then acts, for which unit and purpose.
  ///
  /// @throws Stopped with the reason if they may not
  Actor actor(Person person, String act, String unit) {
    var purposes = purposes(person, act);
    for (var purpose : purposes) {
      if (ask(person, act, unit, purpose) instanceof Permission.Allowed allowed) {
        return new Actor(person.account(), allowed.unit().value(), purpose.value());
      }
    }
    var any = purposes.isEmpty() ? new Purpose("supervision") : purposes.getFirst();
    if (ask(person, act, unit, any) instanceof Permission.Refused refused) {
      throw new Stopped(refused);
    }
    throw new NoSuchElementException("no purpose allows " + act);
  }

  private Permission ask(Person person, String act, String unit, Purpose purpose) {
    return identity.access().may(person, new Act(act), new UnitId(unit), purpose, gate.today());
  }

  private List<Purpose> purposes(Person person, String act) {
    var held = person.listPosts(gate.today()).stream().map(post -> post.role()).toList();
    return identity.access().listRoles().stream()
        .filter(role -> !role.signedIn() || held.contains(role.id()))
        .flatMap(role -> role.may().stream())
        .filter(grant -> grant.act().equals(new Act(act)))
        .map(Role.Grant::purposes)
        .flatMap(purposes -> purposes.stream().sorted((a, b) -> a.value().compareTo(b.value())))
        .distinct()
        .toList();
  }
}
