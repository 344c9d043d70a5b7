package org.yiwang.decisions.guard;

import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.feel.Finding;
import org.yiwang.decisions.feel.Formula;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// A condition over one subject, compiled from a formula. Immutable; may be used by several
/// threads.
///
/// Numbers of up to 16 digits, strings, booleans and dates are compared without allocating. A value
/// beyond that, or of another type than the schema says, goes to the interpreter for that subject;
/// an expression that has no compiled form goes there for every subject, and [#fallback] says why.
/// Both answer alike, which a seeded test compares over a million pairs.
///
/// @param <S> what a subject is
public final class Guard<S> {
  /// What a guard says of a subject.
  public enum Answer {
    /// The condition does not hold.
    FALSE,
    /// The condition holds.
    TRUE,
    /// Something that it depends on is missing; also when a limit was met.
    NULL
  }

  private static final Answer[] ANSWERS = {Answer.FALSE, Answer.TRUE, Answer.NULL};

  /// How the guard is run.
  private sealed interface Way<S> {
    record Compiled<S>(Node.Logic<S> logic) implements Way<S> {}

    record Interpreted<S>(Finding why) implements Way<S> {}
  }

  private final Formula formula;
  private final Map<String, Accessor<S>> fields;
  private final Way<S> way;

  private Guard(Formula formula, Map<String, Accessor<S>> fields) {
    this.formula = formula;
    this.fields = Map.copyOf(fields);
    Way<S> found;
    try {
      found =
          new Way.Compiled<>(new GuardCompiler<>(formula, fields).condition(formula.expression()));
    } catch (Uncompiled left) {
      found = new Way.Interpreted<>(left.why());
    }
    this.way = found;
  }

  /// A guard over maps of values. A field that a map does not have is null.
  public static Guard<Map<String, Value>> of(Formula formula) {
    var fields = new LinkedHashMap<String, Accessor<Map<String, Value>>>();
    for (var name : formula.schema().fields().keySet()) {
      fields.put(
          name, new Accessor.Any<>(subject -> subject.getOrDefault(name, Value.Nothing.PLAIN)));
    }
    return new Guard<>(formula, fields);
  }

  /// A guard over records of the caller.
  ///
  /// @param fields how each field of the schema is read; bound once, here
  /// @throws IllegalArgumentException when the fields are not those of the schema
  public static <S> Guard<S> of(Formula formula, Map<String, Accessor<S>> fields) {
    if (!fits(formula.schema(), fields)) {
      throw new IllegalArgumentException(
          "字段与模式不符 · the fields are not those of the schema: "
              + formula.schema().fields().keySet());
    }
    return new Guard<>(formula, fields);
  }

  private static <S> boolean fits(Type type, Map<String, Accessor<S>> fields) {
    return type instanceof Type.ContextOf context
        && context.fields().keySet().equals(fields.keySet())
        && fields.entrySet().stream()
            .allMatch(field ->
                !(field.getValue() instanceof Accessor.Inner<S, ?> inner)
                    || fits(
                        FieldReader.plain(
                            context.fields().getOrDefault(field.getKey(), Type.Simple.ANY)),
                        inner.fields()));
  }

  /// Whether the condition holds for the subject; null counts as no.
  ///
  /// @param now what `now()` and `today()` give
  public boolean holds(S subject, ZonedDateTime now) {
    return answer(subject, now) == Answer.TRUE;
  }

  /// What the condition says of the subject.
  ///
  /// @param now what `now()` and `today()` give
  public Answer answer(S subject, ZonedDateTime now) {
    if (way instanceof Way.Compiled<S>(var logic)) {
      try {
        return ANSWERS[logic.of(subject, now)];
      } catch (Inexact beyond) {
        return interpreted(subject, now);
      }
    }
    return interpreted(subject, now);
  }

  /// The answer of the interpreter: the reference of the compiled one.
  Answer interpreted(S subject, ZonedDateTime now) {
    var value = value(subject, now);
    return value.isTrue() ? Answer.TRUE : value.isFalse() ? Answer.FALSE : Answer.NULL;
  }

  /// What the interpreter says of the subject; of a null it says the reason.
  public Value value(S subject, ZonedDateTime now) {
    return formula.value(Accessor.values(fields, subject), now);
  }

  /// Where and why the guard is left to the interpreter; empty when it is compiled.
  public Optional<Finding> fallback() {
    return switch (way) {
      case Way.Compiled<S> _ -> Optional.empty();
      case Way.Interpreted<S>(var why) -> Optional.of(why);
    };
  }
}
