package org.yiwang.decisions.feel;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A built-in function with all its forms. The first form that the arguments fit is taken.
record Builtin(String name, List<Form> forms) implements Value.Function {
  private static final int STEPS = 10;

  /// Functions that do not look into the items and fields of their arguments.
  private static final Set<String> SHALLOW =
      Set.of(
          "count",
          "append",
          "concatenate",
          "insert before",
          "remove",
          "reverse",
          "sublist",
          "list replace",
          "get value",
          "get entries",
          "context",
          "context put",
          "context merge");

  /// What one form does; optional arguments that were not given are absent.
  interface Body {
    Value of(List<Value> arguments, Evaluator evaluator);
  }

  /// One parameter.
  record Parameter(String name, Type type, boolean optional, boolean nullable, boolean many) {}

  /// One form: its parameters and what it does.
  record Form(List<Parameter> parameters, Body body) {}

  /// A form from its signature, as `string: string, start position: number, length: number?`. A
  /// type followed by `?` may be left out, by `!` may be null, by `*` may come any number of times.
  static Form form(String signature, Body body) {
    var parameters = new ArrayList<Parameter>();
    for (var part : signature.isEmpty() ? new String[0] : signature.split(", ")) {
      var colon = part.indexOf(':');
      var type = part.substring(colon + 1).strip();
      var last = type.charAt(type.length() - 1);
      var bare = "?!*".indexOf(last) >= 0 ? type.substring(0, type.length() - 1) : type;
      var known = bare.equals("function") ? Type.Simple.ANY : type(bare);
      parameters.add(
          new Parameter(
              part.substring(0, colon),
              known,
              last == '?',
              last == '!' || bare.equals("Any") || bare.equals("list<Any>"),
              last == '*'));
    }
    return new Form(List.copyOf(parameters), body);
  }

  private static Type type(String name) {
    return name.startsWith("list<")
        ? new Type.ListOf(type(name.substring(5, name.length() - 1)))
        : Type.find(name).orElseThrow(() -> new IllegalStateException("no type " + name));
  }

  @Override
  public List<String> parameters() {
    return forms.getFirst().parameters().stream().map(Parameter::name).toList();
  }

  @Override
  public Type type() {
    return new Type.FunctionOf(
        forms.getFirst().parameters().stream().map(Parameter::type).toList(), Type.Simple.ANY);
  }

  @Override
  public Value call(Arguments arguments, Evaluator evaluator) {
    var budget = evaluator.budget();
    budget.spend(STEPS);
    for (var argument : arguments.values()) {
      budget.look(argument);
      if (!SHALLOW.contains(name)) {
        budget.spend(Value.size(argument));
      }
    }
    try {
      var value = fitting(arguments, evaluator);
      budget.make(value);
      return value;
    } catch (ArithmeticException | DateTimeException outOfRange) {
      return Value.nothing(name + " 的结果超出范围 · the result of " + name + " is out of range");
    }
  }

  private Value fitting(Arguments arguments, Evaluator evaluator) {
    Optional<Value> nearest = Optional.empty();
    for (var coerce : new boolean[] {false, true}) {
      for (var form : forms) {
        var bound = bound(form, arguments, evaluator, coerce);
        if (bound.isPresent()) {
          var value = form.body().of(bound.get(), evaluator);
          if (!value.isNothing()) {
            return value;
          }
          nearest = nearest.isPresent() ? nearest : Optional.of(value);
        }
      }
      if (nearest.isPresent()) {
        return nearest.get();
      }
    }
    return Value.nothing(name + " 的参数不合 · the arguments do not fit " + name);
  }

  private static Optional<List<Value>> bound(
      Form form, Arguments arguments, Evaluator evaluator, boolean coerce) {
    var parameters = form.parameters();
    var given = new ArrayList<Value>();
    if (!arguments.names().isEmpty()) {
      if (!byName(form, arguments, given)) {
        return Optional.empty();
      }
    } else {
      given.addAll(arguments.values());
    }
    var many = !parameters.isEmpty() && parameters.getLast().many();
    if (!many && given.size() > parameters.size()) {
      return Optional.empty();
    }
    var bound = new ArrayList<Value>();
    for (var i = 0; i < given.size(); i++) {
      var parameter = parameters.get(Math.min(i, parameters.size() - 1));
      var value = given.get(i);
      if (value.isNothing() && !parameter.nullable()) {
        return Optional.empty();
      }
      var fit = Type.conforms(value, parameter.type(), evaluator);
      if (!fit && coerce) {
        value = Type.coerced(value, parameter.type(), evaluator);
        fit = !value.isNothing() && parameter.type() != Type.Simple.DATE_TIME;
      }
      if (!fit) {
        return Optional.empty();
      }
      bound.add(value);
    }
    for (var i = given.size(); i < parameters.size(); i++) {
      if (!parameters.get(i).optional()) {
        return Optional.empty();
      }
    }
    return Optional.of(bound);
  }

  private static boolean byName(Form form, Arguments arguments, List<Value> given) {
    var left = arguments.names().size();
    for (var parameter : form.parameters()) {
      var at = arguments.names().indexOf(parameter.name());
      if (at >= 0) {
        given.add(arguments.values().get(at));
        left--;
      } else if (left > 0) {
        return false;
      }
    }
    return left == 0;
  }
}
