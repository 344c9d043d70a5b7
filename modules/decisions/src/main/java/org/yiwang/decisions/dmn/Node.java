package org.yiwang.decisions.dmn;

import java.util.List;
import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Place;

/// A node of the requirements graph.
sealed interface Node {
  String id();

  String name();

  Place place();

  /// What is given from outside.
  record Input(String id, String name, Place place, Expression.TypeName type) implements Node {}

  /// What is decided.
  ///
  /// @param requires references to other nodes
  record Decision(String id, String name, Place place, Expression logic, List<String> requires)
      implements Node {}

  /// A function that decisions share.
  record Knowledge(
      String id,
      String name,
      Place place,
      Expression function,
      Expression.TypeName result,
      List<String> requires)
      implements Node {}

  /// Decisions offered as one function.
  record Service(
      String id,
      String name,
      Place place,
      List<String> inputs,
      List<String> inputDecisions,
      List<String> outputs,
      Expression.TypeName result)
      implements Node {}
}
