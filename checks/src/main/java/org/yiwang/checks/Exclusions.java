package org.yiwang.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a pom excludes from Error Prone and NullAway is generated; no source that people write may
/// match. A pattern for Maven's `target` once took the whole room of targets with it.
final class Exclusions implements Rule {
  private static final Pattern EXCLUDED = Pattern.compile("-XepExcludedPaths:([^\\s<]+)");

  @Override
  public List<Offence> offences(Checkout checkout) {
    var offences = new ArrayList<Offence>();
    for (var pom : checkout.list(file -> file.name().equals("pom.xml"))) {
      var excluded = EXCLUDED.matcher(pom.text());
      while (excluded.find()) {
        var paths = Pattern.compile(excluded.group(1));
        for (var file : checkout.list(Checkout.TextFile::isJava)) {
          if (paths.matcher("/somewhere/" + file.path()).matches()) {
            var say = pom.path() + " keeps this from Error Prone and NullAway: " + paths;
            offences.add(new Offence(file.path(), 0, say));
          }
        }
      }
    }
    return offences;
  }
}
