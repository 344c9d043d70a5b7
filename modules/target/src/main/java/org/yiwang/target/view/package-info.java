/// What pages read of targets: query tables written with the events, and the questions asked of
/// them.
///
/// Start reading at [org.yiwang.target.view.Targets].
@NullMarked
@CheckReturnValue
package org.yiwang.target.view;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
