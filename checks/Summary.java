import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/// Counts the surefire reports below a checkout and lists every skipped test with its reason.
/// Fails when nothing ran, when a test failed, or when one was skipped for another reason than that an outside
/// thing is absent, in the very words of the test that says so.
final class Summary {
  private static final String ASSUMED = "Assumption failed: ";
  private static final Set<String> EXCUSES =
      Set.of(
          "Chromium is absent: install chromium and fonts-noto-cjk",
          "PostgreSQL 15 is absent, the tests on it did not run: apt-get install postgresql-15",
          "not root: every other test here already ran as an ordinary user",
          "not root: there is no privilege to step down from",
          "shared/ is absent: the reports in it are not read",
          "shared/ is absent: the messages in it are not read",
          "shared/ is absent: the 2024 report is not read",
          "shared/ is absent: the TCK did not run");

  private Summary() {}

  public static void main(String[] args) throws Exception {
    int ran = 0;
    int failed = 0;
    List<String> excused = new ArrayList<>();
    List<String> unexcused = new ArrayList<>();
    for (Path report : reports(Path.of(args[0]))) {
      var cases =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(report.toFile())
              .getElementsByTagName("testcase");
      for (int i = 0; i < cases.getLength(); i++) {
        var test = (Element) cases.item(i);
        ran++;
        if (has(test, "failure") || has(test, "error")) {
          failed++;
        }
        if (has(test, "skipped")) {
          var reason = reason((Element) test.getElementsByTagName("skipped").item(0));
          var line = test.getAttribute("classname") + "." + test.getAttribute("name") + ": " + reason;
          (EXCUSES.contains(reason) ? excused : unexcused).add(line);
        }
      }
    }
    excused.forEach(line -> System.out.println("未运行 · Did not run: " + line));
    unexcused.forEach(line -> System.out.println("不允许跳过 · May not be skipped: " + line));
    int skipped = excused.size() + unexcused.size();
    System.out.println((ran - failed - skipped) + " passed, " + failed + " failed, " + skipped + " skipped");
    System.exit(ran == 0 || failed > 0 || !unexcused.isEmpty() ? 1 : 0);
  }

  /// Surefire puts it in an attribute or, with its trace, in the text.
  private static String reason(Element skipped) {
    var whole = skipped.getAttribute("message") + skipped.getTextContent();
    var line = whole.strip().lines().findFirst().orElse("");
    return line.substring(line.contains(ASSUMED) ? line.indexOf(ASSUMED) + ASSUMED.length() : 0);
  }

  private static boolean has(Element test, String name) {
    return test.getElementsByTagName(name).getLength() > 0;
  }

  private static List<Path> reports(Path root) throws IOException {
    try (var files = Files.find(root, 8, (file, _) -> file.getFileName().toString().startsWith("TEST-")
        && file.getFileName().toString().endsWith(".xml")
        && file.getParent().endsWith(Path.of("target", "surefire-reports")))) {
      return files.sorted().toList();
    }
  }
}
