package org.yiwang.decisions.dmn;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.feel.Closure;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// One thing that a decision stands on, for those who evaluate it in another way than by walking.
public sealed interface Part {
  /// Unique within the model.
  String id();

  /// The name by which expressions know it.
  String name();

  /// What is given from outside.
  record Given(String id, String name, Type type) implements Part {}

  /// A decision.
  ///
  /// @param needs ids of the parts whose names its logic may use
  record Made(String id, String name, Expression logic, List<String> needs) implements Part {}

  /// A function that decisions share; it knows nothing of any subject.
  ///
  /// @param written its text, when it is a function written in FEEL
  /// @param result what its result is made to conform to
  record Shared(
      String id,
      String name,
      Value value,
      Optional<Expression.FunctionOf> written,
      Type result,
      List<String> needs)
      implements Part {}

  /// The parts of a decision, each after those it needs, the decision last; empty when some of them
  /// are missing, go round in a circle, or belong to another model.
  static Optional<List<Part>> of(DecisionModel model, String decision, ZonedDateTime now) {
    var found =
        model.nodes().values().stream()
            .filter(node -> node instanceof Node.Decision && node.name().equals(decision))
            .findFirst();
    var parts = new LinkedHashMap<String, Part>();
    return found.isPresent() && collect(model, found.get(), parts, new ArrayList<>(), now)
        ? Optional.of(List.copyOf(parts.values()))
        : Optional.empty();
  }

  private static boolean collect(
      DecisionModel model,
      Node node,
      Map<String, Part> parts,
      List<String> open,
      ZonedDateTime now) {
    if (parts.containsKey(node.id())) {
      return true;
    }
    if (open.contains(node.id())) {
      return false;
    }
    open.add(node.id());
    var whole =
        switch (node) {
          case Node.Service _ -> true;
          default ->
              GraphCheck.requires(node).stream()
                  .allMatch(id -> {
                    var next = model.nodes().get(id);
                    return next != null && collect(model, next, parts, open, now);
                  });
        };
    open.removeLast();
    if (whole) {
      parts.put(node.id(), part(model, node, now));
    }
    return whole;
  }

  /// All functions of a model, by name.
  static Scope functions(DecisionModel model, ZonedDateTime now) {
    var functions = new LinkedHashMap<String, Value>();
    model
        .nodes()
        .values()
        .forEach(node -> {
          if (node instanceof Node.Knowledge || node instanceof Node.Service) {
            functions.put(node.name(), new Evaluation(model, Map.of(), now).value(node));
          }
        });
    return Scope.of(functions);
  }

  /// The functions that a function may call, by name.
  static Map<String, Shared> functions(DecisionModel model, Shared function, ZonedDateTime now) {
    var functions = new LinkedHashMap<String, Shared>();
    for (var id : function.needs()) {
      var node = model.nodes().get(id);
      if (node != null && part(model, node, now) instanceof Shared shared) {
        functions.put(shared.name(), shared);
      }
    }
    return functions;
  }

  private static Part part(DecisionModel model, Node node, ZonedDateTime now) {
    return switch (node) {
      case Node.Input input ->
          new Given(
              input.id(),
              input.name(),
              Type.find(input.type(), model.types()).orElse(Type.Simple.ANY));
      case Node.Decision decision ->
          new Made(decision.id(), decision.name(), decision.logic(), decision.requires());
      case Node.Knowledge knowledge -> {
        var value = new Evaluation(model, Map.of(), now).value(knowledge);
        var written =
            value instanceof Closure
                    && knowledge.function() instanceof Expression.FunctionOf function
                ? Optional.of(function)
                : Optional.<Expression.FunctionOf>empty();
        yield new Shared(
            knowledge.id(),
            knowledge.name(),
            value,
            written,
            value instanceof Closure closure ? closure.result() : Type.Simple.ANY,
            knowledge.requires());
      }
      case Node.Service service ->
          new Shared(
              service.id(),
              service.name(),
              new Evaluation(model, Map.of(), now).value(service),
              Optional.empty(),
              Type.Simple.ANY,
              List.of());
    };
  }
}
