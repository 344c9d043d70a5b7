package org.yiwang.bench;

import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;

/// Camunda's FEEL engine: the rules as one expression, parsed once, one person after another.
final class FeelPeer {
  private final FeelEngineApi engine = FeelEngineBuilder.forJava().build();
  private final ParsedExpression expression;

  FeelPeer(String feel) {
    var parsed = engine.parseExpression(feel);
    if (parsed.isFailure()) {
      throw new IllegalStateException(parsed.failure().message());
    }
    expression = parsed.parsedExpression();
  }

  void match(Residents all, char[] out, int to) {
    for (var i = 0; i < to; i++) {
      EvaluationResult result = engine.evaluate(expression, all.asObjects(i));
      if (result.isFailure()) {
        throw new IllegalStateException(result.failure().message());
      }
      out[i] = result.result() instanceof Number number ? (char) number.intValue() : 0;
    }
  }
}
