/// Benchmarks, each beside a peer doing the same work in the same run.
@NullMarked
@CheckReturnValue
package org.yiwang.bench;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
