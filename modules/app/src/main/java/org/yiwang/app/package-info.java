/// The program: settings, wiring in plain constructors, migrations, start and stop.
@NullMarked
@CheckReturnValue
package org.yiwang.app;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
