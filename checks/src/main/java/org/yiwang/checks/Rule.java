package org.yiwang.checks;

import java.util.List;

/// One thing that a reviewer would object to.
interface Rule {
  /// Every place that breaks the rule; empty when none does.
  List<Offence> offences(Checkout checkout);
}
