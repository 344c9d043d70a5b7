/// Tidy: what a reviewer would say of words, sizes, calls, dead files and the glossary, said by a
/// program.
///
/// Start reading at [org.yiwang.checks.Tidy]; each [org.yiwang.checks.Rule] is one page. The
/// architecture itself is checked by this module's tests, which read as prose.
@NullMarked
@CheckReturnValue
package org.yiwang.checks;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
