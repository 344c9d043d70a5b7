package org.yiwang.decisions.dmn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.yiwang.decisions.feel.Finding;

/// Looks for requirements that lead back to where they began, or to nothing.
final class GraphCheck {
  /// How long a chain of requirements may be; a longer one is not evaluated either.
  static final int CHAIN_MAX = 300;

  private final DecisionModel model;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> done = new HashSet<>();

  GraphCheck(DecisionModel model) {
    this.model = model;
  }

  List<Finding> findings() {
    model.nodes().values().forEach(node -> visit(node, new LinkedHashSet<>()));
    return findings;
  }

  static List<String> requires(Node node) {
    return switch (node) {
      case Node.Input _ -> List.of();
      case Node.Decision decision -> decision.requires();
      case Node.Knowledge knowledge -> knowledge.requires();
      case Node.Service service -> service.outputs();
    };
  }

  private void visit(Node node, java.util.Set<String> path) {
    if (!path.add(node.id())) {
      var names = new ArrayList<String>();
      for (var id : path) {
        var on = model.nodes().get(id);
        if (on != null && (!names.isEmpty() || id.equals(node.id()))) {
          names.add(on.name());
        }
      }
      var circle = String.join(" → ", names) + " → " + node.name();
      findings.add(new Finding(node.place(), node.name(), "循环依赖：" + circle, "a circle: " + circle));
      return;
    }
    if (path.size() > CHAIN_MAX) {
      findings.add(
          new Finding(
              node.place(),
              node.name(),
              "依赖链超过 " + CHAIN_MAX + " 层",
              "a chain of more than " + CHAIN_MAX + " requirements"));
      path.remove(node.id());
      return;
    }
    if (done.add(node.id())) {
      for (var reference : requires(node)) {
        var next = model.nodes().get(reference);
        if (next != null) {
          visit(next, path);
        } else if (reference.indexOf('#') < 0) {
          findings.add(
              new Finding(
                  node.place(),
                  node.name(),
                  "依赖的 " + reference + " 不存在",
                  "requires " + reference + ", which does not exist"));
        }
      }
    }
    path.remove(node.id());
  }
}
