/// Packs: YAML files read into checked, immutable definitions; every problem at once, with file and
/// line.
@NullMarked
@CheckReturnValue
package org.yiwang.pack;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
