package org.yiwang.worktime;

import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// `./yiwang worktime`: one deadline, its yellow and red points, and how it was counted.
public final class WorktimeCommand {
  private static final int LINES_MAX = 400;
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final String USAGE =
      """
      ./yiwang worktime --from 2024-02-09T16:00 --limit "5 工作日" [--pause FROM/TO …] [--extend AT/LIMIT …]
                        [--yellow PERCENT] [--red PERCENT] [--json]
      时刻按上海时间；TO 省略表示仍在暂停。Times are Shanghai's; without TO a pause is still open.
      单位 · units: 工作日 workday, 工作时 work_hour, 工作分钟 work_minute, 紧急工作时 clock_hour, 分钟 clock_minute
      """;

  private WorktimeCommand() {}

  /// Exit code 0, or 2 with a message when the call is wrong.
  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length == 0 || List.of(args).contains("--help")) {
      (args.length == 0 ? err : out).print(USAGE);
      return args.length == 0 ? 2 : 0;
    }
    try {
      var question = Question.of(args);
      var calendar = WorkCalendar.china();
      var reading = question.clock().read(calendar, question.clock().start(), question.signals());
      out.print(
          question.json() ? json(calendar, question, reading) : text(calendar, question, reading));
      return 0;
    } catch (IllegalArgumentException | DateTimeException wrong) {
      err.println(wrong.getMessage());
      err.print(USAGE);
      return 2;
    }
  }

  private record Question(LimitClock clock, LimitClock.Signals signals, boolean json) {
    static Question of(String[] args) {
      var options = new LinkedHashMap<String, List<String>>();
      var json = false;
      for (int i = 0; i < args.length; i++) {
        if (args[i].equals("--json")) {
          json = true;
        } else if (List.of("--from", "--limit", "--pause", "--extend", "--yellow", "--red")
                .contains(args[i])
            && i + 1 < args.length) {
          options.computeIfAbsent(args[i], _ -> new ArrayList<>()).add(args[++i]);
        } else {
          throw new IllegalArgumentException("不认识的选项 · unknown option: " + args[i]);
        }
      }
      var pauses =
          options.getOrDefault("--pause", List.of()).stream().map(Question::pause).toList();
      var extensions =
          options.getOrDefault("--extend", List.of()).stream().map(Question::extension).toList();
      var clock =
          new LimitClock(
              TimeLimit.parse(one(options, "--limit", "")),
              instant(one(options, "--from", "")),
              pauses,
              extensions,
              Optional.empty());
      var signals =
          new LimitClock.Signals(
              Integer.parseInt(one(options, "--yellow", "50")),
              Integer.parseInt(one(options, "--red", "80")));
      return new Question(clock, signals, json);
    }

    private static String one(Map<String, List<String>> options, String name, String usual) {
      var given = options.getOrDefault(name, usual.isEmpty() ? List.of() : List.of(usual));
      if (given.size() != 1) {
        throw new IllegalArgumentException("需要一个 · exactly one is needed: " + name);
      }
      return given.getFirst();
    }

    private static LimitClock.Pause pause(String text) {
      var cut = text.indexOf('/');
      var until =
          cut < 0 || cut == text.length() - 1
              ? Optional.<Instant>empty()
              : Optional.of(instant(text.substring(cut + 1)));
      return new LimitClock.Pause(instant(cut < 0 ? text : text.substring(0, cut)), until);
    }

    private static LimitClock.Extension extension(String text) {
      var cut = text.indexOf('/');
      if (cut < 0) {
        throw new IllegalArgumentException("应为 时刻/时限 · expected AT/LIMIT: " + text);
      }
      return new LimitClock.Extension(
          instant(text.substring(0, cut)), TimeLimit.parse(text.substring(cut + 1)));
    }

    private static Instant instant(String text) {
      return LocalDateTime.parse(text).atZone(WorkCalendar.china().zone()).toInstant();
    }
  }

  private static List<DayCount> counted(
      WorkCalendar calendar, Question question, LimitClock.Reading reading) {
    var lines =
        reading
            .deadline()
            .map(end -> DayCount.between(calendar, question.clock().start(), end))
            .orElse(List.of());
    return lines.size() > LINES_MAX ? lines.subList(0, LINES_MAX) : lines;
  }

  private static String text(WorkCalendar calendar, Question question, LimitClock.Reading reading) {
    var text = new StringBuilder();
    line(text, "起算 · from    ", shown(calendar, Optional.of(question.clock().start())));
    line(text, "时限 · limit   ", question.clock().limit().toString());
    line(text, "黄灯 · yellow  ", shown(calendar, reading.yellow()));
    line(text, "红灯 · red     ", shown(calendar, reading.red()));
    line(text, "截止 · deadline", shown(calendar, reading.deadline()));
    var lines = counted(calendar, question, reading);
    if (question.clock().limit().unit().inWorkingHours()) {
      text.append(
          question.clock().pauses().isEmpty()
              ? "计算 · counted\n"
              : "计算（未减暂停）· counted, pauses not taken off\n");
      lines.forEach(day ->
          text.append(
              "  %s  %5s h  %s%n".formatted(day.date(), decimal(day.counted()), day.reason())));
    } else {
      text.append("计算 · counted by the clock, day and night 昼夜连续\n");
    }
    warning(lines).ifPresent(warning -> text.append(warning).append('\n'));
    return text.toString();
  }

  private static Optional<String> warning(List<DayCount> lines) {
    return lines.stream()
        .filter(day -> !day.announced())
        .findFirst()
        .map(day ->
            day.date().getYear()
                + " 年的放假安排不在日历中，此后只按周末计算 · The holidays of "
                + day.date().getYear()
                + " are not in the calendar: only weekends are taken off from there");
  }

  private static String json(WorkCalendar calendar, Question question, LimitClock.Reading reading) {
    var answer = new LinkedHashMap<String, Object>();
    answer.put("from", shown(calendar, Optional.of(question.clock().start())));
    answer.put("limit", question.clock().limit().toString());
    answer.put("yellow", shown(calendar, reading.yellow()));
    answer.put("red", shown(calendar, reading.red()));
    answer.put("deadline", shown(calendar, reading.deadline()));
    var lines = counted(calendar, question, reading);
    answer.put("announced", lines.stream().allMatch(DayCount::announced));
    answer.put(
        "counted",
        lines.stream()
            .map(day ->
                Map.of(
                    "date",
                    day.date().toString(),
                    "hours",
                    day.counted().toMinutes() / 60.0,
                    "reason",
                    day.reason()))
            .toList());
    return JsonMapper.shared().writeValueAsString(answer) + "\n";
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append(label).append("  ").append(value).append('\n');
  }

  private static String shown(WorkCalendar calendar, Optional<Instant> instant) {
    return instant.map(at -> SHOWN.format(at.atZone(calendar.zone()))).orElse("暂停中 · paused");
  }

  private static String decimal(Duration duration) {
    return String.format(Locale.ROOT, "%.2f", duration.toMinutes() / 60.0);
  }
}
