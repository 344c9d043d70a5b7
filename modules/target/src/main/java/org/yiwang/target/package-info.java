/// Report, targets, tasks, phased plan, progress, lights and supervision, as pure decisions and
/// their views.
@NullMarked
@CheckReturnValue
package org.yiwang.target;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
