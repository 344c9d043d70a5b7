package org.yiwang.worktime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.TreeMap;

/// The announced holidays that come with this library (`cn-holidays.csv`).
final class HolidayFile {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final WorkCalendar CHINA = read();

  private HolidayFile() {}

  static WorkCalendar china() {
    return CHINA;
  }

  private static WorkCalendar read() {
    var days = new TreeMap<LocalDate, WorkCalendar.Day>();
    var years = new TreeMap<Integer, Boolean>();
    var file = Objects.requireNonNull(HolidayFile.class.getResourceAsStream("cn-holidays.csv"));
    try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      for (var line : lines.lines().filter(text -> !text.startsWith("#")).toList()) {
        var cells = line.split(",", -1);
        switch (cells[0]) {
          case "year" -> years.put(Integer.valueOf(cells[1]), true);
          case "off" -> days.put(LocalDate.parse(cells[1]), new WorkCalendar.Day(false, cells[2]));
          case "work" -> days.put(LocalDate.parse(cells[1]), new WorkCalendar.Day(true, cells[2]));
          default -> throw new IllegalStateException("cn-holidays.csv: " + line);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return WorkCalendar.of(SHANGHAI, days, years);
  }
}
