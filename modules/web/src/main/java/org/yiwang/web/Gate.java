package org.yiwang.web;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.yiwang.identity.Access;
import org.yiwang.identity.Act;
import org.yiwang.identity.Person;

/// Says whether a person may open a route. Refuses by default.
final class Gate {
  private final Access access;
  private final InstantSource clock;
  private final ZoneId zone;

  Gate(Access access, InstantSource clock, ZoneId zone) {
    this.access = access;
    this.clock = clock;
    this.zone = zone;
  }

  boolean opens(Who who, Person person) {
    return switch (who) {
      case Who.Everyone _ -> true;
      case Who.SignedIn _, Who.Doing _ -> !person.listPosts(today()).isEmpty();
      case Who.May(Act act) -> lists(person, act);
    };
  }

  /// The day it is for the district.
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }

  private boolean lists(Person person, Act act) {
    return access.listRoles().stream()
        .filter(role -> holds(person, role.id()) || !role.signedIn())
        .flatMap(role -> role.may().stream())
        .anyMatch(grant -> grant.act().equals(act));
  }

  private boolean holds(Person person, String role) {
    return person.listPosts(today()).stream().anyMatch(post -> post.role().equals(role));
  }
}
