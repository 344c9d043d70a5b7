/// From the work report to the signed-off target: promise, assignment, phased plan, progress,
/// light, supervision, end; as pure decisions.
///
/// A [org.yiwang.target.TargetCommand] becomes [org.yiwang.target.TargetEvent]s of one target's
/// stream; the state is [org.yiwang.target.Target]. What a report suggests is
/// [org.yiwang.target.Proposals]; what a pack says, [org.yiwang.target.TargetPack]; what pages
/// read, the package `view`. Nothing here names a unit, a street or a target.
///
/// Start reading at [org.yiwang.target.TargetRoom], then [org.yiwang.target.Target].
@NullMarked
@CheckReturnValue
package org.yiwang.target;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
