package org.yiwang.matter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yiwang.decisions.feel.Formula;
import org.yiwang.decisions.feel.Names;
import org.yiwang.decisions.feel.Parser;
import org.yiwang.decisions.feel.Place;
import org.yiwang.decisions.feel.SyntaxProblem;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Type.Simple;
import org.yiwang.pack.Text;

/// What a rule of a matter may name, with types: its fields, how often each act was done, and what
/// the engine knows of every matter.
///
/// @param schema the names
record Feel(Type.ContextOf schema) {
  private static final Map<String, Type> OWN_TYPES =
      Map.ofEntries(
          Map.entry("unit", Simple.STRING),
          Map.entry("duty", Simple.STRING),
          Map.entry("reported_as", Simple.STRING),
          Map.entry("channel", Simple.STRING),
          Map.entry("children", Simple.NUMBER),
          Map.entry("open_children", Simple.NUMBER),
          Map.entry("bounces", Simple.NUMBER),
          Map.entry("cycle", Simple.NUMBER),
          Map.entry("rating", Simple.NUMBER),
          Map.entry("overdue", Simple.BOOLEAN),
          Map.entry("conflict", Simple.BOOLEAN),
          Map.entry(
              "place",
              new Type.ContextOf(
                  Map.of(
                      "site", Simple.STRING,
                      "subdistrict", Simple.STRING,
                      "address", Simple.STRING))),
          Map.entry("done", Simple.ANY));

  /// Names that no field may take.
  static final List<String> OWN = OWN_TYPES.keySet().stream().sorted().toList();

  /// The names of these fields and acts.
  static Feel of(List<Field> fields, List<Life.Act> acts) {
    var all = new LinkedHashMap<>(OWN_TYPES);
    fields.forEach(field -> all.put(field.field(), type(field)));
    var done = new LinkedHashMap<String, Type>();
    acts.forEach(act -> done.put(act.act(), Simple.NUMBER));
    all.put("done", new Type.ContextOf(done));
    return new Feel(new Type.ContextOf(all));
  }

  private static Type type(Field field) {
    return switch (field.kind()) {
      case TEXT, UNIT -> Simple.STRING;
      case NUMBER -> Simple.NUMBER;
      case YES -> Simple.BOOLEAN;
      case DAY -> Simple.DATE;
      case OPTION -> choice(field);
      case OPTIONS -> new Type.ListOf(choice(field));
      case IMAGE, FILE, UNITS, CODES -> new Type.ListOf(Simple.STRING);
    };
  }

  private static Type choice(Field field) {
    var allowed =
        field.options().stream()
            .map(option -> "\"" + option.option() + "\"")
            .collect(Collectors.joining(", "));
    try {
      return new Type.Restricted(
          field.field(), Simple.STRING, Parser.unaryTests(allowed, Names.none(), Place.START));
    } catch (SyntaxProblem unfit) {
      return Simple.STRING;
    }
  }

  /// A condition read against the names.
  Formula.Reading read(String condition) {
    return Formula.read(condition, Place.START, schema, Simple.BOOLEAN);
  }

  /// Everything wrong with a condition; empty when nothing is.
  List<Text> faults(String condition) {
    return switch (read(condition)) {
      case Formula.Reading.Sound _ -> List.of();
      case Formula.Reading.Unsound(var findings) ->
          findings.stream()
              .map(finding ->
                  new Text(
                      "“"
                          + condition
                          + "”第 "
                          + finding.place().column()
                          + " 列："
                          + finding.chinese(),
                      "'"
                          + condition
                          + "', column "
                          + finding.place().column()
                          + ": "
                          + finding.english()))
              .toList();
    };
  }
}
