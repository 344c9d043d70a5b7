package org.yiwang.decisions.feel;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.yiwang.decisions.feel.Type.Simple;

/// Checks calls: does the function exist, and do the arguments fit one of its forms.
final class CallCheck {
  /// Functions that read a constant text: whether they can is known at once.
  private static final Set<String> READERS = Set.of("date", "time", "date and time", "duration");

  private final TypeCheck check;
  private final TypeScope scope;

  CallCheck(TypeCheck check, TypeScope scope) {
    this.check = check;
    this.scope = scope;
  }

  Type of(Expression.Call call) {
    var arguments = call.arguments().stream().map(each -> check.of(each, scope)).toList();
    if (call.function() instanceof Expression.Name name && scope.find(name.name()).isEmpty()) {
      if (Builtins.find(name.name()).orElse(Value.Nothing.PLAIN) instanceof Builtin builtin) {
        return builtin(call, builtin, arguments);
      }
      if (!scope.open()) {
        check.unknown(name, scope, "函数", "function", Builtins.all());
      }
      return Simple.ANY;
    }
    return switch (TypeRules.plain(check.of(call.function(), scope))) {
      case Type.FunctionOf function -> own(call, function, arguments);
      case Simple simple when TypeRules.unknown(simple) -> Simple.ANY;
      case Type other -> {
        check.report(
            call.place(), "不是函数，而是 " + Type.name(other), "not a function but " + Type.name(other));
        yield Simple.ANY;
      }
    };
  }

  private Type own(Expression.Call call, Type.FunctionOf function, List<Type> arguments) {
    var parameters = function.parameters();
    if (parameters.size() != arguments.size()) {
      check.report(
          call.place(),
          "应有 " + parameters.size() + " 个参数，而有 " + arguments.size() + " 个",
          "expected " + parameters.size() + " arguments but there are " + arguments.size());
    } else if (call.names().isEmpty()) {
      for (var i = 0; i < parameters.size(); i++) {
        if (!TypeRules.fits(arguments.get(i), parameters.get(i))) {
          wrong(call.arguments().get(i).place(), i + 1, parameters.get(i), arguments.get(i));
        }
      }
    }
    return function.result();
  }

  private void wrong(Place place, int number, Type wanted, Type found) {
    check.report(
        place,
        "第 " + number + " 个参数应为 " + Type.name(wanted) + "，而得到 " + Type.name(found),
        "argument " + number + " must be " + Type.name(wanted) + " but it is " + Type.name(found));
  }

  private Type builtin(Expression.Call call, Builtin builtin, List<Type> arguments) {
    var near = builtin.forms().stream().filter(form -> shaped(form, call)).toList();
    if (near.isEmpty()) {
      check.report(
          call.place(),
          builtin.name() + " 的参数个数或名称不合，应为 " + signatures(builtin),
          "the number or names of the arguments do not fit, expected " + signatures(builtin));
    } else if (near.stream().noneMatch(form -> misfit(form, call, arguments) < 0)) {
      mismatch(call, builtin, near, arguments);
    } else if (READERS.contains(builtin.name())
        && call.arguments().size() == 1
        && call.arguments().getFirst() instanceof Expression.Literal(var place, Value.Text text)) {
      return read(builtin, text, place);
    }
    return Results.of(builtin.name(), arguments);
  }

  private Type read(Builtin builtin, Value.Text text, Place place) {
    try {
      var value = builtin.call(Value.Arguments.of(text), check.constants());
      if (value instanceof Value.Nothing(var why)) {
        check.reason(place, why);
        return Simple.ANY;
      }
      return Type.simple(value);
    } catch (LimitExceeded unknown) {
      return Simple.ANY;
    }
  }

  private void mismatch(
      Expression.Call call, Builtin builtin, List<Builtin.Form> near, List<Type> arguments) {
    if (near.size() == 1 && call.names().isEmpty()) {
      var form = near.getFirst();
      var at = misfit(form, call, arguments);
      wrong(
          call.arguments().get(at).place(), at + 1, parameter(form, at).type(), arguments.get(at));
      return;
    }
    var found = arguments.stream().map(Type::name).collect(Collectors.joining(", "));
    check.report(
        call.place(),
        builtin.name() + " 不接受 " + found + "，应为 " + signatures(builtin),
        builtin.name() + " takes no " + found + ", expected " + signatures(builtin));
  }

  private static Builtin.Parameter parameter(Builtin.Form form, int at) {
    return form.parameters().get(Math.min(at, form.parameters().size() - 1));
  }

  /// Whether the number or the names of the arguments are those of the form.
  private static boolean shaped(Builtin.Form form, Expression.Call call) {
    var parameters = form.parameters();
    var many = !parameters.isEmpty() && parameters.getLast().many();
    if (!call.names().isEmpty()) {
      var named = parameters.stream().map(Builtin.Parameter::name).toList();
      return named.containsAll(call.names())
          && parameters.stream()
              .allMatch(each -> each.optional() || call.names().contains(each.name()));
    }
    var given = call.arguments().size();
    var least = parameters.stream().filter(each -> !each.optional() && !each.many()).count();
    return given >= least && (many || given <= parameters.size());
  }

  /// The first argument that does not fit the form, counted from zero; negative when all do.
  private static int misfit(Builtin.Form form, Expression.Call call, List<Type> arguments) {
    for (var i = 0; i < arguments.size(); i++) {
      var at = i;
      var parameter =
          call.names().isEmpty()
              ? parameter(form, at)
              : form.parameters().stream()
                  .filter(each -> each.name().equals(call.names().get(at)))
                  .findFirst()
                  .orElseThrow();
      if (!TypeRules.fits(arguments.get(i), parameter.type())) {
        return i;
      }
    }
    return -1;
  }

  private static String signatures(Builtin builtin) {
    var texts = new ArrayList<String>();
    for (var form : builtin.forms()) {
      texts.add(
          form.parameters().stream()
              .map(each ->
                  each.name()
                      + ": "
                      + Type.name(each.type())
                      + (each.optional() ? "?" : each.many() ? "…" : ""))
              .collect(Collectors.joining(", ", builtin.name() + "(", ")")));
    }
    return String.join(" | ", texts.subList(0, Math.min(3, texts.size())));
  }
}
