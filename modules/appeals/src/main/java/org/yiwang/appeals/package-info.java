/// What the words of appeals (诉求: what residents write to a government) tell: a category with its
/// reasons, messages that are alike, hot topics. It proposes; a person decides.
///
/// For anyone who has such messages and nothing else: no network, no service, no database, no
/// clock. Start at `Proposer` (labelled messages → a model → a `Suggestion` with the words that
/// spoke for it), `Resemblance` (which earlier messages are about the same thing, and why) and
/// `Hotspot` (what many write about). `AppealTable` reads the files, `Trial` says how good a
/// proposer is.
@NullMarked
@CheckReturnValue
package org.yiwang.appeals;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
