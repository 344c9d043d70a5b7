package org.yiwang.decisions.feel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.yiwang.decisions.feel.Expression.Operator;
import org.yiwang.decisions.feel.Expression.UnaryTests;

/// Reads FEEL text. Precedence from loose to tight: or, and, comparison, sum, product, power, sign,
/// instance of, path, filter, call.
public final class Parser {
  private static final int DEPTH_MAX = 200;
  private static final int LENGTH_MAX = 1_000_000;

  private final TokenStream in;
  private int depth;

  private Parser(String text, Names names, Place origin) throws SyntaxProblem {
    if (text.length() > LENGTH_MAX) {
      throw new SyntaxProblem(
          origin, "表达式过长，最多 " + LENGTH_MAX + " 字", "longer than " + LENGTH_MAX + " characters");
    }
    in = new TokenStream(text, names.copy(), origin);
  }

  /// An expression.
  public static Expression expression(String text, Names names) throws SyntaxProblem {
    return expression(text, names, Place.START);
  }

  /// An expression that stands somewhere in a file; its places count from there.
  public static Expression expression(String text, Names names, Place origin) throws SyntaxProblem {
    var parser = new Parser(text, names, origin);
    var expression = parser.expression();
    parser.in.expectEnd();
    return Nested.checked(expression);
  }

  /// An expression, or several side by side as a cell of a table may hold.
  public static UnaryTests unaryTests(String text, Names names, Place origin) throws SyntaxProblem {
    var parser = new Parser(text, names, origin);
    var tests = parser.cell();
    parser.in.expectEnd();
    return Nested.checked(tests);
  }

  private UnaryTests cell() throws SyntaxProblem {
    var place = in.place();
    if (in.peek().is("-") && in.peekAt(1).kind() == Token.Kind.END) {
      in.skip(1);
      return new UnaryTests(place, List.of(), false);
    }
    if (in.peek().isWord("not") && in.peekAt(1).is("(") && in.closesAtEnd(1)) {
      in.skip(2);
      var tests = tests();
      in.expect(")");
      return new UnaryTests(place, tests, true);
    }
    return new UnaryTests(place, tests(), false);
  }

  private List<Expression> tests() throws SyntaxProblem {
    var tests = new ArrayList<Expression>();
    do {
      tests.add(test());
    } while (in.take(","));
    return tests;
  }

  /// A test: a comparison with the value under test, or any expression.
  private Expression test() throws SyntaxProblem {
    enter();
    try {
      return anyTest();
    } finally {
      depth--;
    }
  }

  private void enter() throws SyntaxProblem {
    if (++depth > DEPTH_MAX) {
      throw new SyntaxProblem(
          in.place(), "嵌套超过 " + DEPTH_MAX + " 层", "nested deeper than " + DEPTH_MAX);
    }
  }

  private Expression anyTest() throws SyntaxProblem {
    var place = in.place();
    var comparison = comparison(in.peek());
    if (comparison.isPresent()) {
      in.skip(1);
      return new Expression.Compare(place, comparison.get(), sum());
    }
    if (in.peek().isWord("not") && in.peekAt(1).is("(") && comparison(in.peekAt(2)).isPresent()) {
      in.skip(2);
      var tests = tests();
      in.expect(")");
      return new UnaryTests(place, tests, true);
    }
    return expression();
  }

  Expression expression() throws SyntaxProblem {
    enter();
    try {
      return switch (in.keyword()) {
        case "if" -> conditional();
        case "for" -> loop();
        case "some" -> quantified(false);
        case "every" -> quantified(true);
        default -> disjunction();
      };
    } finally {
      depth--;
    }
  }

  private Expression conditional() throws SyntaxProblem {
    var place = in.place();
    in.skip(1);
    var condition = expression();
    in.expectWord("then");
    var yes = expression();
    in.expectWord("else");
    return new Expression.If(place, condition, yes, expression());
  }

  private Expression loop() throws SyntaxProblem {
    var place = in.place();
    in.skip(1);
    in.open();
    var iterations = iterations();
    in.expectWord("return");
    in.declare("partial");
    var body = expression();
    in.close();
    return new Expression.For(place, iterations, body);
  }

  private Expression quantified(boolean every) throws SyntaxProblem {
    var place = in.place();
    in.skip(1);
    in.open();
    var iterations = iterations();
    in.expectWord("satisfies");
    var condition = expression();
    in.close();
    return new Expression.Quantified(place, every, iterations, condition);
  }

  private List<Expression.Iteration> iterations() throws SyntaxProblem {
    var iterations = new ArrayList<Expression.Iteration>();
    do {
      var name = in.nameBefore("in");
      in.expectWord("in");
      var place = in.place();
      var list = expression();
      if (in.take("..")) {
        list = new Expression.Count(place, list, expression());
      }
      in.declare(name);
      iterations.add(new Expression.Iteration(name, list));
    } while (in.take(","));
    return iterations;
  }

  private Expression disjunction() throws SyntaxProblem {
    var place = in.place();
    var left = conjunction();
    while (in.takeWord("or")) {
      left = new Expression.Binary(place, Operator.OR, left, conjunction());
    }
    return left;
  }

  private Expression conjunction() throws SyntaxProblem {
    var place = in.place();
    var left = comparison();
    while (in.takeWord("and")) {
      left = new Expression.Binary(place, Operator.AND, left, comparison());
    }
    return left;
  }

  private Expression comparison() throws SyntaxProblem {
    var place = in.place();
    var left = sum();
    while (true) {
      var operator = comparison(in.peek());
      if (operator.isPresent()) {
        in.skip(1);
        left = new Expression.Binary(place, operator.get(), left, sum());
      } else if (in.takeWord("between")) {
        var low = sum();
        in.expectWord("and");
        left = new Expression.Between(place, left, low, sum());
      } else if (in.takeWord("in")) {
        left = new Expression.In(place, left, inTests());
      } else {
        return left;
      }
    }
  }

  private UnaryTests inTests() throws SyntaxProblem {
    var place = in.place();
    if (in.peek().is("(") && !in.opensRange()) {
      in.skip(1);
      var tests = tests();
      in.expect(")");
      return new UnaryTests(place, tests, false);
    }
    var operator = comparison(in.peek());
    if (operator.isPresent()) {
      in.skip(1);
      return new UnaryTests(
          place, List.of(new Expression.Compare(place, operator.get(), sum())), false);
    }
    return new UnaryTests(place, List.of(sum()), false);
  }

  static java.util.Optional<Operator> comparison(Token token) {
    if (token.kind() != Token.Kind.SYMBOL) {
      return java.util.Optional.empty();
    }
    return switch (token.text()) {
      case "=" -> java.util.Optional.of(Operator.EQUAL);
      case "!=" -> java.util.Optional.of(Operator.NOT_EQUAL);
      case "<" -> java.util.Optional.of(Operator.LESS);
      case "<=" -> java.util.Optional.of(Operator.LESS_OR_EQUAL);
      case ">" -> java.util.Optional.of(Operator.MORE);
      case ">=" -> java.util.Optional.of(Operator.MORE_OR_EQUAL);
      default -> java.util.Optional.empty();
    };
  }

  private Expression sum() throws SyntaxProblem {
    var place = in.place();
    var left = product();
    while (true) {
      if (in.take("+")) {
        left = new Expression.Binary(place, Operator.ADD, left, product());
      } else if (in.take("-")) {
        left = new Expression.Binary(place, Operator.SUBTRACT, left, product());
      } else {
        return left;
      }
    }
  }

  private Expression product() throws SyntaxProblem {
    var place = in.place();
    var left = power();
    while (true) {
      if (in.take("*")) {
        left = new Expression.Binary(place, Operator.MULTIPLY, left, power());
      } else if (in.take("/")) {
        left = new Expression.Binary(place, Operator.DIVIDE, left, power());
      } else {
        return left;
      }
    }
  }

  private Expression power() throws SyntaxProblem {
    var place = in.place();
    var left = signed();
    while (in.take("**")) {
      left = new Expression.Binary(place, Operator.POWER, left, signed());
    }
    return left;
  }

  private Expression signed() throws SyntaxProblem {
    var place = in.place();
    var signs = 0;
    while (in.take("-")) {
      if (++signs > DEPTH_MAX) {
        throw new SyntaxProblem(place, "负号太多", "too many minus signs");
      }
    }
    var operand = instanceOf();
    for (; signs > 0; signs--) {
      operand = new Expression.Negation(place, operand);
    }
    return operand;
  }

  private Expression instanceOf() throws SyntaxProblem {
    var place = in.place();
    var value = postfix();
    while (in.peek().isWord("instance") && in.peekAt(1).isWord("of")) {
      in.skip(2);
      value = new Expression.InstanceOf(place, value, new TypeReader(in).type());
    }
    return value;
  }

  private Expression postfix() throws SyntaxProblem {
    var place = in.place();
    var value = new Primary(in, this).read();
    for (var links = 0; ; links++) {
      if (links > 10 * DEPTH_MAX) {
        throw new SyntaxProblem(place, "表达式链过长", "the chain of members and filters is too long");
      }
      if (in.peek().is(".") && !in.peekAt(1).is(".")) {
        in.skip(1);
        value = new Expression.Path(place, value, in.member());
      } else if (in.peek().is("[") && !in.endsRangeHere()) {
        in.skip(1);
        in.enterFilter();
        var condition = expression();
        in.leaveFilter();
        in.expect("]");
        value = new Expression.Filter(place, value, condition);
      } else if (in.take("(")) {
        value = call(place, value);
      } else {
        return value;
      }
    }
  }

  private Expression call(Place place, Expression function) throws SyntaxProblem {
    var arguments = new ArrayList<Expression>();
    var names = new ArrayList<String>();
    if (!in.take(")")) {
      do {
        var name = in.argumentName();
        name.ifPresent(names::add);
        arguments.add(expression());
      } while (in.take(","));
      in.expect(")");
    }
    if (!names.isEmpty() && names.size() != arguments.size()) {
      throw new SyntaxProblem(place, "参数要么都带名称，要么都不带", "name all the arguments or none of them");
    }
    return new Expression.Call(place, function, List.copyOf(arguments), List.copyOf(names));
  }

  /// The value of a number literal.
  static Value number(Token token) throws SyntaxProblem {
    try {
      var number = new BigDecimal(token.text());
      if (Value.inRange(number)) {
        return Value.of(number);
      }
    } catch (NumberFormatException tooLong) {
      // said below
    }
    throw new SyntaxProblem(
        token.place(), "数超出范围：" + token.text(), "a number out of range: " + token.text());
  }
}
