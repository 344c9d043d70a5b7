package org.yiwang.checks;

import java.util.ArrayList;
import java.util.List;

/// A warning may be switched off only with its reason on the same line or on the line above.
final class Suppressions implements Rule {
  @Override
  public List<Offence> offences(Checkout checkout) {
    var offences = new ArrayList<Offence>();
    for (var file :
        checkout.list(file -> file.isJava() && !file.path().startsWith("checks/src/"))) {
      var lines = file.lines();
      for (int i = 0; i < lines.size(); i++) {
        var before = i == 0 ? "" : lines.get(i - 1).strip();
        if (lines.get(i).contains("@SuppressWarnings")
            && !lines.get(i).contains("//")
            && !before.startsWith("//")) {
          offences.add(new Offence(file.path(), i + 1, "say why this warning does not hold here"));
        }
      }
    }
    return offences;
  }
}
