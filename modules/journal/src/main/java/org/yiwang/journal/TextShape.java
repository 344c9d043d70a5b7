package org.yiwang.journal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// Values that are one JSON string, and so can also be the keys of a map.
///
/// A [BigDecimal] is a string because a JSON number is a binary double to most readers: `1.10` must
/// come back with its scale.
record TextShape(Function<Object, String> print, Function<String, Object> parse) implements Shape {
  private static final Map<Class<?>, TextShape> KNOWN = new HashMap<>();

  static {
    know(String.class, text -> text);
    know(BigDecimal.class, BigDecimal::new);
    know(BigInteger.class, BigInteger::new);
    know(Instant.class, Instant::parse);
    know(LocalDate.class, LocalDate::parse);
    know(LocalTime.class, LocalTime::parse);
    know(LocalDateTime.class, LocalDateTime::parse);
    know(OffsetDateTime.class, OffsetDateTime::parse);
    know(Year.class, Year::parse);
    know(YearMonth.class, YearMonth::parse);
    know(MonthDay.class, MonthDay::parse);
    know(DayOfWeek.class, DayOfWeek::valueOf);
    know(Month.class, Month::valueOf);
    know(Duration.class, Duration::parse);
    know(Period.class, Period::parse);
    know(ZoneId.class, ZoneId::of);
    know(UUID.class, UUID::fromString);
    know(StreamId.class, StreamId::parse);
  }

  private static <T> void know(Class<T> type, Function<String, T> parse) {
    KNOWN.put(type, new TextShape(Object::toString, parse::apply));
  }

  /// Whether values of the type are one string.
  static boolean has(Class<?> type) {
    return KNOWN.containsKey(type) || type.isEnum();
  }

  static TextShape of(Class<?> type) {
    var known = KNOWN.get(type);
    return known != null ? known : ofEnum(type);
  }

  private static TextShape ofEnum(Class<?> type) {
    var byName = new HashMap<String, Object>();
    for (var constant : type.getEnumConstants()) {
      byName.put(((Enum<?>) constant).name(), constant);
    }
    return new TextShape(
        constant -> ((Enum<?>) constant).name(),
        name -> {
          var constant = byName.get(name);
          if (constant == null) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + ": " + name);
          }
          return constant;
        });
  }

  @Override
  public void write(Object value, StringBuilder out) {
    CanonicalJson.string(print.apply(value), out);
  }

  @Override
  public Object read(JsonNode json) {
    if (!json.isString()) {
      throw new IllegalArgumentException("expected a string, found " + json);
    }
    return readText(json.stringValue());
  }

  /// The value from its text, wherever that stood.
  Object readText(String text) {
    try {
      return parse.apply(text);
    } catch (java.time.DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException("cannot be read: " + text, e);
    }
  }
}
