package org.yiwang.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yiwang.identity.UnitKind;
import org.yiwang.matter.Answers;
import org.yiwang.matter.Field;
import org.yiwang.matter.Location;
import org.yiwang.web.page.FormPage;

/// The questions of a definition as fields of a form, and what was typed into them as answers.
/// Whether the answers will do is for the rules to say; here it is only that they can be read.
///
/// @param desk units, texts, files
/// @param call whose form it is
record MatterFields(Desk desk, Call call) {
  static final String PREFIX = "a-";

  private static final Pattern CODES = Pattern.compile("[\\s,，、]+");
  private static final int FILE_BYTES_MAX = 10 * 1024 * 1024;
  private static final int LINE_MAX = 200;
  private static final int RADIOS_MAX = 6;

  /// What was read: the answers, and where the first photo was taken, if it says.
  record Read(Answers answers, Optional<Location.Point> taken) {}

  /// The fields that ask these questions.
  ///
  /// @param required those that must be answered
  /// @param known answers to begin with
  List<FormPage.Field> of(Collection<Field> asked, Set<String> required, Answers known) {
    return asked.stream().map(field -> of(field, required.contains(field.field()), known)).toList();
  }

  private FormPage.Field of(Field field, boolean required, Answers known) {
    var given = known.list(field.field());
    var choices = choices(field, given);
    return new FormPage.Field(
        PREFIX + field.field(),
        kind(field),
        field.name().in(call.texts().english()),
        hint(field),
        field.kind() == Field.Kind.CODES
            ? String.join(" ", given)
            : given.isEmpty() || field.kind().many() ? "" : given.getFirst(),
        choices,
        required,
        "");
  }

  private static String kind(Field field) {
    return switch (field.kind()) {
      case TEXT -> field.max() > LINE_MAX ? "area" : "text";
      case NUMBER -> "number";
      case YES -> "radio";
      case DAY -> "date";
      case OPTION -> field.options().size() <= RADIOS_MAX ? "radio" : "select";
      case OPTIONS, UNITS -> "checks";
      case CODES -> "text";
      case IMAGE -> "photo";
      case FILE -> "file";
      case UNIT -> "select";
    };
  }

  private String hint(Field field) {
    var texts = call.texts();
    return switch (field.kind()) {
      case IMAGE -> texts.of("hint.photo", field.max());
      case FILE -> texts.of("hint.file", field.max());
      case TEXT -> field.max() > LINE_MAX ? texts.of("hint.characters", field.max()) : "";
      case CODES -> texts.of("hint.codes", field.max());
      case NUMBER, YES, DAY, OPTION, OPTIONS, UNIT, UNITS -> "";
    };
  }

  private List<FormPage.Choice> choices(Field field, List<String> given) {
    var texts = call.texts();
    return switch (field.kind()) {
      case YES ->
          List.of(
              new FormPage.Choice("true", texts.of("yes")),
              new FormPage.Choice("false", texts.of("no")));
      case OPTION, OPTIONS -> {
        var all = new ArrayList<FormPage.Choice>();
        if (kind(field).equals("select")) {
          all.add(new FormPage.Choice("", texts.of("choose")));
        }
        for (var option : field.options()) {
          var ticked = field.kind() == Field.Kind.OPTIONS && given.contains(option.option());
          all.add(
              new FormPage.Choice(
                  option.option(), option.name().in(texts.english()), ticked ? "yes" : ""));
        }
        yield all;
      }
      case UNIT -> units();
      case UNITS ->
          units().stream()
              .filter(unit -> !unit.value().isEmpty())
              .map(unit ->
                  new FormPage.Choice(
                      unit.value(), unit.words(), given.contains(unit.value()) ? "yes" : ""))
              .toList();
      case TEXT, NUMBER, DAY, IMAGE, FILE, CODES -> List.of();
    };
  }

  /// The units that matters are given to, by name.
  List<FormPage.Choice> units() {
    var all = new ArrayList<FormPage.Choice>();
    all.add(new FormPage.Choice("", call.texts().of("choose")));
    for (var unit : desk.rooms().identity().units().list()) {
      if (unit.kind() != UnitKind.COMMITTEE && unit.validOn(desk.today())) {
        all.add(
            new FormPage.Choice(unit.id().value(), unit.shortName().in(call.texts().english())));
      }
    }
    return all;
  }

  /// Reads what was typed; files go on the tray.
  Read read(Collection<Field> asked, Typed typed, FileStore.Tray tray)
      throws IOException, ServletException {
    Map<String, List<String>> answers = new LinkedHashMap<>();
    var taken = Optional.<Location.Point>empty();
    for (var field : asked) {
      switch (field.kind()) {
        case IMAGE, FILE -> {
          var files = files(field, typed, tray);
          taken = taken.isPresent() ? taken : files.taken();
          answers.put(field.field(), files.names());
        }
        case OPTIONS ->
            answers.put(
                field.field(), ticked(field, field.options().stream().map(Field.Option::option)));
        case UNITS ->
            answers.put(
                field.field(),
                ticked(
                    field,
                    units().stream().map(FormPage.Choice::value).filter(unit -> !unit.isEmpty())));
        case CODES ->
            answers.put(
                field.field(),
                CODES
                    .splitAsStream(call.field(PREFIX + field.field()))
                    .filter(code -> !code.isEmpty())
                    .toList());
        case NUMBER -> {
          var number = call.field(PREFIX + field.field()).replace(",", "").replace('−', '-');
          answers.put(field.field(), number.isEmpty() ? List.of() : List.of(number));
        }
        case TEXT, YES, DAY, OPTION, UNIT -> {
          var words = call.field(PREFIX + field.field());
          answers.put(field.field(), words.isEmpty() ? List.of() : List.of(words));
        }
      }
    }
    return new Read(new Answers(answers), taken);
  }

  private List<String> ticked(Field field, Stream<String> all) {
    return all.filter(option -> !call.field(PREFIX + field.field() + "." + option).isEmpty())
        .toList();
  }

  /// Files read.
  record Files(List<String> names, Optional<Location.Point> taken) {}

  /// The files sent for a field, and those kept in an earlier step of the same form.
  private Files files(Field field, Typed typed, FileStore.Tray tray)
      throws IOException, ServletException {
    var name = PREFIX + field.field();
    var names = new ArrayList<>(kept(name));
    var taken = Optional.<Location.Point>empty();
    for (var part : parts(call, name)) {
      var read = file(part, field.kind() == Field.Kind.IMAGE, name, typed);
      if (read.isPresent() && typed.wrong().isEmpty()) {
        names.add(tray.add(read.get().content()) + "/" + name(part));
        taken = taken.isPresent() ? taken : read.get().taken();
      }
    }
    return new Files(names, taken);
  }

  private List<String> kept(String name) {
    return call.request().params().getOrDefault(name, List.of()).stream()
        .filter(one -> one.matches("[0-9a-f]{64}/[^/\\p{Cntrl}]{1,120}"))
        .filter(one -> desk.files().has(one.substring(0, 64)))
        .toList();
  }

  /// A file of a size and kind that is taken, without what a camera wrote into it.
  static Optional<Photo> file(Part part, boolean pictures, String field, Typed typed)
      throws IOException {
    var content = part.getInputStream().readNBytes(FILE_BYTES_MAX + 1);
    var type = MediaKinds.of(content);
    var name = name(part);
    if (content.length > FILE_BYTES_MAX) {
      typed.wrong(field, name + " 超过 10 MB", name + " is larger than 10 MB");
    } else if (pictures && type.filter(it -> it.startsWith("image/")).isEmpty()) {
      typed.wrong(field, name + " 不是 JPEG 或 PNG 照片", name + " is no JPEG or PNG picture");
    } else if (type.isEmpty()) {
      typed.wrong(
          field,
          name + " 不是 PDF、图片、Word 或 Excel 文件",
          name + " is no PDF, picture, Word or Excel file");
    } else {
      var photo = Photo.of(content, type.get());
      if (photo.isEmpty()) {
        typed.wrong(field, name + " 已损坏，不能读出", name + " is damaged and cannot be read");
      }
      return photo;
    }
    return Optional.empty();
  }

  /// The files sent under a name; none if the form sends none.
  static List<Part> parts(Call call, String name) throws IOException, ServletException {
    if (!call.header("Content-Type").orElse("").startsWith("multipart/form-data")) {
      return List.of();
    }
    return call.request().servletRequest().getParts().stream()
        .filter(part -> part.getName().equals(name) && part.getSize() > 0)
        .filter(part -> part.getSubmittedFileName() != null)
        .toList();
  }

  static String name(Part part) {
    var sent = Objects.requireNonNullElse(part.getSubmittedFileName(), "file");
    var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
    var clean = last.replaceAll("\\p{C}", "").strip();
    return clean.isEmpty() ? "file" : clean.substring(0, Math.min(clean.length(), 120));
  }

  /// The fields with what was typed in the place of what they began with, and what is wrong.
  List<FormPage.Field> filled(List<FormPage.Field> fields, List<Typed.Wrong> wrong) {
    var english = call.texts().english();
    return fields.stream()
        .map(field -> {
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
              call.field(field.name()),
              field.choices().stream()
                  .map(it ->
                      new FormPage.Choice(
                          it.value(), it.words(), call.field(field.name() + "." + it.value())))
                  .toList(),
              field.required(),
              problem);
        })
        .toList();
  }

  /// What is wrong, each with the label of its field; the rules name a field without our prefix.
  List<FormPage.FieldProblem> problems(List<FormPage.Field> fields, List<Typed.Wrong> wrong) {
    var english = call.texts().english();
    return wrong.stream()
        .map(it -> {
          var said = it.say().in(english);
          return fields.stream()
              .filter(field -> field.name().equals(it.field()))
              .findFirst()
              .map(field ->
                  new FormPage.FieldProblem(
                      field.name(),
                      said.startsWith(field.label())
                          ? said
                          : field.label() + (english ? ": " : "：") + said))
              .orElse(new FormPage.FieldProblem("", said));
        })
        .toList();
  }

  /// The name of the input for what a refusal names.
  static String input(List<FormPage.Field> fields, String named) {
    return fields.stream()
        .map(FormPage.Field::name)
        .filter(name -> name.equals(named) || name.equals(PREFIX + named))
        .findFirst()
        .orElse("");
  }
}
