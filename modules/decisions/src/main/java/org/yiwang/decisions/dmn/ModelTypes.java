package org.yiwang.decisions.dmn;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Finding;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.TypeCheck;
import org.yiwang.decisions.feel.TypeScope;

/// The types of the nodes of a model, and what they show to be wrong: each expression sees exactly
/// the nodes that its decision requires.
final class ModelTypes {
  private final DecisionModel model;
  private final List<Finding> findings;
  private final Map<String, Type> known = new HashMap<>();
  private int depth;

  /// @param findings takes what is found
  ModelTypes(DecisionModel model, List<Finding> findings) {
    this.model = model;
    this.findings = findings;
  }

  void check() {
    model
        .nodes()
        .values()
        .forEach(node -> {
          var _ = of(node);
        });
  }

  private Type of(Node node) {
    var type = known.get(node.id());
    if (type == null && depth >= GraphCheck.CHAIN_MAX) {
      return Type.Simple.ANY;
    }
    if (type == null) {
      depth++;
      known.put(node.id(), Type.Simple.ANY); // a circle, which is reported elsewhere, ends here
      type = inferred(node);
      known.put(node.id(), type);
      depth--;
    }
    return type;
  }

  private Type inferred(Node node) {
    return switch (node) {
      case Node.Input input -> declared(input.type());
      case Node.Decision decision -> checked(node).of(decision.logic(), scope(decision.requires()));
      case Node.Knowledge knowledge -> {
        var wanted = returned(knowledge.result());
        var function = checked(node).of(knowledge.function(), scope(knowledge.requires()));
        yield wanted != Type.Simple.ANY && function instanceof Type.FunctionOf found
            ? new Type.FunctionOf(found.parameters(), wanted)
            : function;
      }
      case Node.Service service -> service(service);
    };
  }

  private TypeCheck checked(Node node) {
    return new TypeCheck(model.types(), findings, node.name());
  }

  private Type declared(Expression.TypeName type) {
    return Type.find(type, model.types()).orElse(Type.Simple.ANY);
  }

  /// What a function gives whose variable has this type: the type may be that of the function or
  /// that of its result.
  private Type returned(Expression.TypeName type) {
    return declared(type) instanceof Type.FunctionOf function ? function.result() : declared(type);
  }

  private Type service(Node.Service service) {
    var parameters = new LinkedHashMap<String, Type>();
    for (var references : List.of(service.inputs(), service.inputDecisions())) {
      for (var reference : references) {
        model.find(reference).ifPresent(node -> parameters.put(node.id(), of(node)));
      }
    }
    var outputs = new LinkedHashMap<String, Type>();
    for (var reference : service.outputs()) {
      model.find(reference).ifPresent(node -> outputs.put(node.name(), of(node)));
    }
    var result = returned(service.result());
    if (result == Type.Simple.ANY) {
      result =
          outputs.size() == 1 ? outputs.values().iterator().next() : new Type.ContextOf(outputs);
    }
    return new Type.FunctionOf(List.copyOf(parameters.values()), result);
  }

  private TypeScope scope(List<String> references) {
    var own = new LinkedHashMap<String, Type>();
    var foreign = new LinkedHashMap<String, Map<String, Type>>();
    var open = false;
    for (var reference : references) {
      var node = model.find(reference);
      if (node.isPresent()) {
        own.put(node.get().name(), of(node.get()));
      } else {
        open |= !imported(reference, foreign);
      }
    }
    foreign.forEach((name, fields) -> {
      if (name.isEmpty()) {
        own.putAll(fields);
      } else {
        own.put(name, new Type.ContextOf(fields));
      }
    });
    return new TypeScope(own, open);
  }

  /// Whether the reference leads into an imported model.
  private boolean imported(String reference, Map<String, Map<String, Type>> foreign) {
    var hash = reference.indexOf('#');
    for (var each : model.imported().entrySet()) {
      var other = each.getValue();
      var node =
          Optional.ofNullable(other.nodes().get(reference.substring(hash + 1)))
              .filter(_ -> hash > 0 && other.namespace().equals(reference.substring(0, hash)));
      if (node.isPresent()) {
        foreign
            .computeIfAbsent(each.getKey(), _ -> new LinkedHashMap<>())
            .put(node.get().name(), of(other, node.get()));
        return true;
      }
    }
    return false;
  }

  /// The type of one node, without a word on what is wrong.
  static Type of(DecisionModel model, Node node) {
    return new ModelTypes(model, new java.util.ArrayList<>()).of(node);
  }
}
