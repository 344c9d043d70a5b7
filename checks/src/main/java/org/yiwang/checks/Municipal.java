package org.yiwang.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Units, streets, committees, targets, and kinds of matters are named in packs and nowhere in the
/// program: neither whole nor by the stem that people use (曲阳 for 曲阳路), nor by a code.
final class Municipal implements Rule {
  private static final Pattern PROGRAM =
      Pattern.compile("modules/(?!workreport/).*/src/main/.*\\.(java|jte|sql|js)");
  private static final Pattern NAMES = Pattern.compile("packs/.*/(units|targets)/.*\\.(yaml|csv)");
  private static final Pattern DEFINED = Pattern.compile("packs/[^/]+/(lives|matters)/.*\\.yaml");

  /// What names look like in the files of a pack; the last group that matched is the name.
  private static final List<Pattern> LOOKS =
      Stream.of(
              "(?:zh: *[\"']?|,)([\\p{IsHan}、（）]{3,})(?=[,\"' }\\n])",
              "short: *\\{ *zh: *([\\p{IsHan}]{2,})",
              "short: *\\{ *zh: *([\\p{IsHan}]{2,}?)(?:路|镇|区|新村),|,([\\p{IsHan}]{3,})居委会,",
              "((?:North )?(?!Road|First|Second|Xincun)\\p{Lu}\\p{Ll}{4,})(?: Road| Xincun)?(?: No\\. \\d+)? (?:Subdistrict|Residents'|District\\b)",
              "unit: ([a-z]+(?:-[a-z]+)+)",
              "\\b(\\d{6,})\\b")
          .map(Pattern::compile)
          .toList();

  @Override
  public List<Offence> offences(Checkout checkout) {
    var names = names(checkout);
    var offences = new ArrayList<Offence>();
    for (var file : checkout.list(file -> PROGRAM.matcher(file.path()).matches())) {
      var used = names.stream().filter(name -> file.text().contains(name)).toList();
      var lines = used.isEmpty() ? List.<String>of() : file.lines();
      for (int i = 0; i < lines.size(); i++) {
        for (var name : used) {
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
    for (var file : checkout.list(file -> NAMES.matcher(file.path()).matches())) {
      for (var look : LOOKS) {
        look.matcher(file.text()).results().forEach(found -> names.add(last(found)));
      }
    }
    checkout.list(file -> DEFINED.matcher(file.path()).matches()).stream()
        .map(file -> file.name().replaceFirst("\\.yaml$", ""))
        .filter(id -> id.contains("-"))
        .forEach(names::add);
    return names;
  }

  private static String last(MatchResult found) {
    var groups = found.groupCount();
    return groups > 1 && found.group(groups) == null
        ? found.group(groups - 1)
        : found.group(groups);
  }
}
