/// Reads the text of a Chinese government work report: sections, figures, commitments, terms.
@NullMarked
@CheckReturnValue
package org.yiwang.workreport;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
