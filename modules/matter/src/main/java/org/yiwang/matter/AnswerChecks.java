package org.yiwang.matter;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.yiwang.journal.Refusal;

/// Whether answers are what was asked.
final class AnswerChecks {
  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

  private AnswerChecks() {}

  /// The answers of a form: only its questions, each asked one that must be answered, and none that
  /// was not asked.
  static Optional<Refusal> form(Rulebook book, Jurisdiction ground, Answers answers, Sight sight) {
    return Scene.first(
        () -> unknown(answers, book.form().keySet()),
        () ->
            book.form().values().stream()
                .flatMap(field -> question(field, book, ground, answers, sight).stream())
                .findFirst());
  }

  private static Optional<Refusal> question(
      Field field, Rulebook book, Jurisdiction ground, Answers answers, Sight sight) {
    var given = answers.list(field.field());
    var asked = book.holds(field.askIf(), sight);
    if (!asked && !given.isEmpty()) {
      return Scene.no(
              "not-asked", "这里不需要填写" + field.name().zh(), "Not asked here: " + field.name().en())
          .map(refusal -> refusal.at(field.field()));
    }
    return asked && field.required() && given.isEmpty()
        ? needs(field)
        : value(field, given, ground, sight);
  }

  /// The answers of an act: only what it asks for, and all it needs.
  static Optional<Refusal> act(
      Rulebook book, Jurisdiction ground, Life.Act act, Answers answers, Sight sight) {
    var asked = new java.util.ArrayList<>(act.needs());
    asked.addAll(act.may());
    return Scene.first(
        () -> unknown(answers, asked),
        () ->
            asked.stream()
                .flatMap(name -> book.findField(name).stream())
                .flatMap(field -> answer(field, book, ground, act, answers, sight).stream())
                .findFirst());
  }

  private static Optional<Refusal> answer(
      Field field, Rulebook book, Jurisdiction ground, Life.Act act, Answers answers, Sight sight) {
    var given = answers.list(field.field());
    var needed = act.needs().contains(field.field()) && book.holds(field.askIf(), sight);
    return needed && given.isEmpty() ? needs(field) : value(field, given, ground, sight);
  }

  private static Optional<Refusal> unknown(Answers answers, Collection<String> asked) {
    return answers.values().keySet().stream()
        .filter(name -> !asked.contains(name))
        .sorted()
        .findFirst()
        .flatMap(name ->
            Scene.no(
                    "not-asked",
                    "这一步不需要填写 " + name,
                    "Not asked here: " + name + "; asked are " + String.join(", ", asked))
                .map(refusal -> refusal.at(name)));
  }

  private static Optional<Refusal> needs(Field field) {
    return Scene.no("needs", "请填写" + field.name().zh(), "Please give: " + field.name().en())
        .map(refusal -> refusal.at(field.field()));
  }

  private static Optional<Refusal> value(
      Field field, List<String> given, Jurisdiction ground, Sight sight) {
    LocalDate today = sight.now().toLocalDate();
    var unknownUnit =
        (field.kind() == Field.Kind.UNIT || field.kind() == Field.Kind.UNITS)
            && given.stream().anyMatch(unit -> !ground.inForce(unit, sight.now().toInstant()));
    var fault =
        unknownUnit
            ? Optional.of(new org.yiwang.pack.Text("没有这个单位", "there is no such unit"))
            : field.fault(given, today, OFFSET);
    return fault.flatMap(say ->
        Scene.no("value", field.name().zh() + "：" + say.zh(), field.name().en() + ": " + say.en())
            .map(refusal -> refusal.at(field.field())));
  }
}
