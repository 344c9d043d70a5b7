package org.yiwang.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yiwang.app.AskingDistrict.START;
import static org.yiwang.app.AskingDistrict.to;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A district whose sign-in provider does not answer.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class ProviderAwayTest {
  @TempDir private static Path data;

  @Test
  void the_start_warns_the_sign_in_says_so_and_works_again_when_the_provider_is_back()
      throws Exception {
    var gone = new Issuer();
    var port = gone.port();
    gone.close();
    var told = new CopyOnWriteArrayList<String>();
    var root = Path.of(System.getProperty("yiwang.root", "../.."));
    var arguments =
        List.of(
            "--empty",
            "--port",
            "0",
            "--data",
            data.toString(),
            "--oidc-issuer",
            gone.address(),
            "--oidc-client-id",
            Issuer.CLIENT);
    try (var district = new District(Settings.of(arguments, root), told::add)) {
      district.start();
      assertThat(told).anyMatch(line -> line.contains("统一身份认证没有应答") && line.contains("Warning"));
      var ready = Pattern.compile("http://[^/]+").matcher(told.getLast());
      assertThat(ready.find()).as("%s", told).isTrue();
      var visitor = new Browser(ready.group());
      var refused = visitor.get(START);
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.body()).contains("统一身份认证暂时没有应答", "provider does not answer");
      assertThat(visitor.get("/open").statusCode()).isEqualTo(200);
      try (var back = new Issuer(port)) {
        assertThat(to(visitor.get(START))).startsWith(back.address() + "/authorize?");
      }
    }
  }
}
