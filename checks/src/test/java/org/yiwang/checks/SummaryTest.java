package org.yiwang.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A test may be skipped only in the very words of the absence that excuses it.
final class SummaryTest {
  private static final String EXCUSE =
      "Assumption failed: not root: there is no privilege to step down from";

  @TempDir Path checkout;

  @Test
  void only_a_known_excuse_passes() throws Exception {
    assertThat(summary("<skipped message=\"" + EXCUSE + "\"/>")).isZero();
    assertThat(
            summary("<skipped><![CDATA[org.X: " + EXCUSE + "\n\tat org.Y(Y.java:1)]]></skipped>"))
        .isZero();
    assertThat(summary("<skipped message=\"My courage is absent\"/>")).isOne();
    assertThat(summary("<skipped/>")).isOne();
  }

  private int summary(String skipped) throws IOException, InterruptedException {
    var reports = Files.createDirectories(checkout.resolve("m/target/surefire-reports"));
    Files.writeString(
        reports.resolve("TEST-a.xml"),
        "<testsuite><testcase classname=\"A\" name=\"a\">" + skipped + "</testcase></testsuite>");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var source = Path.of(System.getProperty("yiwang.root"), "checks", "Summary.java").toString();
    var process =
        new ProcessBuilder(java, source, checkout.toString()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).contains("1 skipped");
    return process.waitFor();
  }
}
