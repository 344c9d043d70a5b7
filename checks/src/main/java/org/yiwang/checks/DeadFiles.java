package org.yiwang.checks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A file that nothing names is read by nobody. A Java type is named by an identifier in other
/// code, any other file by its whole name; pages of text name only pages, pictures, and programs to
/// start.
final class DeadFiles implements Rule {
  /// Found by their place or their fixed name: by people, by Maven, JUnit, Flyway, or the reader of
  /// packs.
  private static final Pattern FOUND_BY_PLACE =
      Pattern.compile(
          "(README|README\\.zh|ARCHITECTURE|CONTRIBUTING)\\.md|LICENSE|yiwang|\\.gitignore|pom\\.xml"
              + "|\\.ci/run|\\.mvn/jvm\\.config|.*/README\\.md|.*/ATTRIBUTION\\.md|.*/package-info\\.java"
              + "|.*/src/test/.*Test\\.java|.*/resources/db/\\w+/V\\d+__\\w+\\.sql"
              + "|.*/resources/(logback\\.xml|simplelogger\\.properties|META-INF/.*)"
              + "|modules/worktime/vectors/.*\\.json"
              + "|packs/[^/]+/(pack\\.yaml|(targets|lives|matters|stories)/.*\\.yaml)");

  private static final Pattern WORD = Pattern.compile("[\\w$]+");
  private static final Pattern NAME = Pattern.compile("[\\w.-]*\\w");

  @Override
  public List<Offence> offences(Checkout checkout) {
    var byCode = new HashMap<String, Set<String>>();
    var byText = new HashMap<String, Set<String>>();
    for (var file : checkout.files()) {
      if (file.isJava()) {
        note(file, checkout.shapes(file).words(), byCode);
        // the proofs of these rules plant files that are not there
        var plants = file.path().startsWith("checks/src/test/");
        note(file, plants ? Set.of() : checkout.shapes(file).texts(), byText);
      } else {
        note(file, words(file.text()), byCode);
        note(file, words(file.text()), byText);
      }
    }
    var offences = new ArrayList<Offence>();
    for (var file : checkout.list(file -> !FOUND_BY_PLACE.matcher(file.path()).matches())) {
      if (!isNamed(file, file.isJava() ? byCode : byText)) {
        offences.add(new Offence(file.path(), 0, "nothing names it; use it or delete it"));
      }
    }
    return offences;
  }

  private static boolean isNamed(Checkout.TextFile file, Map<String, Set<String>> namers) {
    return namesUsed(file).stream()
        .flatMap(name -> namers.getOrDefault(name, Set.of()).stream())
        .anyMatch(other -> !other.equals(file.path()) && mayName(other, file));
  }

  private static boolean mayName(String other, Checkout.TextFile file) {
    var program = file.isMainJava() && file.text().contains("void main(String");
    if (program || file.path().startsWith("docs/") || file.path().endsWith(".md")) {
      return true;
    }
    return file.isJava()
        ? other.matches(".*\\.(java|jte)|yiwang|checks/test|(.*/)?pom\\.xml")
        : !other.endsWith(".md");
  }

  /// `target.jte` as `target`, `pages_en.properties` as `pages`, and in the pack `hongkou` the file
  /// `hongkou-outlines.geojson` also as `-outlines.geojson`.
  private static List<String> namesUsed(Checkout.TextFile file) {
    var name = file.name();
    if (name.matches(".*\\.(java|jte)|.*_(zh|en)\\.properties")) {
      return List.of(name.replaceFirst("(_(zh|en))?\\.\\w+$", ""));
    }
    var pack = file.path().replaceFirst("^packs/([^/]+)/.*", "$1");
    return List.of(name, name.replace(pack, ""));
  }

  private static void note(
      Checkout.TextFile file, Set<String> words, Map<String, Set<String>> namers) {
    words.forEach(word -> namers.computeIfAbsent(word, _ -> new HashSet<>()).add(file.path()));
  }

  /// The words of a text, and the names of files in it.
  static Set<String> words(String text) {
    var words = new HashSet<String>();
    for (var pattern : List.of(WORD, NAME)) {
      pattern.matcher(text).results().forEach(found -> words.add(found.group()));
    }
    return words;
  }
}
