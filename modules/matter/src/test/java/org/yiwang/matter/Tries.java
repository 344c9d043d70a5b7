package org.yiwang.matter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.yiwang.matter.Try.Person;

/// Seeded tries: mostly what a person might do next, often what nobody may.
final class Tries {
  private static final List<Person> PEOPLE =
      List.of(
          new Person("g1", "city-operations", List.of("grid-officer", "agent")),
          new Person("g2", "greening-appearance", List.of("grid-officer", "unit")),
          new Person("g3", "public-security", List.of("agent", "unit")),
          new Person("d1", "city-operations", List.of("dispatcher")),
          new Person("d2", "district-office", List.of("dispatcher", "arbiter")),
          new Person("a1", "city-operations", List.of("arbiter")),
          new Person("a2", "district-office", List.of("arbiter")),
          new Person("u1", "greening-appearance", List.of("unit")),
          new Person("u2", "housing", List.of("unit")),
          new Person("u3", "public-security", List.of("unit")),
          new Person("h1", "greening-appearance", List.of("unit-head", "unit")),
          new Person("h2", "housing", List.of("unit-head")),
          new Person("h3", "public-security", List.of("unit-head", "unit")),
          new Person("s1", "supervision-office", List.of("supervisor")),
          new Person("reporter", "", List.of("reporter")),
          new Person("passer", "", List.of("reporter")));
  private static final List<String> DUTIES =
      List.of("", "", "", "refuse", "property-management", "noise", "no-such-duty");
  private static final List<String> UNITS =
      List.of("", "", "", "", "greening-appearance", "housing", "nobody");

  private final Random random;
  private final Life life;

  Tries(long seed, Life life) {
    this.random = new Random(seed);
    this.life = life;
  }

  /// Minutes until the next try: mostly a few, sometimes days, seldom months; soon where something
  /// waits for approval, late where a matter is suspended.
  int minutes(Model model) {
    var kind = random.nextInt(100);
    if (!model.asked.isEmpty() && kind < 90) {
      return random.nextInt(20);
    }
    if (model.state.equals("suspended") && kind < 50) {
      return random.nextInt(500_000);
    }
    return kind < 60
        ? random.nextInt(45)
        : kind < 90
            ? random.nextInt(600)
            : kind < 99 ? random.nextInt(5_000) : random.nextInt(300_000);
  }

  Try next(Model model) {
    var kind = random.nextInt(100);
    if (kind < 45 && !model.asked.isEmpty()) {
      return settle(model);
    }
    if (kind < 6) {
      var person = kind < 4 ? PEOPLE.get(14) : any(PEOPLE);
      return new Try("rate", "", "", person, Map.of(), "", "", 1 + random.nextInt(5));
    }
    if (kind < 9) {
      return new Try("pass", "", "", any(PEOPLE), Map.of(), "", "", 0);
    }
    var possible =
        life.acts().stream()
            .filter(act -> act.timed().isEmpty())
            .filter(act -> kind > 85 || act.from().contains(model.state))
            .toList();
    var inspections = possible.stream().filter(act -> act.does(Life.Effect.SAMPLED)).toList();
    if (model.sampled && kind < 60 && !inspections.isEmpty()) {
      return perform(any(inspections), model);
    }
    return perform(possible.isEmpty() ? any(life.acts()) : any(possible), model);
  }

  private Try settle(Model model) {
    var act = life.findAct(any(model.asked.keySet().stream().sorted().toList())).orElseThrow();
    var turn = act.approvedBy().get(model.asked.get(act.act()).approvers().size());
    var fitting =
        PEOPLE.stream()
            .filter(one -> one.parties().contains(turn))
            .filter(one -> !turn.equals("unit-head") || one.unit().equals(model.unit))
            .toList();
    var fits = random.nextInt(10) > 2 && !fitting.isEmpty();
    var person = any(fits ? fitting : PEOPLE);
    return new Try(
        random.nextInt(6) == 0 ? "decline" : "approve",
        act.act(),
        fits ? turn : any(person.parties()),
        person,
        Map.of(),
        "",
        "",
        0);
  }

  private Try perform(Life.Act act, Model model) {
    var fitting =
        PEOPLE.stream()
            .filter(one -> one.parties().stream().anyMatch(act.by()::contains))
            .filter(one ->
                model.unit.isEmpty()
                    || !(act.by().contains("unit") || act.by().contains("unit-head"))
                    || one.unit().equals(model.unit)
                    || random.nextInt(8) == 0)
            .toList();
    var person = random.nextInt(10) == 0 || fitting.isEmpty() ? any(PEOPLE) : any(fitting);
    var parties = person.parties().stream().filter(act.by()::contains).toList();
    var as = parties.isEmpty() || random.nextInt(12) == 0 ? any(person.parties()) : any(parties);
    var cites =
        act.does(Life.Effect.ASSIGNS)
            || act.does(Life.Effect.DECIDES)
            || act.does(Life.Effect.RETURNS);
    var stray = random.nextInt(40) == 0;
    return new Try(
        "perform",
        act.act(),
        as,
        person,
        answers(act),
        cites || stray ? any(DUTIES) : "",
        (cites && !act.does(Life.Effect.RETURNS)) || stray ? any(UNITS) : "",
        0);
  }

  private Map<String, String> answers(Life.Act act) {
    var answers = new HashMap<String, String>();
    for (var name : act.needs()) {
      if (random.nextInt(15) > 0) {
        answers.put(
            name,
            answer(
                life.fields().stream()
                    .filter(f -> f.field().equals(name))
                    .findFirst()
                    .orElseThrow()));
      }
    }
    if (random.nextInt(30) == 0) {
      answers.put("result", "多写的");
    }
    return answers;
  }

  private String answer(Field field) {
    return switch (field.kind()) {
      case IMAGE, FILE -> "ab".repeat(32) + "/photo.jpg";
      case DAY -> "2024-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
      case OPTION -> any(field.options()).option();
      default -> "说明";
    };
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
