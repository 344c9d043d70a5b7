/// What pages read of matters: query tables written with the events, and the questions asked of
/// them.
///
/// Start reading at [org.yiwang.matter.view.Matters].
@NullMarked
@CheckReturnValue
package org.yiwang.matter.view;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
