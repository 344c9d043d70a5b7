/// Who works where, in which post, and what that post may do.
///
/// Units, roles and accounts are pack data; this module holds the rules: a unit is valid from a day
/// to a day and may have a successor, a person acts through a post, and what no role lists is
/// refused. One question: [org.yiwang.identity.Access#may].
///
/// Start reading at [org.yiwang.identity.Identity].
@NullMarked
@CheckReturnValue
package org.yiwang.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
