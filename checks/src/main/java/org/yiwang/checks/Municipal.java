package org.yiwang.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Units, streets, committees, targets, and kinds of matters are named in packs and nowhere in the
/// program.
final class Municipal implements Rule {
  private static final Pattern NAMED =
      Pattern.compile("(?:short|name)?_?zh: *[\"']?([\\p{IsHan}、（）]{3,})");
  private static final Pattern CELL = Pattern.compile("[\\p{IsHan}]{3,}(?=,|$)");
  private static final Pattern DEFINED = Pattern.compile("packs/[^/]+/(lives|matters)/.*\\.yaml");
  private static final Pattern PROGRAM =
      Pattern.compile("modules/(?!workreport/).*/src/main/.*\\.(java|jte|sql|js)");

  @Override
  public List<Offence> offences(Checkout checkout) {
    var offences = new ArrayList<Offence>();
    var names = names(checkout);
    for (var file : checkout.list(file -> PROGRAM.matcher(file.path()).matches())) {
      var lines = file.lines();
      for (int i = 0; i < lines.size(); i++) {
        for (var name : names) {
          if (lines.get(i).contains(name)) {
            offences.add(new Offence(file.path(), i + 1, "'" + name + "' belongs in a pack"));
          }
        }
      }
    }
    return offences;
  }

  private static Set<String> names(Checkout checkout) {
    var names = new TreeSet<String>();
    for (var file : checkout.list(file -> file.path().matches("packs/.*/(units|targets)/.*"))) {
      for (var line : file.lines()) {
        var found = file.path().endsWith(".csv") ? CELL.matcher(line) : NAMED.matcher(line);
        while (found.find()) {
          names.add(found.groupCount() > 0 ? found.group(1) : found.group());
        }
      }
    }
    checkout.list(file -> DEFINED.matcher(file.path()).matches()).stream()
        .map(file -> file.name().replaceFirst("\\.yaml$", ""))
        .filter(id -> id.contains("-"))
        .forEach(names::add);
    return names;
  }
}
