package org.yiwang.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.journal.Answer;
import org.yiwang.journal.Command;
import org.yiwang.journal.Refusal;
import org.yiwang.journal.Submission;
import org.yiwang.target.Evidence;
import org.yiwang.web.page.FormPage;

/// Shows the form of a [Task] and does what was typed into it, once.
///
/// Every form carries a key of its own: a second click, a reload or a retry after a failure hands
/// the same submission in again and gets the same answer.
final class Tasks {
  private static final int EVIDENCE_BYTES_MAX = 10 * 1024 * 1024;
  private static final int FILES_MAX = 5;

  private final Desk desk;

  Tasks(Desk desk) {
    this.desk = desk;
  }

  /// The empty form.
  ///
  /// @throws Stopped if the visitor may not do this
  ServerResponse show(Call call, Task task) {
    var _ = desk.permits().actor(call.person(), task.act(), task.unit());
    return form(call, task, HttpStatus.OK, List.of());
  }

  /// Does it and shows the thing's page, or the form again with what was wrong.
  ServerResponse run(Call call, Task task) throws IOException, ServletException {
    var _ = desk.permits().actor(call.person(), task.act(), task.unit());
    var typed = new Typed(call);
    try (var tray = desk.files().tray()) {
      var evidence = task.sendsFiles() ? evidence(call, typed, tray) : List.<Evidence>of();
      var command = task.command().apply(typed, evidence);
      if (!typed.wrong().isEmpty()) {
        return wrong(call, task, typed.wrong());
      }
      return switch (submit(call, task, command)) {
        case Answer.Accepted _ -> {
          tray.keepAll();
          yield Call.seeOther(withNotice(task.back().href(), task.slug()));
        }
        case Answer.Refused(Refusal refusal) -> refused(call, task, refusal);
      };
    }
  }

  private ServerResponse wrong(Call call, Task task, List<Typed.Wrong> wrong) {
    return call.wantsJson()
        ? desk.faults().answer(Problem.of(wrong, desk.keys().get().substring(0, 8)))
        : form(call, task, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
  }

  /// Hands commands in for a person under the key of their form.
  Answer submit(Call call, Task task, Object command) {
    var actor = desk.permits().actor(call.person(), task.act(), task.unit());
    var key = "web:" + call.person().account() + ":" + key(call);
    return desk.rooms()
        .journal()
        .submit(Submission.of(key, actor, Command.to(task.stream(), command)));
  }

  /// The key a form carries.
  ///
  /// @throws Stopped if it carries none
  static String key(Call call) {
    var key = call.field("key");
    if (!key.matches("[0-9a-zA-Z-]{8,100}")) {
      throw new Stopped(
          HttpStatus.BAD_REQUEST,
          "web.no-key",
          new org.yiwang.pack.Text(
              "表单不完整，请刷新页面后重填。", "The form is incomplete; reload the page and fill it in again."));
    }
    return key;
  }

  static String withNotice(String path, String slug) {
    int mark = path.indexOf('#');
    var page = mark < 0 ? path : path.substring(0, mark);
    var place = mark < 0 ? "" : path.substring(mark);
    return page + (page.contains("?") ? "&" : "?") + "said=" + slug + place;
  }

  private ServerResponse refused(Call call, Task task, Refusal refusal) {
    if (call.wantsJson()) {
      return desk.faults().answer(call, Problem.of(refusal, desk.keys().get().substring(0, 8)));
    }
    var wrong = new Typed(call);
    wrong.wrong(field(task, refusal), refusal.zh(), refusal.en());
    return form(call, task, HttpStatus.CONFLICT, wrong.wrong());
  }

  private ServerResponse form(Call call, Task task, HttpStatus status, List<Typed.Wrong> wrong) {
    var texts = call.texts();
    var first = status.equals(HttpStatus.OK);
    // A refused key answers the same for ever, so the next attempt needs a new one.
    var key = status.equals(HttpStatus.UNPROCESSABLE_CONTENT) ? key(call) : desk.keys().get();
    var english = texts.english();
    var fields =
        task.fields().stream().map(field -> filled(field, call, first, wrong, english)).toList();
    var problems =
        wrong.stream()
            .map(it -> new FormPage.FieldProblem(it.field(), problem(it, task, english)))
            .toList();
    var verb = texts.of("act." + task.slug());
    return desk.pages()
        .show(
            status,
            "form",
            new FormPage(
                desk.frame().around(call, verb + " · " + task.subject(), ""),
                verb,
                texts.has("act." + task.slug() + ".lead")
                    ? texts.of("act." + task.slug() + ".lead")
                    : "",
                task.back(),
                task.action(),
                key,
                verb,
                task.sendsFiles(),
                task.facts(),
                fields,
                problems));
  }

  private static String problem(Typed.Wrong wrong, Task task, boolean english) {
    var said = wrong.say().in(english);
    return task.fields().stream()
        .filter(field -> field.name().equals(wrong.field()))
        .findFirst()
        .map(field -> field.label() + (english ? ": " : "：") + said)
        .orElse(said);
  }

  private static FormPage.Field filled(
      FormPage.Field field, Call call, boolean first, List<Typed.Wrong> wrong, boolean english) {
    var problem =
        wrong.stream()
            .filter(it -> it.field().equals(field.name()))
            .findFirst()
            .map(it -> it.say().in(english))
            .orElse("");
    return new FormPage.Field(
        field.name(),
        field.kind(),
        field.label(),
        field.hint(),
        first ? field.value() : call.field(field.name()),
        first ? field.choices() : typed(field, call),
        field.required(),
        problem);
  }

  private static List<FormPage.Choice> typed(FormPage.Field field, Call call) {
    return field.choices().stream()
        .map(it ->
            new FormPage.Choice(
                it.value(), it.words(), call.field(field.name() + "." + it.value())))
        .toList();
  }

  /// The field of the form that the rules call by another spelling: `answerBy` is `answer-by`.
  private static String field(Task task, Refusal refusal) {
    return task.fields().stream()
        .map(FormPage.Field::name)
        .filter(name -> name.replace("-", "").equalsIgnoreCase(refusal.field()))
        .findFirst()
        .orElse("");
  }

  private static List<Evidence> evidence(Call call, Typed typed, FileStore.Tray tray)
      throws IOException, ServletException {
    var found = new ArrayList<Evidence>();
    var open = !call.field("evidence-open").isEmpty();
    var number = typed.optionalWords("number", 200);
    if (!number.isEmpty()) {
      found.add(new Evidence(number, "", 0, "", open));
    }
    int files = 0;
    for (var part : parts(call)) {
      var name = name(part);
      var content = part.getInputStream().readNBytes(EVIDENCE_BYTES_MAX + 1);
      var type = MediaKinds.of(content);
      if (content.length > EVIDENCE_BYTES_MAX) {
        typed.wrong("file", name + " 超过 10 MB", name + " is larger than 10 MB");
      } else if (type.isEmpty()) {
        typed.wrong(
            "file",
            name + " 不是 PDF、图片、Word 或 Excel 文件",
            name + " is no PDF, picture, Word or Excel file");
      } else if (files == FILES_MAX) {
        typed.wrong(
            "file", "一次最多 " + FILES_MAX + " 个文件", "At most " + FILES_MAX + " files at once");
      } else if (typed.wrong().isEmpty()) {
        files++;
        found.add(new Evidence(name, tray.add(content), content.length, type.get(), open));
      }
    }
    return found;
  }

  private static List<Part> parts(Call call) throws IOException, ServletException {
    var type = call.header("Content-Type").orElse("");
    if (!type.startsWith("multipart/form-data")) {
      return List.of();
    }
    return call.request().servletRequest().getParts().stream()
        .filter(part -> part.getName().equals("file") && part.getSize() > 0)
        .toList();
  }

  private static String name(Part part) {
    var sent = java.util.Objects.requireNonNullElse(part.getSubmittedFileName(), "file");
    var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    var clean = last.replaceAll("\\p{C}", "").strip();
    return clean.isEmpty() ? "file" : clean.substring(0, Math.min(clean.length(), 120));
  }
}
