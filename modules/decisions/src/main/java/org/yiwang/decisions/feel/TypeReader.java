package org.yiwang.decisions.feel;

import java.util.ArrayList;
import java.util.List;
import org.yiwang.decisions.feel.Expression.TypeName;

/// Reads types as FEEL writes them.
final class TypeReader {
  private static final int DEPTH_MAX = 50;

  private final TokenStream in;
  private int depth;

  TypeReader(TokenStream in) {
    this.in = in;
  }

  TypeName type() throws SyntaxProblem {
    var place = in.place();
    if (++depth > DEPTH_MAX) {
      throw new SyntaxProblem(place, "类型嵌套过深", "the type is nested too deeply");
    }
    var name = new StringBuilder(name());
    while (in.peek().is(".") && in.peekAt(1).kind() == Token.Kind.NAME) {
      in.skip(1);
      name.append('.').append(in.words());
    }
    var arguments = new ArrayList<TypeName>();
    var fields = new ArrayList<String>();
    if (in.take("<")) {
      if (!in.take(">")) {
        do {
          if (name.toString().equals("context")) {
            fields.add(in.nameUpTo(":"));
            in.expect(":");
          }
          arguments.add(type());
        } while (in.take(","));
        in.expect(">");
      }
      if (in.take("->")) {
        arguments.add(type());
      }
    }
    depth--;
    return new TypeName(place, name.toString(), List.copyOf(arguments), List.copyOf(fields));
  }

  private String name() throws SyntaxProblem {
    if (in.peek().isWord("function")) {
      in.skip(1);
      return "function";
    }
    for (var words :
        List.of(
            "date and time",
            "days and time duration",
            "years and months duration",
            "day-time duration",
            "year-month duration",
            "dayTimeDuration",
            "yearMonthDuration")) {
      var cut = Lexer.words(words);
      var here = true;
      for (var i = 0; i < cut.size(); i++) {
        here &= in.peekAt(i).text().equals(cut.get(i));
      }
      if (here) {
        in.skip(cut.size());
        return words;
      }
    }
    var known = in.variable();
    if (known.length() > 1) {
      in.skip(known.length());
      return known.name();
    }
    return in.words();
  }
}
