/// The pages: cockpit, targets, orders, import, sign-in and the public view.
@NullMarked
@CheckReturnValue
package org.yiwang.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
