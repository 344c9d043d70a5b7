package org.yiwang.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.yiwang.matter.ClockRun;
import org.yiwang.matter.Life;
import org.yiwang.matter.Matter;
import org.yiwang.web.page.Lamp;
import org.yiwang.web.page.MatterPages;
import org.yiwang.web.page.Texts;
import org.yiwang.worktime.LimitClock;

/// The clocks of a matter in the words people use, counted in working time where the limit is.
///
/// @param now when they are read
record MatterClocks(Desk desk, Instant now, Texts texts) {
  /// The lights a matter can have, the most urgent first.
  static final List<String> LIGHTS =
      List.of("far-behind", "behind", "due-soon", "on-plan", "suspended", "unquantified");

  private static final int MINUTES_IN_HOUR = 60;
  private static final double HOURS_IN_WORKDAY = 8;
  private static final double HOURS_IN_DAY = 24;

  /// A clock as it stands.
  private record Read(Life.Clock clock, ClockRun run, LimitClock.Reading reading) {
    String light(Instant now) {
      if (run.time().stop().isPresent()) {
        return reading.firstExpiry().isPresent() ? "far-behind" : "done";
      }
      if (run.standing()) {
        return "suspended";
      }
      if (past(reading.deadline(), now)) {
        return "far-behind";
      }
      return past(reading.red(), now)
          ? "behind"
          : past(reading.yellow(), now) ? "due-soon" : "on-plan";
    }

    private static boolean past(Optional<Instant> point, Instant now) {
      return point.filter(at -> !at.isAfter(now)).isPresent();
    }
  }

  /// The light of the clock that runs out first, and what is left of it.
  ///
  /// @param words e.g. `处置 剩 1.5 工作日`
  /// @param clock its name; empty while none runs
  /// @param due when it runs out; empty while none runs
  record Next(Lamp lamp, String words, String clock, Optional<Instant> due) {}

  Next next(Matter matter, Life life) {
    var running =
        reads(matter, life).stream()
            .filter(read -> read.run().running())
            .min(Comparator.comparing(read -> read.reading().deadline().orElse(Instant.MAX)));
    if (running.isPresent()) {
      var read = running.get();
      return new Next(
          lamp(read.light(now)),
          name(read.clock()) + " " + left(read),
          name(read.clock()),
          read.reading().deadline());
    }
    var stands = reads(matter, life).stream().anyMatch(read -> read.run().standing());
    var light = matter.open() ? (stands ? "suspended" : "unquantified") : "done";
    return new Next(lamp(light), texts.of("matter.light." + light), "", Optional.empty());
  }

  /// All of them, those that run first.
  List<MatterPages.Clock> all(Matter matter, Life life) {
    return reads(matter, life).stream()
        .sorted(Comparator.comparingInt(read -> read.run().running() ? 0 : 1))
        .map(this::line)
        .toList();
  }

  Lamp lamp(String light) {
    return new Lamp(light, texts.of("matter.light." + light));
  }

  private List<Read> reads(Matter matter, Life life) {
    var all = new ArrayList<Read>();
    for (var clock : life.clocks()) {
      matter
          .findClock(clock.clock())
          .ifPresent(run -> {
            var signals = new LimitClock.Signals(clock.yellowPercent(), clock.redPercent());
            var calendar = desk.rooms().matterRoom().ground().calendar();
            all.add(new Read(clock, run, run.time().read(calendar, now, signals)));
          });
    }
    return all;
  }

  private MatterPages.Clock line(Read read) {
    var reading = read.reading();
    long used = reading.elapsed().toSeconds();
    long all = used + reading.remaining().toSeconds();
    var percent = all <= 0 ? 100 : Math.clamp(used * 100 / all, 0, 100);
    var due =
        read.run().running()
            ? reading.deadline().map(at -> desk.wording().days().by(at, now, texts)).orElse("")
            : "";
    return new MatterPages.Clock(
        name(read.clock()), lamp(read.light(now)), left(read), due, counted(read), percent);
  }

  private String name(Life.Clock clock) {
    return clock.name().in(texts.english());
  }

  private String left(Read read) {
    var reading = read.reading();
    var working = read.run().time().limit().unit().inWorkingHours();
    var stop = read.run().time().stop();
    if (stop.isPresent()) {
      var over = reading.remaining().isNegative();
      var done = desk.wording().days().ago(stop.get(), now, texts);
      return over
          ? texts.of("matter.clock.done-late", done, span(reading.remaining().negated(), working))
          : texts.of("matter.clock.done", done);
    }
    if (read.run().standing()) {
      return texts.of("matter.clock.stands", span(reading.remaining(), working));
    }
    return reading.remaining().isNegative() || reading.remaining().isZero()
        ? texts.of("matter.clock.over", span(reading.remaining().negated(), working))
        : texts.of("matter.clock.left", span(reading.remaining(), working));
  }

  private String counted(Read read) {
    var limit = read.run().time().limit();
    var more = read.run().time().extensions().size();
    var said =
        texts.of(
            "matter.clock.limit",
            limit.amount(),
            texts.of("work-unit." + limit.unit().name()),
            desk.wording().days().ago(read.run().time().start(), now, texts));
    return more == 0 ? said : said + texts.of("matter.clock.extended", more);
  }

  /// `1.5 工作日`, `3.2 工作时`, `40 分钟`.
  private String span(Duration time, boolean working) {
    double minutes = time.toSeconds() / 60.0;
    double hours = minutes / MINUTES_IN_HOUR;
    double perDay = working ? HOURS_IN_WORKDAY : HOURS_IN_DAY;
    var kind = working ? "work." : "clock.";
    if (hours >= perDay) {
      return texts.of("span." + kind + "days", hours / perDay);
    }
    return minutes >= MINUTES_IN_HOUR
        ? texts.of("span." + kind + "hours", hours)
        : texts.of("span." + kind + "minutes", Math.round(minutes));
  }
}
