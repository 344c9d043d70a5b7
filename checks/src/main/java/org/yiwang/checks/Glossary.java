package org.yiwang.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Every public type of a room is a term of `docs/glossary.md` (中文 · identifier · meaning), and one
/// Chinese term has one identifier.
final class Glossary implements Rule {
  private static final String PAGE = "docs/glossary.md";
  private static final Pattern ROOMS =
      Pattern.compile(
          "modules/(journal|pack|identity|target|matter|notice|workreport|worktime|decisions|appeals)/src/main/java/.*");
  private static final Pattern ROW =
      Pattern.compile("^\\| *([^|]+?) *\\| *`(\\w+)` *\\| *([^|]+?) *\\|$");

  @Override
  public List<Offence> offences(Checkout checkout) {
    var offences = new ArrayList<Offence>();
    var identifiers = new TreeSet<String>();
    var chinese = new TreeSet<String>();
    for (var page : checkout.list(file -> file.path().equals(PAGE))) {
      var lines = page.lines();
      for (int i = 0; i < lines.size(); i++) {
        var row = ROW.matcher(lines.get(i));
        if (row.matches()) {
          if (!row.group(1).codePoints().anyMatch(Character::isIdeographic)) {
            offences.add(new Offence(PAGE, i + 1, "no Chinese term for " + row.group(2)));
          }
          var newTerm = chinese.add(row.group(1));
          var newIdentifier = identifiers.add(row.group(2));
          if (!newTerm || !newIdentifier) {
            offences.add(
                new Offence(PAGE, i + 1, "a term twice: " + row.group(1) + " · " + row.group(2)));
          }
        }
      }
    }
    for (var file : checkout.list(file -> ROOMS.matcher(file.path()).matches())) {
      for (var type : checkout.shapes(file).types()) {
        if (type.isPublic() && type.isTopLevel() && !identifiers.contains(type.name())) {
          offences.add(
              new Offence(file.path(), type.line(), type.name() + " has no 中文 term in " + PAGE));
        }
      }
    }
    return offences;
  }
}
