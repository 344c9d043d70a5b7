/// The expression language of DMN: text to tree ([Parser]), tree to value ([Evaluator]). Numbers
/// are decimals of 34 digits, logic has three values, names may be Chinese and may contain spaces.
@NullMarked
@CheckReturnValue
package org.yiwang.decisions.feel;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
