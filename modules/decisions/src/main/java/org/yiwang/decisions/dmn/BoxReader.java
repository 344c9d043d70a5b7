package org.yiwang.decisions.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Expression.TypeName;
import org.yiwang.decisions.feel.Finding;
import org.yiwang.decisions.feel.Names;
import org.yiwang.decisions.feel.Parser;
import org.yiwang.decisions.feel.Place;
import org.yiwang.decisions.feel.SyntaxProblem;
import org.yiwang.decisions.feel.Value;

/// Turns boxed expressions into trees. Text that is no FEEL is reported and stands for null.
final class BoxReader {
  static final Set<String> BOXES =
      Set.of(
          "literalExpression",
          "decisionTable",
          "context",
          "list",
          "relation",
          "invocation",
          "functionDefinition",
          "conditional",
          "filter",
          "for",
          "some",
          "every");

  private final Names names;
  private final List<Finding> findings;
  private final String cell;

  BoxReader(Names names, List<Finding> findings, String cell) {
    this.names = names;
    this.findings = findings;
    this.cell = cell;
  }

  private BoxReader knowing(List<String> more) {
    return new BoxReader(names.with(more), findings, cell);
  }

  BoxReader at(String inner) {
    return new BoxReader(names, findings, cell + " / " + inner);
  }

  static Optional<Element> box(Element parent) {
    return parent.children().stream().filter(child -> BOXES.contains(child.name())).findFirst();
  }

  /// The boxed expression inside an element; null when there is none.
  Expression inside(Element parent) {
    return box(parent).map(this::read).orElseGet(() -> nothing(parent.place()));
  }

  static Expression nothing(Place place) {
    return new Expression.Literal(place, Value.Nothing.PLAIN);
  }

  private Expression read(Element box) {
    return typed(untyped(box), box.attribute("typeRef"));
  }

  static Expression typed(Expression inner, String type) {
    return type.isBlank() ? inner : new Expression.Typed(inner.place(), inner, type(type));
  }

  static TypeName type(String name) {
    return TypeName.of(name.isBlank() ? "Any" : Names.normal(name));
  }

  private Expression untyped(Element box) {
    return switch (box.name()) {
      case "literalExpression" -> text(box.first("text").orElse(box));
      case "decisionTable" ->
          new Expression.Decide(box.place(), new TableReader(this, findings, cell).read(box));
      case "context" -> context(box);
      case "list" ->
          new Expression.ListOf(
              box.place(),
              box.children().stream()
                  .filter(child -> BOXES.contains(child.name()))
                  .map(this::read)
                  .toList());
      case "relation" -> relation(box);
      case "invocation" -> invocation(box);
      case "functionDefinition" -> function(box);
      case "conditional" ->
          new Expression.If(box.place(), part(box, "if"), part(box, "then"), part(box, "else"));
      case "filter" -> {
        var inner = new BoxReader(names.withMembers(), findings, cell).knowing(List.of("item"));
        yield new Expression.Filter(box.place(), part(box, "in"), inner.part(box, "match"));
      }
      default -> iteration(box);
    };
  }

  private Expression part(Element box, String name) {
    return box.first(name).map(this::inside).orElseGet(() -> nothing(box.place()));
  }

  private Expression iteration(Element box) {
    var name = Names.normal(box.attribute("iteratorVariable"));
    var list = part(box, "in");
    var inner = knowing(List.of(name, "partial"));
    var over = List.of(new Expression.Iteration(name, list));
    return box.name().equals("for")
        ? new Expression.For(box.place(), over, inner.part(box, "return"))
        : new Expression.Quantified(
            box.place(), box.name().equals("every"), over, inner.part(box, "satisfies"));
  }

  private Expression context(Element box) {
    var entries = new ArrayList<Expression.Entry>();
    var inner = this;
    for (var entry : box.all("contextEntry")) {
      var variable = entry.first("variable");
      var type = variable.map(found -> found.attribute("typeRef")).orElse("");
      var name = variable.map(found -> Names.normal(found.attribute("name"))).orElse("");
      entries.add(
          new Expression.Entry(
              name,
              typed(name.isEmpty() ? inner.inside(entry) : inner.at(name).inside(entry), type)));
      if (!name.isEmpty()) {
        inner = inner.knowing(List.of(name));
      }
    }
    var context = new Expression.ContextOf(box.place(), List.copyOf(entries));
    var result = !entries.isEmpty() && entries.getLast().name().isEmpty();
    return result ? new Expression.Path(box.place(), context, "") : context;
  }

  private Expression relation(Element box) {
    var columns =
        box.all("column").stream().map(column -> Names.normal(column.attribute("name"))).toList();
    var rows = new ArrayList<Expression>();
    for (var row : box.all("row")) {
      var cells = row.children().stream().filter(cell -> BOXES.contains(cell.name())).toList();
      var entries = new ArrayList<Expression.Entry>();
      for (var i = 0; i < Math.min(columns.size(), cells.size()); i++) {
        entries.add(new Expression.Entry(columns.get(i), read(cells.get(i))));
      }
      rows.add(new Expression.ContextOf(row.place(), List.copyOf(entries)));
    }
    return new Expression.ListOf(box.place(), List.copyOf(rows));
  }

  private Expression invocation(Element box) {
    var names = new ArrayList<String>();
    var arguments = new ArrayList<Expression>();
    for (var binding : box.all("binding")) {
      names.add(Names.normal(binding.first("parameter").map(p -> p.attribute("name")).orElse("")));
      arguments.add(inside(binding));
    }
    return new Expression.Call(
        box.place(), inside(box), List.copyOf(arguments), List.copyOf(names));
  }

  Expression function(Element box) {
    var parameters = new ArrayList<Expression.Parameter>();
    for (var parameter : box.all("formalParameter")) {
      parameters.add(
          new Expression.Parameter(
              Names.normal(parameter.attribute("name")), type(parameter.attribute("typeRef"))));
    }
    var inner = knowing(parameters.stream().map(Expression.Parameter::name).toList());
    var body = inner.inside(box);
    var java = box.attribute("kind").equals("Java");
    if (java) {
      body = new Expression.ContextOf(box.place(), List.of(new Expression.Entry("java", body)));
    }
    return new Expression.FunctionOf(
        box.place(), List.copyOf(parameters), body, java || box.attribute("kind").equals("PMML"));
  }

  /// FEEL text of an element.
  Expression text(Element element) {
    if (element.text().isBlank()) {
      return nothing(element.place());
    }
    try {
      return Parser.expression(element.text(), names, element.place());
    } catch (SyntaxProblem problem) {
      return failed(problem);
    }
  }

  /// The tests of a cell.
  Expression.UnaryTests tests(Element element) {
    var text = element.first("text").orElse(element);
    if (text.text().isBlank()) {
      return new Expression.UnaryTests(element.place(), List.of(), false);
    }
    try {
      return Parser.unaryTests(text.text(), names, text.place());
    } catch (SyntaxProblem problem) {
      var failed = failed(problem);
      return new Expression.UnaryTests(
          element.place(), List.of(new Expression.Typed(failed.place(), failed, type(""))), false);
    }
  }

  private Expression failed(SyntaxProblem problem) {
    findings.add(new Finding(problem.place(), cell, problem.chinese(), problem.english()));
    return new Expression.Literal(
        problem.place(), Value.nothing(problem.chinese() + " · " + problem.english()));
  }
}
