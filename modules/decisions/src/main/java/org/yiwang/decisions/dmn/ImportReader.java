package org.yiwang.decisions.dmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yiwang.decisions.feel.Finding;
import org.yiwang.decisions.feel.Names;
import org.yiwang.decisions.feel.Place;
import org.yiwang.decisions.feel.SyntaxProblem;

/// Reads a model with those that it imports, each of them once.
final class ImportReader {
  private static final int LENGTH_MAX = 20_000_000;

  private final Function<DecisionModel.Import, Optional<String>> texts;
  private final Map<String, DecisionModel> done = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  ImportReader(Function<DecisionModel.Import, Optional<String>> texts) {
    this.texts = texts;
  }

  DecisionModel read(String xml) throws SyntaxProblem {
    if (xml.length() > LENGTH_MAX) {
      throw new SyntaxProblem(
          Place.START,
          "文件过大，最多 " + LENGTH_MAX + " 字",
          "the file is longer than " + LENGTH_MAX + " characters");
    }
    var root = XmlReader.read(xml);
    if (!root.name().equals("definitions")) {
      throw new SyntaxProblem(root.place(), "根元素应为 definitions", "the root must be definitions");
    }
    var own = root.attribute("namespace");
    open.add(own);
    var findings = new ArrayList<Finding>();
    var models = new LinkedHashMap<String, DecisionModel>();
    for (var wanted : root.all("import")) {
      var found = imported(own, wanted, findings);
      if (found.isPresent()) {
        models.put(Names.normal(wanted.attribute("name")), found.get());
      }
    }
    open.remove(own);
    return new ModelReader(root, models, findings).read();
  }

  private Optional<DecisionModel> imported(String own, Element wanted, List<Finding> findings)
      throws SyntaxProblem {
    var space = wanted.attribute("namespace");
    if (open.contains(space)) {
      findings.add(
          finding(
              wanted, "循环导入 " + space, "imports " + space + ", which leads back to this model"));
      return Optional.empty();
    }
    var known = done.get(space);
    if (known != null) {
      return Optional.of(known);
    }
    var text = texts.apply(new DecisionModel.Import(own, space, wanted.attribute("locationURI")));
    if (text.isEmpty()) {
      findings.add(finding(wanted, "找不到导入的模型 " + space, "no model of the namespace " + space));
      return Optional.empty();
    }
    try {
      var model = read(text.get());
      if (!model.findings().isEmpty()) {
        var first = model.findings().getFirst();
        findings.add(
            finding(
                wanted,
                "导入的模型有 "
                    + model.findings().size()
                    + " 处问题，第一处："
                    + first.place()
                    + " "
                    + first.chinese(),
                "the imported model has "
                    + model.findings().size()
                    + " findings, the first: "
                    + first.place()
                    + " "
                    + first.english()));
      }
      done.put(space, model);
      return Optional.of(model);
    } catch (SyntaxProblem problem) {
      throw new SyntaxProblem(
          wanted.place(),
          "导入的模型 " + space + "：" + problem.place() + " " + problem.chinese(),
          "imported model " + space + ": " + problem.place() + " " + problem.english());
    }
  }

  private static Finding finding(Element wanted, String chinese, String english) {
    return new Finding(wanted.place(), wanted.attribute("name"), chinese, english);
  }
}
