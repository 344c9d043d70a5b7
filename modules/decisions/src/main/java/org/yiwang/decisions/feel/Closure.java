package org.yiwang.decisions.feel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// A function written in FEEL, with the scope in which it was written.
///
/// @param types of the parameters
public record Closure(List<String> parameters, List<Type> types, Type result, Body body)
    implements Value.Function {
  /// What a function does with its arguments, given by the names of its parameters.
  public interface Body {
    /// The value for these arguments.
    Value apply(java.util.Map<String, Value> arguments, Evaluator evaluator);
  }

  static Value of(Expression.FunctionOf function, Scope scope, Evaluator evaluator) {
    var names = new ArrayList<String>();
    var types = new ArrayList<Type>();
    for (var parameter : function.parameters()) {
      var type = evaluator.type(parameter.type());
      if (type.isEmpty()) {
        return Value.nothing("不认识的类型 · unknown type " + Value.shown(parameter.type().name()));
      }
      names.add(parameter.name());
      types.add(type.get());
    }
    if (function.external()) {
      return Foreign.of(names, evaluator.evaluate(function.body(), scope));
    }
    return new Closure(
        List.copyOf(names),
        List.copyOf(types),
        Type.Simple.ANY,
        (arguments, inside) -> inside.evaluate(function.body(), scope.with(arguments)));
  }

  @Override
  public Type type() {
    return new Type.FunctionOf(types, result);
  }

  @Override
  public Value call(Value.Arguments arguments, Evaluator evaluator) {
    if (arguments.values().size() != parameters.size()) {
      return Value.nothing("参数个数不对 · wrong number of arguments");
    }
    var bound = new HashMap<String, Value>();
    for (var i = 0; i < parameters.size(); i++) {
      var at = arguments.names().isEmpty() ? i : arguments.names().indexOf(parameters.get(i));
      if (at < 0) {
        return Value.nothing("没有参数 " + parameters.get(i) + " · argument missing");
      }
      var given = arguments.values().get(at);
      var value = Type.coerced(given, types.get(i), evaluator);
      if (value.isNothing() && !given.isNothing()) {
        return value;
      }
      bound.put(parameters.get(i), value);
    }
    return Type.coerced(body.apply(bound, evaluator), result, evaluator);
  }
}
