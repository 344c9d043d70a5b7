package org.yiwang.decisions.dmn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.feel.Evaluator;
import org.yiwang.decisions.feel.Names;
import org.yiwang.decisions.feel.Parser;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.SyntaxProblem;
import org.yiwang.decisions.feel.Value;

/// A file of test cases of the DMN TCK.
///
/// @param model the file name of the model; empty when the file holds no test cases
public record TckFile(String model, List<Case> cases) {
  /// One case.
  ///
  /// @param invocable the service or function to call; empty to make the decisions named as results
  public record Case(
      String id, String invocable, Map<String, Value> inputs, List<Expected> results) {}

  /// One result to be had.
  public record Expected(String name, Value expected) {}

  /// Reads a file of test cases.
  ///
  /// @throws SyntaxProblem when it is no XML
  public static TckFile read(String xml) throws SyntaxProblem {
    var root = XmlReader.read(xml);
    if (!root.name().equals("testCases")) {
      return new TckFile("", List.of());
    }
    var cases = new ArrayList<Case>();
    for (var one : root.all("testCase")) {
      var inputs = new LinkedHashMap<String, Value>();
      for (var input : one.all("inputNode")) {
        inputs.put(Names.normal(input.attribute("name")), value(input));
      }
      var results = new ArrayList<Expected>();
      for (var result : one.all("resultNode")) {
        var expected = result.first("expected").map(TckFile::value).orElse(Value.Nothing.PLAIN);
        results.add(new Expected(Names.normal(result.attribute("name")), expected));
      }
      cases.add(
          new Case(
              one.attribute("id"), Names.normal(one.attribute("invocableName")), inputs, results));
    }
    return new TckFile(root.textOf("modelName").strip(), cases);
  }

  /// The namespace of a model; empty when the text is none. Only its first element is read.
  public static Optional<String> namespace(String xml) {
    try {
      return Optional.of(XmlReader.root(xml).attribute("namespace"));
    } catch (SyntaxProblem none) {
      return Optional.empty();
    }
  }

  private static Value value(Element element) {
    var list = element.first("list");
    if (list.isPresent()) {
      return nil(list.get())
          ? Value.Nothing.PLAIN
          : new Value.Items(list.get().all("item").stream().map(TckFile::value).toList());
    }
    var components = element.all("component");
    if (!components.isEmpty()) {
      var fields = new LinkedHashMap<String, Value>();
      components.forEach(each -> fields.put(Names.normal(each.attribute("name")), value(each)));
      return new Value.Fields(fields);
    }
    return element.first("value").map(TckFile::simple).orElse(Value.Nothing.PLAIN);
  }

  private static boolean nil(Element element) {
    return element.attribute("nil").equals("true");
  }

  private static Value simple(Element element) {
    if (nil(element)) {
      return Value.Nothing.PLAIN;
    }
    var type = element.attribute("type");
    var text = element.text();
    return switch (type.substring(type.indexOf(':') + 1)) {
      case "decimal", "double", "integer", "int", "long", "float" ->
          text.strip().matches("NaN|-?INF")
              ? Value.Nothing.PLAIN
              : Value.of(new BigDecimal(text.strip()));
      case "boolean" -> Value.of(text.strip().equals("true"));
      case "date", "time", "dateTime", "duration", "dayTimeDuration", "yearMonthDuration" ->
          at(text.strip());
      default -> Value.of(text);
    };
  }

  private static Value at(String text) {
    try {
      var expression = Parser.expression("@\"" + text + "\"", Names.none());
      return new Evaluator(Map.of(), java.time.Instant.EPOCH.atZone(java.time.ZoneOffset.UTC))
          .evaluate(expression, Scope.EMPTY);
    } catch (SyntaxProblem impossible) {
      return Value.of(text);
    }
  }
}
