/// The event log on PostgreSQL and the one runtime of all deciders; the only writer of the record.
///
/// A room declares a [org.yiwang.journal.StreamKind]: a pure [org.yiwang.journal.Decider] and how
/// its commands, events and states are written down. Every door (page, API, timer) hands a
/// [org.yiwang.journal.Submission] to [org.yiwang.journal.Journal#submit], which answers only after
/// the commit. What pages read is written by a [org.yiwang.journal.View] in that same transaction,
/// or a little later by a [org.yiwang.journal.Follower]; both can be dropped and rebuilt from the
/// log.
///
/// Start reading at [org.yiwang.journal.Journal].
@NullMarked
@CheckReturnValue
package org.yiwang.journal;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
