/// What happened, told to other systems and by mail, at least once and never silently lost.
///
/// An [org.yiwang.notice.Announcement] says what happened, without anything personal. The
/// [org.yiwang.notice.Outbox] follows the log and lays down one letter for each announcement and
/// [org.yiwang.notice.Subscription]; the [org.yiwang.notice.Courier] takes letters to their
/// addresses, tries again what failed, and lays aside what nobody takes. People then send it again
/// or give it up: [org.yiwang.notice.DeadLetters].
///
/// The room knows no other room: what an event means is told by `app`, which asks the room the
/// event belongs to. Start reading at [org.yiwang.notice.Outbox].
@NullMarked
@CheckReturnValue
package org.yiwang.notice;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
