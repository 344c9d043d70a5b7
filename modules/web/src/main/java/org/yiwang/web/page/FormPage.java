package org.yiwang.web.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One act as a form: one column, label above, hint under it, errors on top linked to their fields.
///
/// @param shell the frame
/// @param title the act, with what it is done to
/// @param lead what will happen, before one does it
/// @param back where one came from
/// @param action where the form is sent
/// @param key makes a second click harmless
/// @param button verb of the act
/// @param sendsFiles whether a file goes along
/// @param facts what the district already knows and need not ask
/// @param fields what is asked
/// @param problems what was wrong with what was sent; empty at first
public record FormPage(
    Shell shell,
    String title,
    String lead,
    Link back,
    String action,
    String key,
    String button,
    boolean sendsFiles,
    List<Fact> facts,
    List<Field> fields,
    List<FieldProblem> problems) {
  /// Keeps copies.
  public FormPage {
    facts = List.copyOf(facts);
    fields = List.copyOf(fields);
    problems = List.copyOf(problems);
  }

  /// Something known.
  public record Fact(String label, String value) {}

  /// Something asked.
  ///
  /// @param name of the field
  /// @param kind `text`, `number`, `date`, `area`, `select`, `radio`, `check`, `photo` or `file`;
  ///   of several answers at once `checks`, `numbers` or `dates`
  /// @param label above it
  /// @param hint under the label; empty if none
  /// @param value typed before, or suggested
  /// @param choices of a `select` or `radio`; what a field of several answers asks for
  /// @param required whether it must be filled
  /// @param problem what is wrong with it; empty if nothing
  public record Field(
      String name,
      String kind,
      String label,
      String hint,
      String value,
      List<Choice> choices,
      boolean required,
      String problem) {
    /// Keeps a copy.
    public Field {
      choices = List.copyOf(choices);
    }

    /// The elements that say more about it, by their ids: its hint and what is wrong with it.
    public String described() {
      return Stream.of(
              hint.isEmpty() ? "" : "hint-" + name, problem.isEmpty() ? "" : "error-" + name)
          .filter(id -> !id.isEmpty())
          .collect(Collectors.joining(" "));
    }

    /// Whether it asks for several answers at once, each in an input of its own.
    public boolean severalAnswers() {
      return List.of("checks", "numbers", "dates").contains(kind);
    }
  }

  /// One of several answers.
  ///
  /// @param typed what stands in its own input, in a field of several answers
  public record Choice(String value, String words, String typed) {
    /// One that is chosen and has no input of its own.
    public Choice(String value, String words) {
      this(value, words, "");
    }
  }

  /// Something wrong, and with which field; empty for the form as a whole.
  public record FieldProblem(String field, String words) {}
}
