package org.yiwang.decisions.dmn;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Finding;
import org.yiwang.decisions.feel.Names;
import org.yiwang.decisions.feel.SyntaxProblem;
import org.yiwang.decisions.feel.Table;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// A DMN model that was read: its decisions, what they need, and what was found wrong with it.
/// Immutable; may be used by several threads.
public final class DecisionModel {
  private static final int LENGTH_MAX = 20_000_000;

  private final String name;
  private final String namespace;
  private final Map<String, Type> types;
  private final Map<String, Node> nodes;
  private final Map<String, DecisionModel> imported;
  private final List<String> members;
  private final List<Finding> findings;

  DecisionModel(
      String name,
      String namespace,
      Map<String, Type> types,
      Map<String, Node> nodes,
      Map<String, DecisionModel> imported,
      List<String> members,
      List<Finding> findings) {
    this.name = name;
    this.namespace = namespace;
    this.types = types;
    this.nodes = nodes;
    this.imported = imported;
    this.members = members;
    var all = new ArrayList<>(findings);
    all.addAll(new GraphCheck(this).findings());
    new ModelTypes(this, all).check();
    this.findings = List.copyOf(all);
  }

  /// Reads a model that imports nothing.
  ///
  /// @throws SyntaxProblem when the text is no DMN model
  public static DecisionModel read(String xml) throws SyntaxProblem {
    return read(xml, _ -> Optional.empty());
  }

  /// Reads a model.
  ///
  /// @param imports finds the text of a model by its namespace
  /// @throws SyntaxProblem when the text is no DMN model, or one that it imports is none
  public static DecisionModel read(String xml, Function<String, Optional<String>> imports)
      throws SyntaxProblem {
    return read(xml, imports, Set.of());
  }

  private static DecisionModel read(
      String xml, Function<String, Optional<String>> imports, Set<String> open)
      throws SyntaxProblem {
    if (xml.length() > LENGTH_MAX) {
      throw new SyntaxProblem(
          org.yiwang.decisions.feel.Place.START,
          "文件过大，最多 " + LENGTH_MAX + " 字",
          "the file is longer than " + LENGTH_MAX + " characters");
    }
    var root = XmlReader.read(xml);
    if (!root.name().equals("definitions")) {
      throw new SyntaxProblem(root.place(), "根元素应为 definitions", "the root must be definitions");
    }
    var models = new java.util.LinkedHashMap<String, DecisionModel>();
    for (var wanted : root.all("import")) {
      var space = wanted.attribute("namespace");
      var text = imports.apply(space);
      if (text.isPresent() && !open.contains(space)) {
        var inner = new LinkedHashSet<>(open);
        inner.add(root.attribute("namespace"));
        models.put(Names.normal(wanted.attribute("name")), read(text.get(), imports, inner));
      }
    }
    return new ModelReader(root, models).read();
  }

  /// Its name.
  public String name() {
    return name;
  }

  /// What was found wrong with it; a model without findings can be trusted to be whole.
  public List<Finding> findings() {
    return findings;
  }

  /// Names of its decisions, in the order of the file.
  public List<String> decisions() {
    return nodes.values().stream().filter(Node.Decision.class::isInstance).map(Node::name).toList();
  }

  /// The table of a decision, when its logic is one.
  public Optional<Table> findTable(String decision) {
    return nodes.values().stream()
        .filter(node -> node.name().equals(decision))
        .flatMap(node ->
            node instanceof Node.Decision found
                ? table(found.logic())
                : java.util.stream.Stream.of())
        .findFirst();
  }

  /// The type that a decision declares for its result; `Any` when it declares none.
  public Optional<Type> findResult(String decision) {
    return nodes.values().stream()
        .filter(node -> node.name().equals(decision))
        .flatMap(node ->
            node instanceof Node.Decision(_, _, _, Expression.Typed typed, _)
                ? Type.find(typed.type(), types).stream()
                : java.util.stream.Stream.of())
        .findFirst();
  }

  private static java.util.stream.Stream<Table> table(Expression logic) {
    return switch (logic) {
      case Expression.Typed typed -> table(typed.inner());
      case Expression.Decide decide -> java.util.stream.Stream.of(decide.table());
      default -> java.util.stream.Stream.of();
    };
  }

  /// Types that the model defines.
  public Map<String, Type> types() {
    return types;
  }

  /// The value of a decision, or of a service or function called with the inputs as arguments.
  ///
  /// @param inputs values of the input data by name; those of an imported model stand in a context
  ///   under the name of the import
  /// @param now what `now()` and `today()` give
  public Value decide(String decision, Map<String, Value> inputs, ZonedDateTime now) {
    return new Evaluation(this, inputs, now).byName(decision);
  }

  /// What each input data is to be called with, by name.
  public Map<String, Type> inputs() {
    var inputs = new java.util.LinkedHashMap<String, Type>();
    for (var node : nodes.values()) {
      if (node instanceof Node.Input input) {
        inputs.put(input.name(), Type.find(input.type(), types).orElse(Type.Simple.ANY));
      }
    }
    return inputs;
  }

  String namespace() {
    return namespace;
  }

  Map<String, Node> nodes() {
    return nodes;
  }

  /// The node of this model that a reference leads to.
  Optional<Node> find(String reference) {
    var own = namespace + "#";
    return Optional.ofNullable(
        nodes.get(reference.startsWith(own) ? reference.substring(own.length()) : reference));
  }

  Map<String, DecisionModel> imported() {
    return imported;
  }

  List<String> members() {
    return members;
  }

  List<String> names() {
    return nodes.values().stream().map(Node::name).toList();
  }
}
