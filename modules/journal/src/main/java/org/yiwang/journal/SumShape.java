package org.yiwang.journal;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A sealed interface inside a record: the object of its case, with the case's name as `@type`.
///
/// `@` sorts before every letter and cannot begin a Java name, so the tag comes first and never
/// meets a component.
record SumShape(Class<?> type, Map<String, RecordShape> cases) implements Shape {
  static final String TAG = "@type";

  void link(Shapes shapes) {
    addCases(type, shapes);
  }

  private void addCases(Class<?> sealed, Shapes shapes) {
    for (var permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        addCases(permitted, shapes);
      } else if (!permitted.isRecord()) {
        throw new IllegalArgumentException(permitted + " is neither a record nor sealed");
      } else if (cases.put(permitted.getSimpleName(), shapes.ofRecord(permitted)) != null) {
        throw new IllegalArgumentException(
            "two cases named " + permitted.getSimpleName() + ": " + type);
      }
    }
  }

  /// The shape of the case of that name.
  ///
  /// @throws IllegalArgumentException if there is none
  RecordShape get(String name) {
    var shape = cases.get(name);
    if (shape == null) {
      throw new IllegalArgumentException(type.getSimpleName() + " has no case " + name);
    }
    return shape;
  }

  @Override
  public void write(Object value, StringBuilder out) {
    var name = value.getClass().getSimpleName();
    CanonicalJson.string(name, out.append("{\"" + TAG + "\":"));
    get(name).writeProperties(value, ",", out);
    out.append('}');
  }

  @Override
  public Object read(JsonNode json) {
    var tag = json.get(TAG);
    if (tag == null || !tag.isString()) {
      throw new IllegalArgumentException(type.getSimpleName() + ": no " + TAG + " in " + json);
    }
    return get(tag.stringValue()).read(json, 1);
  }
}
