package org.yiwang.decisions.feel;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A FEEL expression that was read and typed against a schema: the fields a subject has, by name.
/// Immutable; may be used by several threads.
///
/// @param schema what a subject is made of; a field may be a context with fields of its own, a list
///   or a function of the caller
/// @param result the type of its value
public record Formula(Expression expression, Type.ContextOf schema, Type result) {

  /// What came of reading a formula.
  public sealed interface Reading {
    /// It can be evaluated.
    record Sound(Formula formula) implements Reading {}

    /// It cannot be trusted, and all that is wrong with it.
    record Unsound(List<Finding> findings) implements Reading {}
  }

  /// Reads a formula. Names, members, functions, operands and the result are checked against the
  /// schema; each finding says its place, what was expected and the nearest known name.
  ///
  /// @param origin where the text begins in its file; [Place#START] when it stands alone
  /// @param wanted the type its value must have; [Type.Simple#ANY] for any
  public static Reading read(String text, Place origin, Type.ContextOf schema, Type wanted) {
    var findings = new ArrayList<Finding>();
    try {
      var names = new Names(schema.fields().keySet(), TypeRules.fields(schema));
      var expression = Parser.expression(text, names, origin);
      var check = new TypeCheck(Map.of(), findings, "");
      var result = check.expect(wanted, expression, TypeScope.of(schema.fields()));
      return findings.isEmpty()
          ? new Reading.Sound(new Formula(expression, schema, result))
          : new Reading.Unsound(List.copyOf(findings));
    } catch (SyntaxProblem problem) {
      return new Reading.Unsound(
          List.of(new Finding(problem.place(), "", problem.chinese(), problem.english())));
    }
  }

  /// The value for a subject; null with its reason when it has none, or meets a limit. A field that
  /// the subject does not have is null.
  ///
  /// @param now what `now()` and `today()` give
  public Value value(Map<String, Value> subject, ZonedDateTime now) {
    var values = new HashMap<>(subject);
    schema.fields().keySet().forEach(name -> values.putIfAbsent(name, Value.Nothing.PLAIN));
    try {
      return new Evaluator(Map.of(), now).evaluate(expression, Scope.of(values));
    } catch (LimitExceeded exceeded) {
      return Value.nothing(String.valueOf(exceeded.getMessage()));
    }
  }
}
