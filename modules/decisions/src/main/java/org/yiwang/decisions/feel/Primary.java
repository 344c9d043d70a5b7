package org.yiwang.decisions.feel;

import java.util.ArrayList;
import java.util.List;

/// Reads what stands alone: constants, names, lists, contexts, ranges, functions.
final class Primary {
  private final TokenStream in;
  private final Parser parser;

  Primary(TokenStream in, Parser parser) {
    this.in = in;
    this.parser = parser;
  }

  Expression read() throws SyntaxProblem {
    var token = in.peek();
    return switch (token.kind()) {
      case NUMBER -> {
        in.skip(1);
        yield constant(token, Parser.number(token));
      }
      case STRING -> {
        in.skip(1);
        yield constant(token, Value.of(token.text()));
      }
      case NAME -> word(token);
      case SYMBOL -> symbol(token);
      case END -> throw in.expected("表达式", "an expression");
    };
  }

  private static Expression constant(Token token, Value value) {
    return new Expression.Literal(token.place(), value);
  }

  private Expression word(Token token) throws SyntaxProblem {
    return switch (in.keyword()) {
      case "true", "false" -> {
        in.skip(1);
        yield constant(token, Value.of(token.text().equals("true")));
      }
      case "null" -> {
        in.skip(1);
        yield constant(token, Value.Nothing.PLAIN);
      }
      case "function" -> function();
      case "if", "for", "some", "every" -> parser.expression();
      case "then", "else", "in", "return", "satisfies", "and", "or", "between" ->
          throw in.expected("表达式", "an expression");
      default -> name(token);
    };
  }

  private Expression name(Token token) throws SyntaxProblem {
    var known = in.variable();
    var builtIn = Builtins.names().longestVariable(in.rest(), 0, false);
    if (known.length() >= builtIn.length() && known.length() > 0) {
      in.skip(known.length());
      return new Expression.Name(token.place(), known.name());
    }
    if (builtIn.length() > 0 && in.peekAt(builtIn.length()).is("(")) {
      in.skip(builtIn.length());
      return new Expression.Name(token.place(), builtIn.name());
    }
    return new Expression.Name(token.place(), in.words());
  }

  private Expression symbol(Token token) throws SyntaxProblem {
    return switch (token.text()) {
      case "(" -> parenthesis(token);
      case "[" -> in.opensRange() ? range() : list();
      case "]" -> range();
      case "{" -> context();
      case "?" -> {
        in.skip(1);
        yield new Expression.Name(token.place(), "?");
      }
      case "@" -> at(token);
      default -> throw in.expected("表达式", "an expression");
    };
  }

  private Expression at(Token token) throws SyntaxProblem {
    in.skip(1);
    var text = in.peek();
    if (text.kind() != Token.Kind.STRING) {
      throw in.expected("日期、时间或时长的字符串", "a string with a date, time or duration");
    }
    in.skip(1);
    return constant(token, Temporal.at(text.text()));
  }

  private Expression parenthesis(Token token) throws SyntaxProblem {
    if (in.opensRange()) {
      return range();
    }
    in.skip(1);
    var operator = Parser.comparison(in.peek());
    if (operator.isPresent()) {
      in.skip(1);
      var bound = parser.expression();
      in.expect(")");
      return new Expression.Compare(token.place(), operator.get(), bound);
    }
    var inner = parser.expression();
    in.expect(")");
    return inner;
  }

  private Expression range() throws SyntaxProblem {
    var place = in.place();
    var lowIncluded = in.peek().is("[");
    in.skip(1);
    in.enterRange();
    var low = parser.expression();
    in.expect("..");
    var high = parser.expression();
    in.leaveRange();
    var highIncluded = in.peek().is("]");
    if (!highIncluded && !in.peek().is(")") && !in.peek().is("[")) {
      throw in.expected("区间的结尾 ] 或 )", "the end of a range, ] or )");
    }
    in.skip(1);
    return new Expression.RangeOf(place, lowIncluded, low, high, highIncluded);
  }

  private Expression list() throws SyntaxProblem {
    var place = in.place();
    in.skip(1);
    var items = new ArrayList<Expression>();
    if (!in.take("]")) {
      do {
        items.add(parser.expression());
      } while (in.take(","));
      in.expect("]");
    }
    return new Expression.ListOf(place, List.copyOf(items));
  }

  private Expression context() throws SyntaxProblem {
    var place = in.place();
    in.skip(1);
    in.open();
    var entries = new ArrayList<Expression.Entry>();
    if (!in.take("}")) {
      do {
        var name = key();
        in.expect(":");
        var value = parser.expression();
        entries.add(new Expression.Entry(name, value));
        in.declare(name);
        in.declareMember(name);
      } while (in.take(","));
      in.expect("}");
    }
    in.close();
    return new Expression.ContextOf(place, List.copyOf(entries));
  }

  private String key() throws SyntaxProblem {
    if (in.peek().kind() == Token.Kind.STRING) {
      var key = in.peek().text();
      in.skip(1);
      return key;
    }
    return in.nameUpTo(":");
  }

  private Expression function() throws SyntaxProblem {
    var place = in.place();
    in.skip(1);
    in.expect("(");
    in.open();
    var parameters = new ArrayList<Expression.Parameter>();
    if (!in.take(")")) {
      do {
        var name = in.nameUpTo(":,)");
        var type = in.take(":") ? new TypeReader(in).type() : Expression.TypeName.of("Any");
        in.declare(name);
        parameters.add(new Expression.Parameter(name, type));
      } while (in.take(","));
      in.expect(")");
    }
    var external = in.takeWord("external");
    var body = parser.expression();
    in.close();
    return new Expression.FunctionOf(place, List.copyOf(parameters), body, external);
  }
}
