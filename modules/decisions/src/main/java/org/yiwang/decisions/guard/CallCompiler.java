package org.yiwang.decisions.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Value;

/// Makes nodes of calls of those built-in functions that conditions use most. A null argument makes
/// them null.
final class CallCompiler<S> {
  private final GuardCompiler<S> compiler;

  CallCompiler(GuardCompiler<S> compiler) {
    this.compiler = compiler;
  }

  Node<S> of(Expression.Call call) throws Uncompiled {
    if (!call.names().isEmpty()
        || !(call.function() instanceof Expression.Name name)
        || compiler.isField(name.name())) {
      throw GuardCompiler.unknown(call);
    }
    var arguments = new ArrayList<Node<S>>();
    for (var argument : call.arguments()) {
      arguments.add(compiler.compile(argument));
    }
    return switch (name.name() + "/" + arguments.size()) {
      case "today/0" -> (Node.Day<S>) (_, now) -> now.toLocalDate();
      case "not/1" -> not(call, arguments);
      case "contains/2" -> texts(call, arguments, String::contains);
      case "starts with/2" -> texts(call, arguments, String::startsWith);
      case "ends with/2" -> texts(call, arguments, String::endsWith);
      case "string length/1" -> length(call, arguments);
      case "count/1" -> count(call, arguments);
      case "list contains/2" -> holds(call, arguments);
      default ->
          throw new Uncompiled(
              call, "函数 " + name.name() + " 不编译", "no compiled form of " + name.name());
    };
  }

  private Node<S> not(Expression.Call call, List<Node<S>> arguments) throws Uncompiled {
    if (arguments.getFirst() instanceof Node.Logic<S> logic) {
      return Comparison.not(logic);
    }
    throw GuardCompiler.unknown(call);
  }

  private Node<S> texts(
      Expression.Call call, List<Node<S>> arguments, BiPredicate<String, String> test)
      throws Uncompiled {
    if (arguments.get(0) instanceof Node.Text<S> a && arguments.get(1) instanceof Node.Text<S> b) {
      return (Node.Logic<S>)
          (subject, now) -> {
            var x = a.of(subject, now);
            var y = b.of(subject, now);
            return x == null || y == null
                ? Node.Logic.NULL
                : test.test(x, y) ? Node.Logic.TRUE : Node.Logic.FALSE;
          };
    }
    throw GuardCompiler.unknown(call);
  }

  private Node<S> length(Expression.Call call, List<Node<S>> arguments) throws Uncompiled {
    if (arguments.getFirst() instanceof Node.Text<S> text) {
      return (Node.Decimal<S>)
          (subject, now) -> {
            var value = text.of(subject, now);
            return value == null ? Scaled.NULL : Scaled.of(value.codePointCount(0, value.length()));
          };
    }
    throw GuardCompiler.unknown(call);
  }

  private Node<S> count(Expression.Call call, List<Node<S>> arguments) throws Uncompiled {
    if (arguments.getFirst() instanceof Node.Items<S> items) {
      return (Node.Decimal<S>)
          (subject, now) -> {
            var list = items.of(subject, now);
            return list == null ? Scaled.NULL : Scaled.of(list.size());
          };
    }
    throw GuardCompiler.unknown(call);
  }

  private Node<S> holds(Expression.Call call, List<Node<S>> arguments) throws Uncompiled {
    if (arguments.get(0) instanceof Node.Items<S> items
        && arguments.get(1) instanceof Node.Text<S> text) {
      return (Node.Logic<S>)
          (subject, now) -> {
            var list = items.of(subject, now);
            var wanted = text.of(subject, now);
            return list == null ? Node.Logic.NULL : within(list, wanted);
          };
    }
    throw GuardCompiler.unknown(call);
  }

  private static int within(List<Value> list, @org.jspecify.annotations.Nullable String wanted) {
    for (var i = 0; i < list.size(); i++) {
      var item = FieldReader.text(list.get(i));
      if (item == null ? wanted == null : item.equals(wanted)) {
        return Node.Logic.TRUE;
      }
    }
    return Node.Logic.FALSE;
  }
}
