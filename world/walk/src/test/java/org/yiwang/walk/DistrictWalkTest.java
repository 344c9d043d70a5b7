package org.yiwang.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One walk through a living district, as its people do it, in a real browser.
final class DistrictWalkTest {
  private static final String WHAT = "新建口袋公园";

  @TempDir Path data;
  private final List<String> complaints = new ArrayList<>();

  @Test
  void a_promise_is_imported_assigned_reported_on_and_seen_by_everyone() throws Exception {
    var chromium = Chromium.find();
    assumeTrue(chromium.isPresent(), "Chromium is absent: install chromium and fonts-noto-cjk");
    try (var district = RunningDistrict.start(data.resolve("district"));
        var browser = Chromium.start(chromium.get());
        var visit =
            browser
                .browser()
                .newContext(
                    new Browser.NewContextOptions()
                        .setBaseURL(district.address())
                        .setViewportSize(1440, 1000))) {
      var page = visit.newPage();
      page.onConsoleMessage(message -> {
        // a refused form and a page that is not public are meant to be answered with 4xx
        if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
          complaints.add(page.url() + ": " + message.text());
        }
      });
      page.onResponse(response -> {
        if (response.status() >= 500) {
          complaints.add(response.url() + ": " + response.status());
        }
      });
      page.onPageError(error -> complaints.add(page.url() + ": " + error));
      var pictures = new Pictures(page);
      var target = imported(page, pictures);
      reported(page, pictures, target);
      seenByTheLeader(page, pictures, target);
      seenByEveryone(page, pictures, target);
      theRealReport(page, pictures);
      assertThat(complaints).as("what the browser complained of").isEmpty();
    }
  }

  /// The supervision office imports a report, assigns a promise and accepts it; the result is the
  /// target's address.
  private static String imported(Page page, Pictures pictures) {
    signIn(page, "supervision");
    assertThat(page.locator("h1").innerText()).contains("42 项目标").contains("落后");
    pictures.take("cockpit");
    upload(page, ownReport());
    assertThat(page.locator(".proposal").count()).isGreaterThanOrEqualTo(4);
    pictures.take("import");
    page.locator(".proposal", new Page.LocatorOptions().setHasText(WHAT))
        .locator("a[href$='/edit']")
        .click();
    page.locator("[name='name-zh']").fill(WHAT);
    page.locator("[name='name-en']").fill("New pocket parks");
    page.locator("select[name='theme']").selectOption("environment");
    page.locator("select[name='lead']").selectOption("greening-appearance");
    send(page);
    var proposal = page.locator(".proposal", new Page.LocatorOptions().setHasText(WHAT));
    proposal.locator("form button").click();
    var link =
        page.locator(".proposal", new Page.LocatorOptions().setHasText(WHAT))
            .locator("a[href^='/targets/']");
    var target = Objects.requireNonNull(link.first().getAttribute("href"));
    page.navigate(target);
    assertThat(page.locator("main").innerText()).contains("绿化市容局").contains("40");
    assertThat(page.locator(".quote").innerText()).contains("新建口袋公园40座");
    return target;
  }

  /// The lead unit reports 5 of 40 in October: far behind, and an order is there at once.
  private static void reported(Page page, Pictures pictures, String target) {
    signIn(page, "greening-appearance");
    page.navigate(target + "/progress");
    pictures.take("progress");
    send(page);
    assertThat(page.locator("[role=alert]").innerText()).contains("请");
    page.locator("[name='amount']").fill("5");
    page.locator("[name='note']").fill("南片 5 座口袋公园建成开放");
    page.locator("[name='number']").fill("验收-2024-001");
    page.locator("input[name='open']").check();
    send(page);
    assertThat(page.locator("main").innerText()).contains("南片 5 座口袋公园建成开放").contains("严重落后");
  }

  /// The leader sees the light and the order; more progress turns the light while the cockpit is
  /// open.
  private static void seenByTheLeader(Page page, Pictures pictures, String target) {
    signIn(page, "leader");
    page.navigate(target);
    assertThat(page.locator("h1").first().innerText()).contains(WHAT);
    assertThat(page.locator("main").innerText()).contains("严重落后").contains("待签收");
    page.navigate("/");
    assertThat(page.locator("main").innerText()).contains("43 项目标");
    page.navigate("/targets/2024/elder-friendly-homes");
    pictures.take("target");
    page.navigate("/orders");
    pictures.take("orders");
    page.navigate("/");
    try (var other =
        page.context()
            .browser()
            .newContext(new Browser.NewContextOptions().setBaseURL(page.url()))) {
      var unit = other.newPage();
      signIn(unit, "greening-appearance");
      unit.navigate(target + "/progress");
      unit.locator("[name='amount']").fill("30");
      unit.locator("[name='note']").fill("其余各片 30 座建成开放");
      unit.locator("input[name='open']").check();
      send(unit);
      assertThat(unit.locator("main").innerText()).contains("35");
    }
    page.waitForFunction(
        "what => !document.querySelector('main').innerText.includes('2 项严重落后')", WHAT);
    assertThat(page.locator("main").innerText()).contains("1 项严重落后");
  }

  /// The public sees a target only once it is published, and then without signing in.
  private static void seenByEveryone(Page page, Pictures pictures, String target) {
    var open = target.replace("/targets/", "/open/");
    signOut(page);
    assertThat(Objects.requireNonNull(page.navigate(open)).status()).isEqualTo(404);
    signIn(page, "supervision");
    page.navigate(target + "/publish");
    send(page);
    signOut(page);
    assertThat(Objects.requireNonNull(page.navigate(open)).status()).isEqualTo(200);
    assertThat(page.locator("main").innerText())
        .contains(WHAT)
        .contains("35")
        .doesNotContain("督办单");
    page.navigate("/open");
    pictures.take("open");
  }

  /// The report the demo district stands on, where it is at hand, proposes what the register has
  /// already.
  private static void theRealReport(Page page, Pictures pictures) {
    var report =
        Path.of(System.getProperty("yiwang.root"))
            .resolve("../shared/input/work-report-2024.txt")
            .normalize();
    if (!Files.exists(report)) {
      return;
    }
    signIn(page, "supervision");
    upload(page, report);
    assertThat(page.locator(".proposal").count()).isGreaterThanOrEqualTo(42);
    pictures.take("import-real");
    page.locator(".proposal", new Page.LocatorOptions().setHasText("适老化改造"))
        .first()
        .locator("form button")
        .click();
    page.navigate("/targets/2024/elder-friendly-homes");
    assertThat(page.locator(".quote").innerText()).contains("500户适老化改造");
  }

  private static void upload(Page page, Path report) {
    page.navigate("/imports");
    page.locator("input[name='report']").setInputFiles(report);
    page.locator("form:has(input[name='report']) button").click();
    page.waitForURL("**/imports/**");
  }

  private static void signIn(Page page, String account) {
    signOut(page);
    page.navigate("/sign-in");
    page.locator("button[value='" + account + "']").click();
    page.waitForURL(url -> !url.contains("sign-in"));
  }

  private static void signOut(Page page) {
    page.navigate("/open");
    var button = page.locator("form[action='/sign-out'] button");
    if (button.count() > 0) {
      button.click();
      page.waitForURL("**/open**");
    }
  }

  private static void send(Page page) {
    page.locator(".send button, .fields button").first().click();
    page.waitForLoadState();
  }

  private static Path ownReport() {
    return Path.of(
        Optional.ofNullable(DistrictWalkTest.class.getResource("/report-2024.txt"))
            .orElseThrow()
            .getPath());
  }
}
