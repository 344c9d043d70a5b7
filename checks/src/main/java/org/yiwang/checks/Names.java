package org.yiwang.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Type names say the thing in the domain, not the role it plays in a program.
final class Names implements Rule {
  private static final Pattern EMPTY_WORD =
      Pattern.compile(
          "(?<![a-z])(Manager|Helper|Utils?|Abstract|Impl|DTO|Dto|VO|Info|Processor|Common|Sys)(?![a-z])");

  @Override
  public List<Offence> offences(Checkout checkout) {
    var offences = new ArrayList<Offence>();
    for (var file : checkout.list(Checkout.TextFile::isJava)) {
      for (var type : checkout.shapes(file).types()) {
        var word = EMPTY_WORD.matcher(split(type.name()));
        if (word.find()) {
          var say = "'" + word.group(1) + "' in " + type.name() + " says nothing; name the thing";
          offences.add(new Offence(file.path(), type.line(), say));
        }
      }
      if (file.path().matches(".*/(util|utils|common|helpers?|misc)/.*")) {
        offences.add(
            new Offence(file.path(), 0, "a bag of a package; keep it beside its one user"));
      }
    }
    return offences;
  }

  /// `CaseInfo` as `Case Info`, so that a word is matched whole.
  private static String split(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
  }
}
