package org.yiwang.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People sign in and out through a real Keycloak, in a real browser. Run by `./yiwang drill
/// sign-in`; what a provider that lies is told is in the tests of the program.
@Tag("keycloak")
final class KeycloakSignInTest {
  private static final Path HOME = Path.of(System.getProperty("yiwang.keycloak", "keycloak"));

  @TempDir Path folder;

  @Test
  void who_has_a_post_works_who_has_none_reads_and_signing_out_holds_at_the_provider()
      throws Exception {
    var secret = Files.writeString(folder.resolve("secret"), Keycloak.SECRET);
    try (var keycloak = Keycloak.start(HOME);
        var district = district(keycloak, secret);
        var browser = Chromium.start(Chromium.find().orElseThrow());
        var visit = browser.browser().newContext()) {
      var page = visit.newPage();
      enter(page, district, "lin");
      assertThat(page.url()).isEqualTo(district.address() + "/");
      assertThat(page.textContent(".visitor")).contains("Wen Lin");
      assertThat(page.navigate(district.address() + "/imports").status()).isEqualTo(200);

      page.click("form[action='/sign-out'] button");
      page.waitForURL(district.address() + "/open?said=signed-out");
      assertThat(page.textContent(".notice")).contains("已退出");

      // the form is shown again: the provider has forgotten lin
      enter(page, district, "zhou");
      assertThat(page.url()).isEqualTo(district.address() + "/open?said=unknown-account");
      assertThat(page.textContent(".notice")).contains("没有对应的岗位");
      assertThat(page.locator(".visitor").count()).isZero();
    }
  }

  private RunningDistrict district(Keycloak keycloak, Path secret) throws Exception {
    return RunningDistrict.start(
        folder.resolve("district"),
        "--empty",
        "--oidc-issuer",
        keycloak.issuer(),
        "--oidc-client-id",
        Keycloak.CLIENT,
        "--oidc-client-secret-file",
        secret.toString(),
        "--oidc-claim",
        "district_post");
  }

  private static void enter(Page page, RunningDistrict district, String who) {
    page.navigate(district.address() + "/sign-in");
    page.click("a.act.main");
    page.fill("#username", who);
    page.fill("#password", "password of " + who);
    page.click("#kc-login");
    page.waitForURL(url -> url.startsWith(district.address()));
  }
}
