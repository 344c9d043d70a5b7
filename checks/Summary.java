import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/// Counts the surefire reports below a checkout and lists every skipped test with its reason.
/// Fails when nothing ran, when a test failed, or when one was skipped for a reason that is not an absent
/// outside thing (the words "is absent" or "not root" in its message).
final class Summary {
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
          var reason = ((Element) test.getElementsByTagName("skipped").item(0)).getAttribute("message");
          var line = test.getAttribute("classname") + "." + test.getAttribute("name") + ": " + reason;
          (reason.contains("is absent") || reason.contains("not root") ? excused : unexcused).add(line);
        }
      }
    }
    excused.forEach(line -> System.out.println("未运行 · Did not run: " + line));
    unexcused.forEach(line -> System.out.println("不允许跳过 · May not be skipped: " + line));
    int skipped = excused.size() + unexcused.size();
    System.out.println((ran - failed - skipped) + " passed, " + failed + " failed, " + skipped + " skipped");
    System.exit(ran == 0 || failed > 0 || !unexcused.isEmpty() ? 1 : 0);
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
