package org.yiwang.decisions.dmn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Finding;
import org.yiwang.decisions.feel.Names;
import org.yiwang.decisions.feel.Parser;
import org.yiwang.decisions.feel.SyntaxProblem;
import org.yiwang.decisions.feel.Type;

/// Builds a model from the elements of its file.
final class ModelReader {
  /// How deep types may refer to types that are defined further down.
  private static final int ROUNDS_MAX = 200;

  private final Element root;
  private final Map<String, DecisionModel> imported;
  private final List<Finding> findings;
  private final Set<String> variables = new LinkedHashSet<>();
  private final Set<String> members = new LinkedHashSet<>();
  private Names names = Names.none();
  private final Map<String, Type> types = new LinkedHashMap<>();
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  /// @param imported models by the names under which they are imported
  /// @param findings what was found wrong so far; takes what is found from now on
  ModelReader(Element root, Map<String, DecisionModel> imported, List<Finding> findings) {
    this.root = root;
    this.imported = imported;
    this.findings = findings;
  }

  DecisionModel read() {
    collectNames(root);
    members.remove("");
    variables.remove("");
    imported.forEach((name, model) -> {
      variables.add(name);
      members.addAll(model.names());
      members.addAll(model.members());
      model.types().forEach((type, meaning) -> types.put(name + "." + type, meaning));
    });
    names = new Names(variables, members);
    readTypes();
    root.children().forEach(this::node);
    return new DecisionModel(
        Names.normal(root.attribute("name")),
        root.attribute("namespace"),
        types,
        nodes,
        imported,
        List.copyOf(members),
        findings);
  }

  private void collectNames(Element element) {
    for (var child : element.children()) {
      var name = Names.normal(child.attribute("name"));
      switch (child.name()) {
        case "inputData", "decision", "businessKnowledgeModel", "decisionService" -> {
          variables.add(name);
          members.add(name);
          child
              .first("variable")
              .ifPresent(variable -> {
                variables.add(Names.normal(variable.attribute("name")));
              });
        }
        case "itemComponent", "variable", "column", "output" -> members.add(name);
        default -> {}
      }
      collectNames(child);
    }
  }

  /// Types may refer to types further down: repeats until nothing new is found.
  private void readTypes() {
    var left = new ArrayList<>(root.all("itemDefinition"));
    for (var round = 0; !left.isEmpty(); round++) {
      var before = round < ROUNDS_MAX ? left.size() : 0;
      left.removeIf(item -> {
        var type = item(item, Names.normal(item.attribute("name")));
        type.ifPresent(found -> types.put(Names.normal(item.attribute("name")), found));
        return type.isPresent();
      });
      if (left.size() >= before) {
        for (var item : left) {
          findings.add(
              new Finding(
                  item.place(),
                  item.attribute("name"),
                  "类型不认识，或循环定义",
                  "refers to an unknown type, or to itself"));
        }
        return;
      }
    }
  }

  private java.util.Optional<Type> item(Element item, String name) {
    java.util.Optional<Type> type;
    var components = item.all("itemComponent");
    var function = item.first("functionItem");
    if (function.isPresent()) {
      type = function(function.get());
    } else if (components.isEmpty()) {
      type = Type.find(BoxReader.type(item.textOf("typeRef").strip()), types);
    } else {
      var fields = new LinkedHashMap<String, Type>();
      for (var component : components) {
        var inner = item(component, Names.normal(component.attribute("name")));
        if (inner.isEmpty()) {
          return inner;
        }
        fields.put(Names.normal(component.attribute("name")), inner.get());
      }
      type = java.util.Optional.of(new Type.ContextOf(fields));
    }
    var list = item.attribute("isCollection").equals("true");
    var allowed = item.first("allowedValues").or(() -> item.first("typeConstraint"));
    if (allowed.isPresent() && type.isPresent()) {
      var text = allowed.get().first("text").orElse(allowed.get());
      try {
        var tests = Parser.unaryTests(text.text(), names, text.place());
        type = type.map(of -> new Type.Restricted(name, of, tests));
      } catch (SyntaxProblem problem) {
        findings.add(new Finding(problem.place(), name, problem.chinese(), problem.english()));
      }
    }
    return list ? type.map(Type.ListOf::new) : type;
  }

  private java.util.Optional<Type> function(Element item) {
    var parameters = new ArrayList<Type>();
    for (var parameter : item.all("parameters")) {
      var type = Type.find(BoxReader.type(parameter.attribute("typeRef")), types);
      if (type.isEmpty()) {
        return type;
      }
      parameters.add(type.get());
    }
    return Type.find(BoxReader.type(item.attribute("outputTypeRef")), types)
        .map(result -> new Type.FunctionOf(List.copyOf(parameters), result));
  }

  private void node(Element element) {
    var id =
        element.attribute("id").isEmpty() ? element.attribute("name") : element.attribute("id");
    var variable = element.first("variable");
    var name = Names.normal(element.attribute("name"));
    var typeRef = variable.map(found -> found.attribute("typeRef")).orElse("");
    var boxes = new BoxReader(names, findings, name);
    switch (element.name()) {
      case "inputData" -> add(new Node.Input(id, name, element.place(), type(element, typeRef)));
      case "decision" ->
          add(
              new Node.Decision(
                  id,
                  name,
                  element.place(),
                  new Expression.Typed(
                      element.place(), boxes.inside(element), BoxReader.type(typeRef)),
                  requires(element)));
      case "businessKnowledgeModel" ->
          element
              .first("encapsulatedLogic")
              .ifPresent(logic ->
                  add(
                      new Node.Knowledge(
                          id,
                          name,
                          element.place(),
                          boxes.function(logic),
                          BoxReader.type(
                              logic.attribute("typeRef").isBlank()
                                  ? typeRef
                                  : logic.attribute("typeRef")),
                          requires(element))));
      case "decisionService" ->
          add(
              new Node.Service(
                  id,
                  name,
                  element.place(),
                  references(element, "inputData"),
                  references(element, "inputDecision"),
                  references(element, "outputDecision"),
                  BoxReader.type(typeRef)));
      default -> {}
    }
  }

  private Expression.TypeName type(Element element, String typeRef) {
    var type = BoxReader.type(typeRef);
    if (Type.find(type, types).isEmpty()) {
      findings.add(
          new Finding(
              element.place(),
              element.attribute("name"),
              "不认识的类型 " + typeRef,
              "unknown type " + typeRef));
    }
    return type;
  }

  private void add(Node node) {
    if (nodes.put(node.id(), node) != null) {
      findings.add(
          new Finding(node.place(), node.name(), "标识重复 " + node.id(), "an id twice: " + node.id()));
    }
  }

  private static List<String> references(Element element, String name) {
    return element.all(name).stream().map(child -> reference(child.attribute("href"))).toList();
  }

  /// `#id` of this model stays `id`; `namespace#id` stays as it is.
  private static String reference(String href) {
    return href.startsWith("#") ? href.substring(1) : href;
  }

  private static List<String> requires(Element element) {
    var references = new ArrayList<String>();
    for (var requirement : element.children()) {
      if (requirement.name().equals("informationRequirement")
          || requirement.name().equals("knowledgeRequirement")) {
        requirement.children().forEach(child -> references.add(reference(child.attribute("href"))));
      }
    }
    references.removeIf(String::isEmpty);
    return List.copyOf(references);
  }
}
