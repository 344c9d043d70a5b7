/// Working time: statutory holidays with their make-up days, limits in 工作日, 工作时 and 紧急工作时, pauses,
/// extensions, deadlines. Pure functions; usable without the rest of Yiwang.
///
/// Start reading at [org.yiwang.worktime.LimitClock]; [org.yiwang.worktime.WorkCalendar] is the
/// arithmetic under it.
@NullMarked
@CheckReturnValue
package org.yiwang.worktime;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
