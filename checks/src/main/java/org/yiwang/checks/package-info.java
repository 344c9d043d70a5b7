/// Tidy: words, sizes, calls, glossary, and the architecture as tests.
@NullMarked
@CheckReturnValue
package org.yiwang.checks;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
