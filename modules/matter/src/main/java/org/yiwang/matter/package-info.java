/// Anything someone must see to the end: a call, a case found on patrol, a hazard, a petition, a
/// proposal, a visit; as pure decisions.
///
/// What states a matter passes, who may act, what runs out when, and where it is sent is a
/// definition of a pack: a [org.yiwang.matter.Life] shared by many [org.yiwang.matter.MatterType]s.
/// A [org.yiwang.matter.MatterCommand] becomes [org.yiwang.matter.MatterEvent]s of one matter's
/// stream; the state is [org.yiwang.matter.Matter]. What pages read is the package `view`. Nothing
/// here names a kind of matter.
///
/// Start reading at [org.yiwang.matter.MatterRoom], then [org.yiwang.matter.Life].
@NullMarked
@CheckReturnValue
package org.yiwang.matter;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
