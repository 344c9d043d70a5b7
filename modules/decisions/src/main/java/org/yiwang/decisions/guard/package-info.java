/// Conditions over one record, compiled: a [Guard] answers a formula for a map or for a record of
/// the caller in nanoseconds, and exactly as the interpreter does.
@NullMarked
@CheckReturnValue
package org.yiwang.decisions.guard;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
