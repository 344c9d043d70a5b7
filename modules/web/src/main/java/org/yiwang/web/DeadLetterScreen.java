package org.yiwang.web;

import java.util.Map;
import java.util.OptionalLong;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Command;
import org.yiwang.journal.Refusal;
import org.yiwang.journal.Submission;
import org.yiwang.notice.DeadLetters;
import org.yiwang.notice.DeadLetters.DeadLetter;
import org.yiwang.notice.LetterCommand;
import org.yiwang.web.page.DeadLettersPage;
import org.yiwang.web.page.Texts;

/// 未送达通知: the notices nobody took, each to be sent again or given up.
final class DeadLetterScreen {
  static final String PATH = "/notices/dead";

  /// What the address calls each act.
  static final Map<String, LetterCommand> ACTS =
      Map.of(
          "send-again", new LetterCommand.SendAgain(),
          "give-up", new LetterCommand.GiveUp());

  private static final String ACT = "run-notices";
  private static final int SHOWN_MAX = DeadLetters.ROWS_MAX;

  private final Desk desk;

  DeadLetterScreen(Desk desk) {
    this.desk = desk;
  }

  ServerResponse page(Call call) {
    var texts = call.texts();
    var letters = desk.rooms().deadLetters().list(SHOWN_MAX);
    return desk.pages()
        .show(
            "dead-letters",
            new DeadLettersPage(
                desk.frame().around(call, texts.of("notices.title"), "notices"),
                texts.of("notices.count", letters.size()),
                letters.size() == SHOWN_MAX ? texts.of("notices.more", SHOWN_MAX) : "",
                letters.stream().map(letter -> line(letter, texts)).toList()));
  }

  private DeadLettersPage.Line line(DeadLetter letter, Texts texts) {
    var days = desk.wording().days();
    return new DeadLettersPage.Line(
        PATH + "/" + letter.name() + "/",
        desk.keys().get(),
        Long.toString(letter.acts()),
        letter.says().in(texts.english()),
        letter.subject(),
        days.minute(letter.at(), texts),
        letter.name().subscription(),
        letter.why().in(texts.english()),
        texts.of("notices.tried", letter.tries()),
        days.minute(letter.endedAt(), texts));
  }

  /// Does one act to one letter; whoever comes second is told so.
  ServerResponse run(Call call) {
    var act = call.path("act");
    var command = java.util.Objects.requireNonNull(ACTS.get(act));
    var actor = desk.permits().actor(call.person(), ACT, "");
    var letter =
        DeadLetters.Name.find(call.path("letter"))
            .flatMap(desk.rooms().deadLetters()::find)
            .orElseThrow();
    var key = "web:" + call.person().account() + ":" + Tasks.key(call);
    var seen = call.field("acts").matches("\\d{1,9}") ? Long.parseLong(call.field("acts")) : 0;
    var submission =
        Submission.of(
            key, actor, new Command(letter.name().stream(), command, OptionalLong.of(seen)));
    return switch (desk.rooms().journal().submit(submission)) {
      case Answer.Accepted _ -> Call.seeOther(PATH + "?said=" + act);
      case Answer.Refused(Refusal refusal) ->
          desk.faults().answer(call, Problem.of(refusal, desk.keys().get().substring(0, 8)));
    };
  }
}
