package org.yiwang.decisions;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// Reads one subject from JSON. A string stands for a date where the model says so.
final class Subjects {
  private Subjects() {}

  static Map<String, Value> read(String json, DecisionModel model) throws CallProblem {
    var subject = new LinkedHashMap<String, Value>();
    for (var field : JsonReader.fields(json).entrySet()) {
      var type = model.inputs().get(field.getKey());
      if (type == null) {
        throw new CallProblem(
            "没有输入 " + field.getKey() + "，有 " + names(model, "、"),
            "no input " + field.getKey() + "; there are " + names(model, ", "));
      }
      subject.put(field.getKey(), value(field.getKey(), field.getValue(), type));
    }
    return subject;
  }

  private static String names(DecisionModel model, String between) {
    return model.inputs().keySet().stream().collect(Collectors.joining(between));
  }

  private static Value value(String name, Value value, Type type) throws CallProblem {
    if (type == Type.Simple.DATE && value instanceof Value.Text text) {
      try {
        return new Value.Day(LocalDate.parse(text.text()));
      } catch (DateTimeException _) {
        throw new CallProblem(
            name + " 应为日期，如 2024-01-31", name + ": expected a date as 2024-01-31");
      }
    }
    return value;
  }
}
