/// The proof from outside: drills and independent checkers that share no code with the rooms.
@NullMarked
@CheckReturnValue
package org.yiwang.world;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
