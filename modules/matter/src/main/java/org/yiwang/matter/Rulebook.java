package org.yiwang.matter;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.yiwang.decisions.feel.Formula;
import org.yiwang.decisions.feel.Value;
import org.yiwang.worktime.TimeLimit;
import org.yiwang.worktime.WorkUnit;

/// One version of a matter type made ready: its expressions are parsed once. Immutable.
final class Rulebook {
  private final MatterType type;
  private final Map<String, Field> form = new LinkedHashMap<>();
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, Formula> formulas = new HashMap<>();

  /// @throws IllegalStateException if an expression cannot be read; a pack's are checked before
  Rulebook(MatterType type) {
    this.type = type;
    type.form().forEach(field -> form.put(field.field(), field));
    fields.putAll(form);
    type.life().fields().forEach(field -> fields.put(field.field(), field));
    var feel = Feel.of(List.copyOf(fields.values()), type.life().acts());
    conditions(type).forEach(text -> formulas.put(text, parsed(feel, text)));
  }

  private static Stream<String> conditions(MatterType type) {
    var life = type.life();
    return Stream.of(
            life.acts().stream().flatMap(act -> act.guard().stream()).map(Life.Guard::when),
            life.fields().stream().map(Field::askIf),
            type.form().stream().map(Field::askIf),
            type.fileWhen().stream().map(Life.Guard::when),
            type.sendTo().stream().map(MatterType.Route::when),
            type.limits().stream().map(MatterType.Limit::when),
            type.plan().stream().map(MatterType.Visit::when))
        .flatMap(all -> all)
        .filter(text -> !text.isEmpty());
  }

  private static Formula parsed(Feel feel, String text) {
    return switch (feel.read(text)) {
      case Formula.Reading.Sound(var formula) -> formula;
      case Formula.Reading.Unsound(var findings) ->
          throw new IllegalStateException("a recorded rule cannot be read: " + text + findings);
    };
  }

  MatterType type() {
    return type;
  }

  Life life() {
    return type.life();
  }

  /// The questions of the form, in order.
  Map<String, Field> form() {
    return form;
  }

  /// The field of that name, of the form or of the life.
  Optional<Field> findField(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /// Whether a condition holds; an empty one does.
  boolean holds(String condition, Sight sight) {
    if (condition.isEmpty()) {
      return true;
    }
    var formula = Objects.requireNonNull(formulas.get(condition));
    return formula.value(subject(sight), sight.now()).isTrue();
  }

  /// How long a clock runs that begins now; empty when no line of the type holds.
  Optional<TimeLimit> limit(String clock, Sight sight) {
    var today = sight.now().toLocalDate();
    return type.limits().stream()
        .filter(line -> line.clock().equals(clock) && !line.from().isAfter(today))
        .sorted(Comparator.comparing(MatterType.Limit::from).reversed())
        .filter(line -> holds(line.when(), sight))
        .flatMap(line -> limit(line, sight).stream())
        .findFirst();
  }

  private static Optional<TimeLimit> limit(MatterType.Limit line, Sight sight) {
    var now = sight.now();
    return line.within()
        .map(span -> span.from(now.toInstant(), now.getZone()))
        .or(() ->
            line.by()
                .flatMap(sight.facts()::find)
                .map(day -> LocalDate.parse(day).plusDays(1).atStartOfDay(now.getZone()))
                .map(end -> (int) Math.max(1, ChronoUnit.MINUTES.between(now, end)))
                .map(minutes -> new TimeLimit(minutes, WorkUnit.CLOCK_MINUTE)));
  }

  /// The duty by which such a matter is sent; empty when no rule holds.
  String route(Sight sight) {
    return type.sendTo().stream()
        .filter(route -> holds(route.when(), sight))
        .findFirst()
        .map(MatterType.Route::duty)
        .orElse("");
  }

  private Map<String, Value> subject(Sight sight) {
    var values = new HashMap<String, Value>();
    fields.forEach((name, field) -> values.put(name, Sight.value(field, sight.facts().list(name))));
    values.putAll(sight.own());
    sight.matter().ifPresent(matter -> values.put("done", done(matter)));
    values.putIfAbsent("done", done(Map.of()));
    return values;
  }

  private Value done(Matter matter) {
    return done(matter.done());
  }

  private Value done(Map<String, Matter.Done> done) {
    var counts = new LinkedHashMap<String, Value>();
    for (var act : life().acts()) {
      var times = Optional.ofNullable(done.get(act.act())).map(Matter.Done::times).orElse(0);
      counts.put(act.act(), Value.of((long) times));
    }
    return new Value.Fields(counts);
  }
}
