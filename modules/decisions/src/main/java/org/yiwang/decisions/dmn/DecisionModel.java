package org.yiwang.decisions.dmn;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Finding;
import org.yiwang.decisions.feel.SyntaxProblem;
import org.yiwang.decisions.feel.Table;
import org.yiwang.decisions.feel.Type;
import org.yiwang.decisions.feel.Value;

/// A DMN model that was read: its decisions, what they need, and what was found wrong with it.
/// Immutable; may be used by several threads.
public final class DecisionModel {
  private final String name;
  private final String namespace;
  private final Map<String, Type> types;
  private final Map<String, Node> nodes;
  private final Map<String, DecisionModel> imported;
  private final List<String> members;
  private final List<Finding> findings;
  private final Map<String, Node> named = new HashMap<>();

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
    nodes.values().stream()
        .filter(node -> !(node instanceof Node.Input))
        .forEach(node -> named.putIfAbsent(node.name(), node));
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

  /// A model that another one imports.
  ///
  /// @param from the namespace of the importing model
  /// @param location where the importing model says that it lies; empty when it does not say
  public record Import(String from, String namespace, String location) {}

  /// Reads a model. An import that leads nowhere, or back to where it began, is a finding.
  ///
  /// @param imports finds the text of a model that is imported
  /// @throws SyntaxProblem when the text is no DMN model, or one that it imports is none
  public static DecisionModel read(String xml, Function<Import, Optional<String>> imports)
      throws SyntaxProblem {
    return new ImportReader(imports).read(xml);
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
    return findDecision(decision).flatMap(found -> table(found.logic()));
  }

  /// The type that a decision declares for its result; `Any` when it declares none.
  public Optional<Type> findResult(String decision) {
    return findDecision(decision)
        .flatMap(found ->
            found.logic() instanceof Expression.Typed typed
                ? Type.find(typed.type(), types)
                : Optional.empty());
  }

  private Optional<Node.Decision> findDecision(String name) {
    return named.get(name) instanceof Node.Decision decision
        ? Optional.of(decision)
        : Optional.empty();
  }

  private static Optional<Table> table(Expression logic) {
    return switch (logic) {
      case Expression.Typed typed -> table(typed.inner());
      case Expression.Decide decide -> Optional.of(decide.table());
      default -> Optional.empty();
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

  /// A value and how many steps it took; at most 20,000,000.
  public record Counted(Value value, long steps) {}

  /// As [#decide], with the steps that it took.
  public Counted counted(String decision, Map<String, Value> inputs, ZonedDateTime now) {
    var evaluation = new Evaluation(this, inputs, now);
    var value = evaluation.byName(decision);
    return new Counted(value, evaluation.steps());
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

  /// The decision, function or service of this name.
  Optional<Node> findNamed(String name) {
    return Optional.ofNullable(named.get(name));
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
