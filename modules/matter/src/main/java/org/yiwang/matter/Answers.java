package org.yiwang.matter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was answered to the fields of a form or an act, as written; checked against the fields by
/// the decider.
///
/// @param values the answers of each field; never an empty list
public record Answers(Map<String, List<String>> values) {
  /// Nothing answered.
  public static final Answers NONE = new Answers(Map.of());

  public Answers {
    var kept = new LinkedHashMap<String, List<String>>();
    values.forEach((field, given) -> {
      if (!given.isEmpty()) {
        kept.put(field, List.copyOf(given));
      }
    });
    values = Map.copyOf(kept);
  }

  /// One answer.
  public static Answers of(String field, String... given) {
    return new Answers(Map.of(field, List.of(given)));
  }

  /// The only answer to a field, if there is one.
  public Optional<String> find(String field) {
    return list(field).stream().findFirst();
  }

  /// All answers to a field.
  public List<String> list(String field) {
    return values.getOrDefault(field, List.of());
  }

  /// These answers with others in the place of the same fields'.
  public Answers with(Answers others) {
    var all = new LinkedHashMap<>(values);
    all.putAll(others.values);
    return new Answers(all);
  }

  /// One more answer.
  public Answers and(String field, String... given) {
    return with(of(field, given));
  }

  /// These answers without those to some fields.
  Answers without(List<String> fields) {
    var some = new LinkedHashMap<>(values);
    some.keySet().removeAll(fields);
    return new Answers(some);
  }

  /// Only the answers to these fields.
  Answers only(List<String> fields) {
    var some = new LinkedHashMap<>(values);
    some.keySet().retainAll(fields);
    return new Answers(some);
  }
}
