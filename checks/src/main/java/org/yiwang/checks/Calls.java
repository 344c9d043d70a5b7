package org.yiwang.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Calls and phrases that hide a failure, or were left behind. Clocks, chance and other ways out
/// are looked for in the bytecode, by `Purity`.
final class Calls implements Rule {
  private static final String EDGES = "modules/app/|world/|bench/|checks/";

  private static final List<Ban> BANS =
      List.of(
          ban(
              "System\\.(out|err)\\.print",
              "write to the stream you are given",
              mainOutside(EDGES + "|modules/workreport/")),
          ban("printStackTrace\\(", "let it rise, or log it once", Checkout.TextFile::isJava),
          ban(
              "catch \\((final )?(Exception|Throwable|RuntimeException) ",
              "catch what you can answer; name the place in ARCHITECTURE.md if it must be everything",
              Calls::mayNotCatchAll),
          ban(
              "\\bsleep\\w*\\(|Thread::sleep|parkNanos|parkUntil",
              "wait for the thing itself",
              file -> file.isJava() && file.path().contains("/src/test/")),
          ban(
              "@([\\w.]+\\.)?(Disabled|Enabled|Ignore)\\w*\\b",
              "mend or delete the test",
              Checkout.TextFile::isJava),
          ban(
              "(?i)-XepDisable|-Xep:\\w+:OFF(?!</arg>)|-nowarn|<(skip|skipTests|testFailureIgnore)>",
              "every source is compiled with every check, every test runs",
              file -> file.name().equals("pom.xml")),
          ban(
              "@Autowired|@Component\\b|@Service\\b|@Repository\\b|@EventListener|@Transactional",
              "wire it by a constructor in app",
              Checkout.TextFile::isJava),
          ban("(?i)select \\*", "list the columns", file -> file.path().matches(".*\\.(java|sql)")),
          ban(
              "\\b(TODO|FIXME|XXX|HACK)\\b",
              "do it, or write an issue",
              file -> file.path().matches(".*\\.(java|jte|js|css|sql|ya?ml|md|xml|sh)")),
          ban(
              "return null;",
              "Optional, an empty list or a sealed case",
              mainOutside("checks/src/main/java/org/yiwang/checks/JavaShapes")),
          ban(
              "repo1\\.maven|repo\\.maven\\.apache|registry\\.npmjs|deb\\.debian\\.org",
              "name no registry's host",
              _ -> true),
          ban(
              "(?<![\\w./}])/work/(main|shared|h|hub|notes|\\.library)",
              "name no path of one machine",
              _ -> true));

  private record Ban(Pattern pattern, String instead, Predicate<Checkout.TextFile> where) {}

  @Override
  public List<Offence> offences(Checkout checkout) {
    var offences = new ArrayList<Offence>();
    for (var file : checkout.list(file -> !file.path().startsWith("checks/src/"))) {
      var bans = BANS.stream().filter(ban -> ban.where().test(file)).toList();
      var lines = file.lines();
      for (int i = 0; i < lines.size(); i++) {
        for (var ban : bans) {
          var found = ban.pattern().matcher(lines.get(i));
          if (found.find()) {
            offences.add(
                new Offence(
                    file.path(), i + 1, "'" + found.group().strip() + "': " + ban.instead()));
          }
        }
      }
    }
    return offences;
  }

  private static Ban ban(String pattern, String instead, Predicate<Checkout.TextFile> where) {
    return new Ban(Pattern.compile(pattern), instead, where);
  }

  private static Predicate<Checkout.TextFile> mainOutside(String folders) {
    var outside = Pattern.compile("^(" + folders + ")").asPredicate().negate();
    return file -> file.isMainJava() && outside.test(file.path());
  }

  /// Everything may be caught where a request ends, where a follower stops, and where a submission
  /// is answered.
  private static boolean mayNotCatchAll(Checkout.TextFile file) {
    return file.isMainJava() && !file.text().contains("/// Catches everything:");
  }
}
