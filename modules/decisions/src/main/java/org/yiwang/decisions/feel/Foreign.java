package org.yiwang.decisions.feel;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/// External functions. Packs are not trusted, so no method of the host is ever called; a few pure
/// ones that models in the wild name are known here by their signatures, all others are refused.
final class Foreign {
  private static final int STEPS = 40;
  private static final int DIGITS_MAX = 1_000;

  private interface Pure {
    Value of(List<Value> arguments);
  }

  private static final Map<String, Pure> KNOWN =
      Map.ofEntries(
          two("java.lang.Math.max(double,double)", BigDecimal::max),
          two("java.lang.Math.max(int,int)", BigDecimal::max),
          two("java.lang.Math.max(long,long)", BigDecimal::max),
          two("java.lang.Math.max(float,float)", BigDecimal::max),
          two("java.lang.Math.min(double,double)", BigDecimal::min),
          two("java.lang.Math.min(int,int)", BigDecimal::min),
          two("java.lang.Math.min(long,long)", BigDecimal::min),
          one("java.lang.Short.valueOf(short)", Foreign::number),
          one("java.lang.Byte.valueOf(byte)", Foreign::number),
          one("java.lang.Integer.valueOf(java.lang.String)", Foreign::parsed),
          one("java.lang.Float.valueOf(java.lang.String)", Foreign::parsed),
          one("java.lang.Double.valueOf(java.lang.String)", Foreign::parsed),
          one("java.lang.Math.cos(double)", Foreign::cosine),
          one("java.lang.String.valueOf(char)", Foreign::letter),
          Map.entry(
              "java.lang.String.format(java.lang.String,[Ljava.lang.Object;)", Foreign::format));

  private Foreign() {}

  static Value of(List<String> parameters, Value description) {
    var java = Members.of(description, "java");
    if (!(Members.of(java, "class") instanceof Value.Text type)
        || !(Members.of(java, "method signature") instanceof Value.Text signature)) {
      return Value.nothing("外部函数一律不调用 · external functions are not called");
    }
    var pure = KNOWN.get(type.text() + "." + signature.text().replace(" ", ""));
    if (pure == null) {
      return Value.nothing(
          "外部函数一律不调用 · external functions are not called: " + Value.shown(type.text()));
    }
    var types = parameters.stream().<Type>map(_ -> Type.Simple.ANY).toList();
    return new Closure(
        parameters,
        types,
        Type.Simple.ANY,
        (arguments, evaluator) -> {
          var given =
              parameters.stream()
                  .map(name -> arguments.getOrDefault(name, Value.Nothing.PLAIN))
                  .toList();
          evaluator.spend(STEPS + given.size() * Value.size(new Value.Items(given)));
          return pure.of(given);
        });
  }

  private static Map.Entry<String, Pure> two(String name, BinaryOperator<BigDecimal> function) {
    return Map.entry(
        name,
        arguments ->
            arguments.size() == 2
                    && arguments.get(0) instanceof Value.Amount a
                    && arguments.get(1) instanceof Value.Amount b
                ? Value.of(function.apply(a.number(), b.number()))
                : Value.nothing("参数应为两个数 · two numbers are needed"));
  }

  private static Map.Entry<String, Pure> one(
      String name, java.util.function.UnaryOperator<Value> function) {
    return Map.entry(
        name,
        arguments ->
            arguments.size() == 1
                ? function.apply(arguments.getFirst())
                : Value.nothing("参数应为一个 · one argument is needed"));
  }

  private static Value number(Value value) {
    return value instanceof Value.Amount ? value : Value.nothing("不是数 · not a number");
  }

  private static Value parsed(Value value) {
    try {
      if (!(value instanceof Value.Text text)) {
        return Value.nothing("不是字符串 · not a string");
      }
      if (text.text().length() > DIGITS_MAX) {
        return Value.nothing("不是数 · not a number");
      }
      var number = new BigDecimal(text.text());
      return Value.inRange(number) ? Value.of(number) : Value.nothing("超出范围 · out of range");
    } catch (NumberFormatException noNumber) {
      return Value.nothing("不是数 · not a number");
    }
  }

  private static Value cosine(Value value) {
    return value instanceof Value.Amount angle
        ? Value.of(BigDecimal.valueOf(Math.cos(angle.number().doubleValue())))
        : Value.nothing("不是数 · not a number");
  }

  private static Value letter(Value value) {
    return value instanceof Value.Text text && text.text().length() == 1
        ? value
        : Value.nothing("不是一个字符 · not one character");
  }

  private static Value format(List<Value> arguments) {
    if (!(arguments.getFirst() instanceof Value.Text pattern)) {
      return Value.nothing("不是字符串 · not a string");
    }
    var text = pattern.text();
    for (var argument : arguments.subList(1, arguments.size())) {
      var at = text.indexOf("%s");
      if (at >= 0) {
        text = text.substring(0, at) + Printed.whole(argument) + text.substring(at + 2);
        if (text.length() > Budget.TEXT_MAX) {
          throw Budget.tooLong();
        }
      }
    }
    return Value.of(text);
  }
}
