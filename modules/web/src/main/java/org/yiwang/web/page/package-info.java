/// What the templates show: one record a page, with every text and number ready to print.
///
/// Start reading at [org.yiwang.web.page.Shell], the frame around every page.
@NullMarked
@CheckReturnValue
package org.yiwang.web.page;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
