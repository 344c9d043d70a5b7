/// DMN models: XML to a checked model ([DecisionModel]), a model to decisions.
@NullMarked
@CheckReturnValue
package org.yiwang.decisions.dmn;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
