package org.yiwang.checks;

import java.util.ArrayList;
import java.util.List;

/// A file that nothing names is read by nobody.
final class DeadFiles implements Rule {
  @Override
  public List<Offence> offences(Checkout checkout) {
    var offences = new ArrayList<Offence>();
    for (var file : checkout.list(DeadFiles::mustBeNamed)) {
      var name = nameUsed(file);
      var named =
          checkout.files().stream()
              .anyMatch(other -> !other.path().equals(file.path()) && other.text().contains(name));
      if (!named) {
        offences.add(new Offence(file.path(), 0, "nothing names it; use it or delete it"));
      }
    }
    return offences;
  }

  private static boolean mustBeNamed(Checkout.TextFile file) {
    var path = file.path();
    return (file.isMainJava() && !file.name().equals("package-info.java") && !hasMain(file))
        || (path.startsWith("docs/") && !path.equals("docs/decisions/README.md"))
        || path.contains("/src/main/jte/")
        || path.matches("modules/web/src/main/resources/static/.*");
  }

  private static boolean hasMain(Checkout.TextFile file) {
    return file.text().contains("void main(String");
  }

  private static String nameUsed(Checkout.TextFile file) {
    var name = file.name();
    return name.matches(".*\\.(java|jte)") ? name.substring(0, name.lastIndexOf('.')) : name;
  }
}
