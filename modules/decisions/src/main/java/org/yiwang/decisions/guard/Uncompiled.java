package org.yiwang.decisions.guard;

import org.yiwang.decisions.feel.Expression;
import org.yiwang.decisions.feel.Finding;

/// An expression that is left to the interpreter, and where and why.
final class Uncompiled extends Exception {
  private static final long serialVersionUID = 1;

  private final transient Finding why;

  Uncompiled(Expression at, String chinese, String english) {
    super(english);
    why = new Finding(at.place(), "", "由解释器求值：" + chinese, "left to the interpreter: " + english);
  }

  Finding why() {
    return why;
  }
}
