/// DMN and FEEL: rules that are checked when they are read, explained for one subject, and compiled
/// for a whole population. For anyone who keeps rules as data. Start at
/// [org.yiwang.decisions.dmn.DecisionModel]; the command line is [DecisionsCommand].
@NullMarked
@CheckReturnValue
package org.yiwang.decisions;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
