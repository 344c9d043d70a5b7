package org.yiwang.decisions.feel;

import java.util.List;

/// A FEEL expression as a tree. Every node knows its place in the text.
public sealed interface Expression {
  /// Where the expression begins.
  Place place();

  /// A constant.
  record Literal(Place place, Value value) implements Expression {}

  /// A name; `?` is the value under test.
  record Name(Place place, String name) implements Expression {}

  /// `source.member`.
  record Path(Place place, Expression source, String member) implements Expression {}

  /// `source[condition]`: an index or a condition on each item.
  record Filter(Place place, Expression source, Expression condition) implements Expression {}

  /// A call; `names` is empty for arguments by position.
  record Call(Place place, Expression function, List<Expression> arguments, List<String> names)
      implements Expression {}

  /// Two operands and what joins them.
  record Binary(Place place, Operator operator, Expression left, Expression right)
      implements Expression {}

  /// `-operand`.
  record Negation(Place place, Expression operand) implements Expression {}

  /// `value between low and high`.
  record Between(Place place, Expression value, Expression low, Expression high)
      implements Expression {}

  /// `value in tests`.
  record In(Place place, Expression value, UnaryTests tests) implements Expression {}

  /// `value instance of type`.
  record InstanceOf(Place place, Expression value, TypeName type) implements Expression {}

  /// `if condition then yes else no`.
  record If(Place place, Expression condition, Expression yes, Expression no)
      implements Expression {}

  /// `for … return body`.
  record For(Place place, List<Iteration> iterations, Expression body) implements Expression {}

  /// `some … satisfies condition`, or `every`.
  record Quantified(Place place, boolean every, List<Iteration> iterations, Expression condition)
      implements Expression {}

  /// `from..to` in an iteration, counting up or down.
  record Count(Place place, Expression from, Expression to) implements Expression {}

  /// `[items]`.
  record ListOf(Place place, List<Expression> items) implements Expression {}

  /// `{entries}`.
  record ContextOf(Place place, List<Entry> entries) implements Expression {}

  /// `function(parameters) body`.
  record FunctionOf(Place place, List<Parameter> parameters, Expression body, boolean external)
      implements Expression {}

  /// `[low..high]`; an open end is the literal null.
  record RangeOf(
      Place place, boolean lowIncluded, Expression low, Expression high, boolean highIncluded)
      implements Expression {}

  /// `< bound` and its kin: a test on the value under test; as a value of its own it is a range.
  record Compare(Place place, Operator operator, Expression bound) implements Expression {}

  /// A cell of a table: any of the tests, or none of them when negated. No tests: anything passes.
  record UnaryTests(Place place, List<Expression> tests, boolean negated) implements Expression {}

  /// The value of `inner`, made to conform to a type; null when it cannot.
  record Typed(Place place, Expression inner, TypeName type) implements Expression {}

  /// The outcome of a decision table.
  record Decide(Place place, Table table) implements Expression {}

  /// One `name in list`.
  record Iteration(String name, Expression in) {}

  /// One `name: value` of a context.
  record Entry(String name, Expression value) {}

  /// One parameter of a function; its type is `Any` when none was written.
  record Parameter(String name, TypeName type) {}

  /// What joins two operands.
  enum Operator {
    OR("or"),
    AND("and"),
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    MORE(">"),
    MORE_OR_EQUAL(">="),
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    POWER("**");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /// As it is written.
    public String symbol() {
      return symbol;
    }
  }

  /// A type as written: a name with its arguments, `list<number>`, `context<a: string>`,
  /// `function<number> -> number`.
  ///
  /// @param fields names of the arguments of a context; the last argument of a function is its
  ///   result
  record TypeName(Place place, String name, List<TypeName> arguments, List<String> fields) {
    /// A type without arguments.
    public static TypeName of(String name) {
      return new TypeName(Place.START, name, List.of(), List.of());
    }
  }
}
