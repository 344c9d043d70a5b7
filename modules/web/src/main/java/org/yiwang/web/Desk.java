package org.yiwang.web;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.yiwang.target.view.Targets;

/// What every screen needs at hand.
///
/// @param frame the frame around pages
/// @param pages turns records into HTML
/// @param faults turns refusals into pages
/// @param gate the day it is and who may open what
/// @param rooms what the pages stand on
/// @param permits who may do what to which unit
/// @param wording numbers, units and lights in words
/// @param files uploaded files
/// @param clock the district's time
/// @param keys a new unguessable key each time
record Desk(
    Frame frame,
    Pages pages,
    Faults faults,
    Gate gate,
    Rooms rooms,
    Permits permits,
    Wording wording,
    FileStore files,
    InstantSource clock,
    Supplier<String> keys) {
  Targets targets() {
    return rooms.targets();
  }

  LocalDate today() {
    return gate.today();
  }

  Instant now() {
    return clock.instant();
  }

  /// The year asked for, else the newest with targets that is not in the future, else this one.
  int year(Call call) {
    var asked = call.field("year");
    if (asked.matches("\\d{4}")) {
      return Integer.parseInt(asked);
    }
    var years = targets().years();
    var present = today().getYear();
    return years.stream()
        .filter(year -> year <= present)
        .findFirst()
        .orElse(years.isEmpty() ? present : years.getLast());
  }
}
