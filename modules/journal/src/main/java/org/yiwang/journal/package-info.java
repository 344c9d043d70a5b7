/// The event log on PostgreSQL and the one runtime of all deciders; the only writer.
@NullMarked
@CheckReturnValue
package org.yiwang.journal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
