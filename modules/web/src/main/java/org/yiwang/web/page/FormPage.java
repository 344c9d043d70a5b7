package org.yiwang.web.page;

import java.util.List;

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
  /// @param kind `text`, `number`, `date`, `area`, `select`, `radio`, `check` or `file`
  /// @param label above it
  /// @param hint under the label; empty if none
  /// @param value typed before, or suggested
  /// @param choices of a `select` or `radio`
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
  }

  /// One of several answers.
  public record Choice(String value, String words) {}

  /// Something wrong, and with which field; empty for the form as a whole.
  public record FieldProblem(String field, String words) {}
}
