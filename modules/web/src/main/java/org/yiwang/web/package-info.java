/// The pages: cockpit, targets, supervision orders, import, sign-in and the public view.
///
/// Every page is one line of [org.yiwang.web.Routes], which says who may open it; a handler makes
/// one record of `org.yiwang.web.page` and a template shows it. Spring lives only here and in app.
///
/// Start reading at [org.yiwang.web.Web] and `Routes`.
@NullMarked
@CheckReturnValue
package org.yiwang.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
