package org.yiwang.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.yiwang.web.page.Texts;
import org.yiwang.worktime.WorkCalendar;

/// Days and times in the words people use, in the district's zone.
final class Days {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

  private final ZoneId zone;
  private final WorkCalendar calendar = WorkCalendar.china();

  Days(ZoneId zone) {
    this.zone = zone;
  }

  LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  /// `2024-10-15 周二 09:12`, `Tue 2024-10-15 09:12`.
  String minute(Instant instant, Texts texts) {
    var local = LocalDateTime.ofInstant(instant, zone);
    var weekday = weekday(local.toLocalDate(), texts);
    return local.toLocalDate() + " " + weekday + " " + CLOCK.format(local);
  }

  /// `10-18 周五`.
  String day(LocalDate day, Texts texts) {
    return DAY.format(day) + " " + weekday(day, texts);
  }

  /// `10-18`, with the year when it is not the present one.
  String shortDay(LocalDate day, LocalDate today) {
    return day.getYear() == today.getYear() ? DAY.format(day) : day.toString();
  }

  /// `今天 09:12`, `昨天 17:40`, `周一 15:22` within a week, the date beyond.
  String ago(Instant instant, Instant now, Texts texts) {
    var local = LocalDateTime.ofInstant(instant, zone);
    var today = day(now);
    var days = ChronoUnit.DAYS.between(local.toLocalDate(), today);
    var time = CLOCK.format(local);
    if (days == 0) {
      return texts.of("day.today", time);
    }
    if (days == 1) {
      return texts.of("day.yesterday", time);
    }
    if (days > 1 && days < 7) {
      return weekday(local.toLocalDate(), texts) + " " + time;
    }
    return shortDay(local.toLocalDate(), today);
  }

  /// `今天 09:12`, `明天 17:40`, `周一 15:22` within a week, the date and time beyond: a time to come, or
  /// one just missed.
  String by(Instant instant, Instant now, Texts texts) {
    var local = LocalDateTime.ofInstant(instant, zone);
    var today = day(now);
    var days = ChronoUnit.DAYS.between(today, local.toLocalDate());
    var time = CLOCK.format(local);
    if (days == 0) {
      return texts.of("day.today", time);
    }
    if (days == 1) {
      return texts.of("day.tomorrow", time);
    }
    return days > 1 && days < 7
        ? weekday(local.toLocalDate(), texts) + " " + time
        : shortDay(local.toLocalDate(), today) + " " + time;
  }

  /// `剩 3 个工作日`: the working days after today up to and including `until`.
  String left(LocalDate today, LocalDate until, Texts texts) {
    var days = ChronoUnit.DAYS.between(today, until);
    return days < 0
        ? texts.of("day.over", -days)
        : texts.of("day.left", calendar.workdays(today.plusDays(1), until));
  }

  /// `从 10-08 次日起 5 个工作日，其间不计周末 1 天、国庆节放假 2 天；10-12 调休上班`: how the working days from the day after
  /// `from` up to `until` were counted.
  String counted(LocalDate from, LocalDate until, Texts texts) {
    var weekend = 0;
    var holidays = new LinkedHashMap<String, Integer>();
    var madeUp = new ArrayList<String>();
    for (var day = from.plusDays(1); day.isBefore(until); day = day.plusDays(1)) {
      var special = calendar.findDay(day);
      if (special.isPresent() && special.get().worked()) {
        madeUp.add(DAY.format(day));
      } else if (special.isPresent()) {
        holidays.merge(texts.english() ? "" : special.get().name(), 1, Integer::sum);
      } else if (!calendar.isWorkday(day)) {
        weekend++;
      }
    }
    var out = new ArrayList<String>();
    if (weekend > 0) {
      out.add(texts.of("limit.weekend", weekend));
    }
    holidays.forEach((name, days) -> out.add(texts.of("limit.holiday", name, days)));
    var workdays = calendar.workdays(from.plusDays(1), until);
    var counted = new StringBuilder(texts.of("limit.counted", DAY.format(from), workdays));
    if (!out.isEmpty()) {
      counted.append(texts.of("limit.without", String.join(texts.of("list.comma"), out)));
    }
    if (!madeUp.isEmpty()) {
      counted.append(texts.of("limit.made-up", String.join(texts.of("list.comma"), madeUp)));
    }
    return counted.toString();
  }

  private static String weekday(LocalDate day, Texts texts) {
    return texts.of("weekday." + day.getDayOfWeek().getValue());
  }
}
