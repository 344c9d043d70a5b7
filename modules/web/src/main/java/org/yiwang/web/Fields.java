package org.yiwang.web;

import java.util.List;
import org.yiwang.web.page.FormPage.Choice;
import org.yiwang.web.page.FormPage.Field;
import org.yiwang.web.page.Texts;

/// Makes the fields of a form; label and hint are the texts `field.{name}` and `field.{name}.hint`.
record Fields(Texts texts) {
  Field text(String name, boolean required) {
    return field(name, "text", "", List.of(), required);
  }

  Field area(String name, boolean required) {
    return field(name, "area", "", List.of(), required);
  }

  Field number(String name, String value, boolean required) {
    return field(name, "number", value, List.of(), required);
  }

  Field date(String name, String value, boolean required) {
    return field(name, "date", value, List.of(), required);
  }

  Field select(String name, List<Choice> choices, String value) {
    return field(name, "select", value, choices, true);
  }

  Field radio(String name, List<Choice> choices, String value) {
    return field(name, "radio", value, choices, true);
  }

  /// Several answers at once; each choice has an input of its own, `{name}.{value}`.
  Field many(String name, String kind, List<Choice> choices) {
    return field(name, kind, "", choices, false);
  }

  Field check(String name) {
    return field(name, "check", "", List.of(), false);
  }

  Field file() {
    return field("file", "file", "", List.of(), false);
  }

  /// A choice whose words are the text `choice.{value}`.
  Choice choice(String value) {
    return new Choice(value, texts.of("choice." + value));
  }

  Field field(String name, String kind, String value, List<Choice> choices, boolean required) {
    var hint = "field." + name + ".hint";
    return new Field(
        name,
        kind,
        texts.of("field." + name),
        texts.has(hint) ? texts.of(hint) : "",
        value,
        choices,
        required,
        "");
  }
}
