package org.yiwang.decisions.dmn;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yiwang.decisions.feel.Closure;
import org.yiwang.decisions.feel.Evaluator;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.LimitExceeded;
import org.yiwang.decisions.feel.Scope;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// One evaluation of a model for one subject. Each decision is made once.
final class Evaluation {
  private final DecisionModel model;
  private final Map<String, Value> inputs;
  private final Evaluator evaluator;
  private final Map<String, Value> made = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  Evaluation(DecisionModel model, Map<String, Value> inputs, ZonedDateTime now) {
    this(model, inputs, new Evaluator(model.types(), now));
  }

  private Evaluation(DecisionModel model, Map<String, Value> inputs, Evaluator evaluator) {
    this.model = model;
    this.inputs = inputs;
    this.evaluator = evaluator;
  }

  long steps() {
    return evaluator.steps();
  }

  Value byName(String name) {
    var node = model.findNamed(name);
    if (node.isEmpty()) {
      return Value.nothing("没有这个决策 · no such decision: " + name);
    }
    try {
      var value = value(node.get());
      if (node.get() instanceof Node.Decision || !(value instanceof Value.Function function)) {
        return value;
      }
      var arguments = new ArrayList<Value>();
      function
          .parameters()
          .forEach(parameter -> arguments.add(inputs.getOrDefault(parameter, Value.Nothing.PLAIN)));
      return function.call(new Value.Arguments(arguments, List.of()), evaluator);
    } catch (LimitExceeded exceeded) {
      return Value.nothing(String.valueOf(exceeded.getMessage()));
    }
  }

  Value value(Node node) {
    var known = made.get(node.id());
    if (known != null) {
      return known;
    }
    if (!open.add(node.id())) {
      return Value.nothing("循环依赖 · a circle of requirements");
    }
    if (open.size() > GraphCheck.CHAIN_MAX) {
      open.remove(node.id());
      return Value.nothing("依赖链过长 · the chain of requirements is too long");
    }
    var value =
        switch (node) {
          case Node.Input input -> input(input);
          case Node.Decision decision ->
              evaluator.evaluate(decision.logic(), scope(decision.requires()));
          case Node.Knowledge knowledge -> knowledge(knowledge);
          case Node.Service service -> service(service);
        };
    open.remove(node.id());
    made.put(node.id(), value);
    return value;
  }

  private Value input(Node.Input input) {
    var given =
        inputs.getOrDefault(
            input.name(), Value.nothing("没有给出 " + input.name() + " · not given: " + input.name()));
    return Type.find(input.type(), model.types())
        .map(type -> Type.coerced(given, type, evaluator))
        .orElse(given);
  }

  private Value knowledge(Node.Knowledge knowledge) {
    var function = evaluator.evaluate(knowledge.function(), scope(knowledge.requires()));
    var result = returned(knowledge.result());
    return function instanceof Closure closure
        ? new Closure(closure.parameters(), closure.types(), result, closure.body())
        : function;
  }

  /// What a function gives whose variable has this type: the type may be that of the function or
  /// that of its result.
  private Type returned(Expression.TypeName written) {
    return Type.find(written, model.types())
        .map(type -> type instanceof Type.FunctionOf function ? function.result() : type)
        .orElse(Type.Simple.ANY);
  }

  private Scope scope(List<String> references) {
    var values = new LinkedHashMap<String, Value>();
    var foreign = new LinkedHashMap<String, Map<String, Value>>();
    for (var reference : references) {
      var node = find(reference);
      if (node.isPresent()) {
        values.put(node.get().name(), value(node.get()));
      } else {
        imported(reference, foreign);
      }
    }
    foreign.forEach((name, fields) -> {
      if (name.isEmpty()) {
        values.putAll(fields);
      } else {
        values.put(name, new Value.Fields(fields));
      }
    });
    return Scope.of(values);
  }

  private Optional<Node> find(String reference) {
    var hash = reference.indexOf('#');
    var local =
        hash > 0 && reference.substring(0, hash).equals(model.namespace())
            ? reference.substring(hash + 1)
            : reference;
    return Optional.ofNullable(model.nodes().get(local));
  }

  private void imported(String reference, Map<String, Map<String, Value>> foreign) {
    var hash = reference.indexOf('#');
    if (hash < 0) {
      return;
    }
    model
        .imported()
        .forEach((name, other) -> {
          var node = other.nodes().get(reference.substring(hash + 1));
          if (node != null && other.namespace().equals(reference.substring(0, hash))) {
            var own = inputs.get(name) instanceof Value.Fields fields ? fields.fields() : inputs;
            foreign
                .computeIfAbsent(name, _ -> new LinkedHashMap<>())
                .put(
                    node.name(),
                    new Evaluation(other, own, evaluator.within(other.types())).value(node));
          }
        });
  }

  private Value service(Node.Service service) {
    var names = new ArrayList<String>();
    var types = new ArrayList<Type>();
    var given = new LinkedHashMap<String, String>();
    service.inputs().forEach(reference -> parameter(reference, names, types, given));
    service.inputDecisions().forEach(reference -> parameter(reference, names, types, given));
    var result = returned(service.result());
    return new Closure(
        List.copyOf(names),
        List.copyOf(types),
        result,
        (arguments, _) -> {
          var inner = new Evaluation(model, arguments, evaluator);
          given.forEach(
              (id, name) -> inner.made.put(id, arguments.getOrDefault(name, Value.Nothing.PLAIN)));
          var outputs = new LinkedHashMap<String, Value>();
          for (var output : service.outputs()) {
            find(output).ifPresent(node -> outputs.put(node.name(), inner.value(node)));
          }
          return outputs.size() == 1
              ? outputs.values().iterator().next()
              : new Value.Fields(outputs);
        });
  }

  private void parameter(
      String reference, List<String> names, List<Type> types, Map<String, String> given) {
    find(reference)
        .ifPresent(node -> {
          names.add(node.name());
          given.put(node.id(), node.name());
          types.add(
              switch (node) {
                case Node.Input input ->
                    Type.find(input.type(), model.types()).orElse(Type.Simple.ANY);
                case Node.Decision decision
                    when decision.logic() instanceof Expression.Typed typed ->
                    Type.find(typed.type(), model.types()).orElse(Type.Simple.ANY);
                default -> Type.Simple.ANY;
              });
        });
  }
}
