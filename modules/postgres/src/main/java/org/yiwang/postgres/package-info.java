/// A PostgreSQL for Yiwang: an embedded server that is started, taken over or stopped, or any other
/// by URL.
@NullMarked
@CheckReturnValue
package org.yiwang.postgres;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
