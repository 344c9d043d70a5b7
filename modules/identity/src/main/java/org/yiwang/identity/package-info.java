/// Units, posts and accounts with their validity; one question: may this post do this here.
@NullMarked
@CheckReturnValue
package org.yiwang.identity;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
