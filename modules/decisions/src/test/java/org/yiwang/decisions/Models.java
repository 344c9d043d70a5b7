package org.yiwang.decisions;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.feel.SyntaxProblem;

/// Writes small models for tests.
final class Models {
  static final ZonedDateTime NOW = Instant.EPOCH.atZone(ZoneOffset.UTC);

  private Models() {}

  static String definitions(String inside) {
    return """
    <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="试" namespace="t">
    %s
    </definitions>\
    """
        .formatted(inside);
  }

  static DecisionModel read(String inside) {
    try {
      return DecisionModel.read(definitions(inside));
    } catch (SyntaxProblem problem) {
      throw new AssertionError(problem);
    }
  }

  /// A table over `年龄`, `户籍`, `收入` and `生日`; each row holds its tests and its output.
  static DecisionModel table(String policy, List<List<String>> rows) {
    var inputs = List.of("年龄:number", "户籍:string", "收入:number", "生日:date");
    var text = new StringBuilder();
    for (var input : inputs) {
      var name = input.substring(0, input.indexOf(':'));
      text.append(
          "<inputData id='%s' name='%s'><variable name='%s' typeRef='%s'/></inputData>"
              .formatted(name, name, name, input.substring(input.indexOf(':') + 1)));
    }
    text.append("<decision id='补贴' name='补贴'><variable name='补贴'/>");
    inputs.forEach(input ->
        text.append(
            "<informationRequirement><requiredInput href='#%s'/></informationRequirement>"
                .formatted(input.substring(0, input.indexOf(':')))));
    text.append("<decisionTable hitPolicy='").append(policy).append("'>");
    inputs.forEach(input ->
        text.append(
            "<input><inputExpression><text>%s</text></inputExpression></input>"
                .formatted(input.substring(0, input.indexOf(':')))));
    text.append("<output name='补贴'/>");
    for (var row : rows) {
      text.append("<rule>");
      for (var i = 0; i < row.size(); i++) {
        var kind = i == row.size() - 1 ? "outputEntry" : "inputEntry";
        text.append(
            "<%s><text>%s</text></%s>".formatted(kind, row.get(i).replace("<", "&lt;"), kind));
      }
      text.append("</rule>");
    }
    return read(text.append("</decisionTable></decision>").toString());
  }
}
