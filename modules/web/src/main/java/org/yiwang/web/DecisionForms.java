package org.yiwang.web;

import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.yiwang.target.Light;
import org.yiwang.target.SupervisionOrder;
import org.yiwang.target.TargetCommand;
import org.yiwang.target.view.TargetPage;

/// The forms by which others than its units decide about a target: orders, changes, pauses,
/// publication, its end.
final class DecisionForms {
  private final Desk desk;
  private final TargetForms forms;

  DecisionForms(Desk desk, TargetForms forms) {
    this.desk = desk;
    this.forms = forms;
  }

  Task task(Call call, TargetPage page, String slug) {
    var fields = new Fields(call.texts());
    return switch (slug) {
      case "order" -> order(call, page, fields);
      case "change" -> change(call, page, fields);
      case "base" -> base(call, page, fields);
      case "suspend" ->
          forms.task(
              call,
              page,
              slug,
              List.of(fields.area("reason", true), fields.text("document", true)),
              (typed, _) ->
                  new TargetCommand.Suspend(
                      typed.words("reason", TargetForms.REASON_MAX),
                      typed.words("document", TargetForms.NAME_MAX)));
      case "resume" -> saying(call, page, slug, "reason", TargetCommand.Resume::new);
      case "withdraw" -> saying(call, page, slug, "reason", TargetCommand.Withdraw::new);
      case "sign-off" -> saying(call, page, slug, "conclusion", TargetCommand.SignOff::new);
      case "rules" ->
          saying(
              call,
              page,
              slug,
              "reason",
              reason -> new TargetCommand.MoveToRules(desk.rooms().pack().rules(), reason));
      case "publish" ->
          forms.task(call, page, slug, List.of(), (_, _) -> new TargetCommand.Publish());
      default -> throw new NoSuchElementException("no act " + slug);
    };
  }

  /// An act that asks only for words.
  private Task saying(
      Call call,
      TargetPage page,
      String slug,
      String field,
      Function<String, TargetCommand> command) {
    return forms.task(
        call,
        page,
        slug,
        List.of(new Fields(call.texts()).area(field, true)),
        (typed, _) -> command.apply(typed.words(field, TargetForms.REASON_MAX)));
  }

  private Task order(Call call, TargetPage page, Fields fields) {
    var levels = Stream.of(SupervisionOrder.Level.values()).map(DecisionForms::slug).toList();
    var units = TargetForms.involved(page);
    var suggested =
        page.row().light() == Light.FAR_BEHIND
            ? "red"
            : page.row().light() == Light.BEHIND ? "yellow" : "blue";
    return forms.task(
        call,
        page,
        "order",
        List.of(
            fields.radio("level", levels.stream().map(fields::choice).toList(), suggested),
            fields.select("to", forms.choices(units, call), page.row().leadUnit()),
            fields.date("answer-by", "", false),
            fields.area("reason", true)),
        (typed, _) ->
            new TargetCommand.IssueOrder(
                SupervisionOrder.Level.valueOf(
                    typed.choice("level", levels).toUpperCase(Locale.ROOT)),
                typed.choice("to", units),
                typed.words("reason", TargetForms.REASON_MAX),
                typed.optionalDay("answer-by")));
  }

  private Task change(Call call, TargetPage page, Fields fields) {
    return forms.task(
        call,
        page,
        "change",
        List.of(
            fields.text("document", true),
            fields.number("value", "", false),
            fields.date("deadline", "", false),
            fields.area("reason", true)),
        (typed, _) -> {
          var value = typed.optionalNumber("value");
          var deadline = typed.optionalDay("deadline");
          if (value.isEmpty() && deadline.isEmpty()) {
            typed.wrong("value", "数值和期限至少改一项", "Change the value, the deadline, or both");
          }
          return new TargetCommand.ChangeByDecision(
              typed.words("document", TargetForms.NAME_MAX),
              typed.words("reason", TargetForms.REASON_MAX),
              value,
              deadline,
              Optional.empty());
        });
  }

  private Task base(Call call, TargetPage page, Fields fields) {
    var was = page.row().goal().base().map(base -> base.value().toPlainString()).orElse("");
    return forms.task(
        call,
        page,
        "base",
        List.of(
            fields.number("base", was, true),
            fields.text("document", true),
            fields.area("reason", true)),
        (typed, _) ->
            new TargetCommand.RestateBase(
                typed.number("base"),
                typed.words("document", TargetForms.NAME_MAX),
                typed.words("reason", TargetForms.REASON_MAX)));
  }

  private static String slug(SupervisionOrder.Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
