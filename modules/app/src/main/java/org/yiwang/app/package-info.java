/// The program: settings, wiring in plain constructors, start and stop.
///
/// Knows all modules and is known by none. Start reading at [org.yiwang.app.District]: everything
/// is plugged together there, one line each.
@NullMarked
@CheckReturnValue
package org.yiwang.app;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
