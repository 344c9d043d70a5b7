/// Decision tables over everyone at once. A table becomes a [RulePlan]: for each column the classes
/// of values that its cells can tell apart, and for each class the rules it satisfies as a bit
/// mask. Matching a [Population] is then one look-up and one AND a column and a person.
@NullMarked
@CheckReturnValue
package org.yiwang.decisions.population;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
