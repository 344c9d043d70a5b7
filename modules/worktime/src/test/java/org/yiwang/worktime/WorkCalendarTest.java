package org.yiwang.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WorkCalendarTest {
  private static final WorkCalendar CHINA = WorkCalendar.china();
  private static final List<WorkUnit> WORKING =
      List.of(WorkUnit.WORKDAY, WorkUnit.WORK_HOUR, WorkUnit.WORK_MINUTE);
  private static final List<WorkUnit> ALL = List.of(WorkUnit.values());
  private static final LimitClock.Signals SIGNALS = new LimitClock.Signals(50, 80);

  @Test
  void the_year_2024_has_251_working_days() {
    var months =
        IntStream.rangeClosed(1, 12)
            .map(month ->
                CHINA.workdays(
                    LocalDate.of(2024, month, 1), YearMonth.of(2024, month).atEndOfMonth()));
    assertThat(months).containsExactly(22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22);
    assertThat(CHINA.workdays(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31))).isEqualTo(251);
  }

  @Test
  void working_days_are_counted_from_the_day_after_over_holidays_and_make_up_days() {
    var before = LocalDate.of(2024, 9, 29);
    assertThat(CHINA.workdayAfter(before, 0)).isEqualTo(before);
    assertThat(CHINA.workdayAfter(before, 1)).isEqualTo(LocalDate.of(2024, 9, 30));
    assertThat(CHINA.workdayAfter(before, 2)).isEqualTo(LocalDate.of(2024, 10, 8));
    assertThat(CHINA.workdayAfter(LocalDate.of(2024, 10, 11), 1))
        .as("a Saturday that is worked")
        .isEqualTo(LocalDate.of(2024, 10, 12));
    for (int count = 1; count < 400; count++) {
      var last = CHINA.workdayAfter(before, count);
      assertThat(CHINA.workdays(before.plusDays(1), last)).isEqualTo(count);
      assertThat(CHINA.isWorkday(last)).isTrue();
    }
  }

  @Test
  void a_year_that_was_not_announced_says_so_and_a_pack_can_announce_it() {
    var day = LocalDate.of(2027, 1, 1);
    assertThat(CHINA.isAnnounced(day)).isFalse();
    assertThat(CHINA.isWorkday(day)).isTrue();
    var extended = CHINA.with(Map.of(day, new WorkCalendar.Day(false, "元旦")));
    assertThat(extended.isAnnounced(day)).isTrue();
    assertThat(extended.isWorkday(day)).isFalse();
    assertThat(CHINA.isWorkday(day)).isTrue();
  }

  @Test
  void a_deadline_is_the_earliest_instant_whose_worked_time_is_the_limit() {
    var seed = 20_240_209L;
    var random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      var start =
          Instant.parse("2019-01-01T00:00:00Z").plusSeconds(random.nextLong(7L * 365 * 86_400));
      var limit = new TimeLimit(1 + random.nextInt(40), WORKING.get(random.nextInt(3)));
      var end = LimitClock.deadline(CHINA, limit, start);
      assertThat(worked(start, end))
          .as("seed %s, %s from %s", seed, limit, start)
          .isEqualTo(CHINA.nanos(limit));
      assertThat(worked(start, end.minusNanos(1))).isLessThan(CHINA.nanos(limit));
    }
  }

  @Test
  void worked_time_counted_minute_by_minute_is_the_same() {
    var seed = 7L;
    var random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      var start =
          Instant.parse("2024-01-25T00:00:00Z").plusSeconds(60L * random.nextInt(60 * 24 * 30));
      var minutes = random.nextInt(60 * 24 * 12);
      long counted =
          IntStream.range(0, minutes)
              .filter(minute -> inHours(start.plusSeconds(60L * minute)))
              .count();
      assertThat(worked(start, start.plusSeconds(60L * minutes)))
          .as("seed %s from %s", seed, start)
          .isEqualTo(Duration.ofMinutes(counted).toNanos());
    }
  }

  @Test
  void splitting_a_pause_in_two_changes_nothing_and_pausing_never_shortens() {
    var seed = 11L;
    var random = new Random(seed);
    for (int i = 0; i < 5_000; i++) {
      var start = Instant.parse("2023-06-01T00:00:00Z").plusSeconds(random.nextInt(400 * 86_400));
      var limit = new TimeLimit(1 + random.nextInt(10), ALL.get(random.nextInt(5)));
      var from = start.plusSeconds(random.nextInt(86_400));
      var middle = from.plusSeconds(random.nextInt(5 * 86_400));
      var until = middle.plusSeconds(random.nextInt(5 * 86_400));
      var whole = paused(limit, start, new LimitClock.Pause(from, Optional.of(until)));
      var split =
          paused(
              limit,
              start,
              new LimitClock.Pause(from, Optional.of(middle)),
              new LimitClock.Pause(middle, Optional.of(until)));
      assertThat(split).as("seed %s", seed).isEqualTo(whole);
      assertThat(whole).isAfterOrEqualTo(LimitClock.deadline(CHINA, limit, start));
    }
  }

  @Test
  void an_open_pause_stands_still_and_a_stop_ends_the_count() {
    var start = at("2024-03-05T01:00:00Z");
    var limit = new TimeLimit(4, WorkUnit.WORK_HOUR);
    var open =
        new LimitClock(
            limit,
            start,
            List.of(new LimitClock.Pause(at("2024-03-05T02:00:00Z"), Optional.empty())),
            List.of(),
            Optional.empty());
    var reading = open.read(CHINA, at("2024-04-01T02:00:00Z"), SIGNALS);
    assertThat(reading.paused()).isTrue();
    assertThat(reading.remaining()).isEqualTo(Duration.ofHours(3));
    assertThat(reading.deadline()).isEmpty();
    var stopped =
        new LimitClock(limit, start, List.of(), List.of(), Optional.of(at("2024-03-05T02:30:00Z")));
    assertThat(stopped.read(CHINA, at("2024-04-01T02:00:00Z"), SIGNALS).elapsed())
        .isEqualTo(Duration.ofMinutes(90));
  }

  @Test
  void what_makes_no_clock_is_refused() {
    var start = at("2024-03-05T01:00:00Z");
    var limit = new TimeLimit(1, WorkUnit.WORKDAY);
    assertThatThrownBy(() -> TimeLimit.parse("5 天"))
        .hasMessageContaining("5 工作日")
        .hasMessageContaining("expected");
    assertThatThrownBy(() ->
            paused(limit, start, new LimitClock.Pause(start.minusSeconds(1), Optional.empty())))
        .hasMessageContaining("before the start");
    assertThatThrownBy(() ->
            new LimitClock(
                limit,
                start,
                List.of(),
                List.of(new LimitClock.Extension(start, new TimeLimit(1, WorkUnit.CLOCK_HOUR))),
                Optional.empty()))
        .hasMessageContaining("紧急工作时".substring(0, 2));
    assertThatThrownBy(
            () -> LimitClock.deadline(CHINA, new TimeLimit(100_000, WorkUnit.WORKDAY), start))
        .hasMessageContaining("2099");
  }

  @Test
  void the_command_prints_a_deadline_or_what_it_needs() {
    assertThat(run("--from", "2024-02-09T16:00", "--limit", "5 工作日"))
        .contains("2024-02-22 16:00", "春节放假", "春节调休上班");
    assertThat(run("--from", "2024-02-09T16:00", "--limit", "5 工作日", "--json"))
        .contains("\"deadline\":\"2024-02-22 16:00\"");
    assertThat(run("--from", "2026-12-30T16:00", "--limit", "5 工作日")).contains("2027 年的放假安排不在日历中");
    assertThat(run("--from", "yesterday", "--limit", "5 工作日")).startsWith("2 ");
  }

  private static String run(String... args) {
    var out = new ByteArrayOutputStream();
    var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return WorktimeCommand.run(args, stream, stream) + " " + out.toString(StandardCharsets.UTF_8);
  }

  private static Instant paused(TimeLimit limit, Instant start, LimitClock.Pause... pauses) {
    return new LimitClock(limit, start, List.of(pauses), List.of(), Optional.empty())
        .read(CHINA, start, SIGNALS)
        .deadline()
        .orElseThrow();
  }

  private static long worked(Instant from, Instant to) {
    return CHINA.position(to) - CHINA.position(from);
  }

  private static boolean inHours(Instant instant) {
    var time = instant.atZone(CHINA.zone());
    var hour = time.getHour();
    return CHINA.isWorkday(time.toLocalDate())
        && ((hour >= 8 && hour < 12) || (hour >= 14 && hour < 18));
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
