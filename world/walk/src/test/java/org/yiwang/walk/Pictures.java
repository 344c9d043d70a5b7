package org.yiwang.walk;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Takes a page's picture at the widths it must stand, and sees that nothing hangs over the edge.
///
/// The pictures go below `target/`, or to `docs/screens` when the environment variable
/// `YIWANG_SCREENS` is set.
record Pictures(Page page) {
  private static final Map<Integer, Integer> SIZES = Map.of(1440, 1000, 360, 740);

  void take(String name) {
    for (var width : List.of(360, 1440)) {
      page.setViewportSize(width, SIZES.getOrDefault(width, 1000));
      page.waitForLoadState();
      var over =
          (Number) page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth");
      if (over.intValue() > 0) {
        throw new AssertionError(name + " hangs over the edge by " + over + " px at " + width);
      }
      page.screenshot(
          new Page.ScreenshotOptions().setPath(folder().resolve(name + "-" + width + ".png")));
    }
  }

  private static Path folder() {
    return System.getenv().containsKey("YIWANG_SCREENS")
        ? Path.of(System.getProperty("yiwang.root"), "docs", "screens")
        : Path.of("target", "screens");
  }
}
