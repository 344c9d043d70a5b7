package org.yiwang.web;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.yiwang.pack.Text;
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
/// @param areas in which subdistrict a point lies
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
    Areas areas,
    InstantSource clock,
    Supplier<String> keys) {
  Targets targets() {
    return rooms.targets();
  }

  /// One of the values a filter in the address may have; empty when it is not asked for.
  ///
  /// @throws Stopped if it has another: a page about something else would mislead
  static String filter(Call call, String name, Collection<String> known) {
    var asked = call.field(name);
    if (!asked.isEmpty() && !known.contains(asked)) {
      throw unknown(name, asked);
    }
    return asked;
  }

  private static Stopped unknown(String name, String asked) {
    var shown = asked.substring(0, Math.min(asked.length(), 40));
    return new Stopped(
        HttpStatus.NOT_FOUND,
        "web.unknown-filter",
        new Text(
            "地址里的 %s=%s 不存在，所以没有这个页面。".formatted(name, shown),
            "There is no %s=%s, and so no such page.".formatted(name, shown)));
  }

  LocalDate today() {
    return gate.today();
  }

  Instant now() {
    return clock.instant();
  }

  /// The year asked for, else the newest with targets that is not in the future, else this one.
  ///
  /// @throws Stopped if what is asked for is no year
  int year(Call call) {
    var asked = call.field("year");
    if (asked.matches("20\\d\\d")) {
      return Integer.parseInt(asked);
    }
    if (!asked.isEmpty()) {
      throw unknown("year", asked);
    }
    var years = targets().years();
    var present = today().getYear();
    return years.stream()
        .filter(year -> year <= present)
        .findFirst()
        .orElse(years.isEmpty() ? present : years.getLast());
  }
}
