/// Packs: folders of YAML and CSV read into checked, immutable definitions; every problem of every
/// file at once, with file and line.
///
/// This module knows no municipal noun. It offers a typed cursor over what the files say, and each
/// room (identity, target, …) reads its own definitions with it. A read never throws for what a
/// file contains and never returns null: what is wrong is noted, a harmless stand-in is returned,
/// and [org.yiwang.pack.PackFolder#check] hands out the value only when nothing at all was noted.
///
/// Start reading at [org.yiwang.pack.PackFolder], then [org.yiwang.pack.Node].
@NullMarked
@CheckReturnValue
package org.yiwang.pack;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
