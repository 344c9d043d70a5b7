package org.yiwang.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages fit what they are read on: a wall, a desk, a thumb, a sheet of paper, a browser without
/// scripts; in both languages.
final class FitTest {
  private static final String TARGET = "/targets/2024/elder-friendly-homes";
  private static final List<String> PAGES =
      List.of(
          "/",
          TARGET,
          "/targets",
          "/orders",
          "/orders/2024/old-home-repairs/1",
          "/imports",
          TARGET + "/change",
          TARGET + "/assign",
          TARGET + "/plan",
          "/open",
          "/open/2024/elder-friendly-homes",
          "/open/2024/promoted-land-parcels",
          "/sign-in",
          "/no-such-page");

  /// What can be touched and is smaller than a thumb; links within a running text are as high as
  /// their padding makes them.
  private static final String SMALL =
      """
      () => [...document.querySelectorAll('a,button,input:not([type=hidden]),select,summary,textarea')]
        .filter(it => !it.closest('svg') && !it.classList.contains('skip'))
        .map(it => [it, (it.closest('label.check') || it).getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && box.height > 0 && (box.height < 43.5 || box.width < 43.5))
        .map(([it, box]) => `${it.tagName} ${it.textContent.trim().slice(0, 20)} ${box.width} x ${box.height}`)
      """;

  /// Lines of the list in which one part is drawn over the next.
  private static final String OVERLAPS =
      """
      () => [...document.querySelectorAll('.line')].filter(line => {
        const parts = [...line.children].filter(it => it.getClientRects().length).map(it => {
          const words = document.createRange();
          words.selectNodeContents(it);
          const cut = getComputedStyle(it).overflow === 'hidden';
          return cut || it.tagName === 'svg' ? it.getBoundingClientRect() : words.getBoundingClientRect();
        });
        return parts.some((one, i) => parts.slice(i + 1).some(other => one.right > other.left + 1));
      }).map(line => line.innerText)
      """;

  @TempDir private static Path data;
  private static RunningDistrict district;
  private static Chromium chromium;

  @BeforeAll
  static void start() throws Exception {
    var found = Chromium.find();
    assumeTrue(found.isPresent(), "Chromium is absent: install chromium and fonts-noto-cjk");
    district = RunningDistrict.start(data);
    chromium = Chromium.start(found.get());
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (district != null) {
      district.close();
    }
  }

  private static Page page(String language, int width, int height) {
    var visit =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setBaseURL(district.address())
                    .setViewportSize(width, height));
    var page = visit.newPage();
    page.navigate("/sign-in?lang=" + language);
    page.locator("button[value='supervision']").click();
    page.waitForURL(url -> !url.contains("sign-in"));
    return page;
  }

  private static int number(Page page, String script) {
    return ((Number) page.evaluate(script)).intValue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void the_wall_shows_every_target_without_scrolling(String language) {
    var page = page(language, 1920, 1080);
    assertThat(page.locator("#cockpit .line:visible").count()).isEqualTo(42);
    assertThat(number(page, "() => document.documentElement.scrollHeight"))
        .isLessThanOrEqualTo(1080);
    assertThat((List<?>) page.evaluate(OVERLAPS)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void no_part_of_a_line_is_drawn_over_another(String language) {
    var page = page(language, 1440, 1000);
    for (var path : List.of("/", "/targets", "/open")) {
      page.navigate(path);
      assertThat((List<?>) page.evaluate(OVERLAPS)).as(path).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void a_thumb_hits_whatever_can_be_touched(String language) {
    var page = page(language, 360, 740);
    for (var path : PAGES) {
      page.navigate(path);
      assertThat((List<?>) page.evaluate(SMALL)).as(path).isEmpty();
      assertThat(number(page, "() => document.documentElement.scrollWidth"))
          .as(path)
          .isLessThanOrEqualTo(360);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void the_cockpit_is_printed_on_one_sheet_of_a3(String language) {
    var page = page(language, 1440, 1000);
    var print = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));
    var text = new String(print, StandardCharsets.ISO_8859_1);
    assertThat(Pattern.compile("/Type /Page\\b").matcher(text).results()).hasSize(1);
    assertThat(text).containsPattern("/MediaBox \\[0 0 841\\.\\d+ 119\\d\\.\\d+]");
  }

  @Test
  void without_scripts_the_table_stands_in_the_place_of_the_chart() {
    try (var visit =
        chromium
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setBaseURL(district.address())
                    .setJavaScriptEnabled(false))) {
      var page = visit.newPage();
      page.navigate("/open/2024/elder-friendly-homes");
      assertThat(page.locator(".plot").isVisible()).isFalse();
      assertThat(page.locator(".chart table").isVisible()).isTrue();
    }
    var page = page("zh", 1440, 1000);
    page.navigate(TARGET);
    page.locator(".plot canvas").waitFor();
    assertThat(page.locator(".chart table").isVisible()).isFalse();
  }
}
