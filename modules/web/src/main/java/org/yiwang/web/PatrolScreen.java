package org.yiwang.web;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.matter.Location;
import org.yiwang.web.page.MatterPages;

/// 今日巡办: what waits for someone on their way, the nearest first where they say where they are, and
/// what they find: two taps from here to a case.
final class PatrolScreen {
  private static final double METRES_IN_DEGREE = 111_320;
  private static final int SHOWN = 50;

  private final Desk desk;
  private final QueueScreen queue;
  private final ReportScreen reports;

  PatrolScreen(Desk desk, QueueScreen queue, ReportScreen reports) {
    this.desk = desk;
    this.queue = queue;
    this.reports = reports;
  }

  ServerResponse page(Call call) {
    var texts = call.texts();
    var here = here(call);
    var entries =
        queue.entries(queue.inbox(call), texts).stream().sorted(order(here)).limit(SHOWN).toList();
    var parent = call.field("parent").matches("[0-9a-z-]{1,60}") ? call.field("parent") : "";
    var lines =
        entries.stream()
            .map(entry -> {
              var line = queue.line(entry, texts);
              var far = far(entry, here).map(metres -> metres(metres, texts)).orElse("");
              return new MatterPages.Line(
                  line.id(),
                  line.href(),
                  line.title(),
                  far.isEmpty() ? line.where() : line.where() + " · " + far,
                  line.state(),
                  line.lamp(),
                  line.left());
            })
            .toList();
    return desk.pages()
        .show(
            "patrol",
            new MatterPages.PatrolPage(
                desk.frame().around(call, texts.of("menu.patrol"), "patrol"),
                texts.of("patrol.title", lines.size()),
                here.isPresent(),
                lines,
                reports.groups(
                    call, "?quick=yes" + (parent.isEmpty() ? "" : "&parent=" + parent), true),
                parent));
  }

  private static String metres(double metres, org.yiwang.web.page.Texts texts) {
    return metres < 1_000
        ? texts.of("patrol.metres", Math.round(metres / 10) * 10)
        : texts.of("patrol.kilometres", metres / 1_000);
  }

  private static Comparator<QueueScreen.Entry> order(Optional<Location.Point> here) {
    Comparator<QueueScreen.Entry> byTime =
        Comparator.comparing(entry -> entry.next().due().orElse(java.time.Instant.MAX));
    return here.isEmpty()
        ? byTime
        : Comparator.<QueueScreen.Entry>comparingDouble(
                entry -> far(entry, here).orElse(Double.MAX_VALUE))
            .thenComparing(byTime);
  }

  /// Where they say they are; never kept.
  private static Optional<Location.Point> here(Call call) {
    var at = call.field("at");
    if (!at.matches("\\d{1,3}\\.\\d{1,15},\\d{1,2}\\.\\d{1,15}")) {
      return Optional.empty();
    }
    var parts = at.split(",", 2);
    return Optional.of(new Gcj02(new BigDecimal(parts[0]), new BigDecimal(parts[1])).asIs());
  }

  /// Metres as the crow flies; near enough within a district.
  private static Optional<Double> far(QueueScreen.Entry entry, Optional<Location.Point> here) {
    var there = entry.matter().report().place().flatMap(Location::point);
    if (here.isEmpty() || there.isEmpty()) {
      return Optional.empty();
    }
    double up =
        there.get().latitude().subtract(here.get().latitude()).doubleValue() * METRES_IN_DEGREE;
    double right =
        there.get().longitude().subtract(here.get().longitude()).doubleValue()
            * METRES_IN_DEGREE
            * Math.cos(Math.toRadians(here.get().latitude().doubleValue()));
    return Optional.of(Math.hypot(up, right));
  }
}
