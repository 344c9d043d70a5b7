package org.yiwang.decisions;

import java.util.Map;
import java.util.stream.Collectors;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.Value;

/// Reads one subject from JSON, each input as the type that the model says.
final class Subjects {
  private Subjects() {}

  static Map<String, Value> read(String json, DecisionModel model) throws CallProblem {
    var subject = JsonReader.fields(json, model.inputs());
    for (var name : subject.keySet()) {
      if (!model.inputs().containsKey(name)) {
        throw new CallProblem(
            "没有输入 " + name + "，有 " + names(model, "、"),
            "no input " + name + "; there are " + names(model, ", "));
      }
    }
    return subject;
  }

  private static String names(DecisionModel model, String between) {
    return model.inputs().keySet().stream().collect(Collectors.joining(between));
  }
}
