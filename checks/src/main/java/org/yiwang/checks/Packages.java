package org.yiwang.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Every package says what it is for and that nothing in it is null.
final class Packages implements Rule {
  @Override
  public List<Offence> offences(Checkout checkout) {
    var offences = new ArrayList<Offence>();
    var main = checkout.list(Checkout.TextFile::isMainJava);
    var folders =
        main.stream()
            .map(file -> file.path().substring(0, file.path().lastIndexOf('/')))
            .collect(Collectors.toCollection(java.util.TreeSet::new));
    for (var folder : folders) {
      var about =
          main.stream()
              .filter(file -> file.path().equals(folder + "/package-info.java"))
              .findFirst();
      if (about.isEmpty()) {
        offences.add(
            new Offence(
                folder, 0, "no package-info.java: say what is here and where to start reading"));
      } else if (!about.get().text().contains("@NullMarked")
          || !about.get().text().contains("@CheckReturnValue")
          || !about.get().text().startsWith("///")) {
        offences.add(
            new Offence(
                about.get().path(), 0, "needs a /// text, @NullMarked and @CheckReturnValue"));
      }
    }
    return offences;
  }
}
