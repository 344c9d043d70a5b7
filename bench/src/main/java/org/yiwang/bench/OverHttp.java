package org.yiwang.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Progress reports of the demo district's officers through its real pages: sign-in, form, CSRF
/// token, rule, log, views.
///
/// A target keeps its entries in its state, so a report costs more the more there are of it: the
/// rate is that of the demo year and the reports of the run itself, spread over all targets that
/// take them.
final class OverHttp {
  private static final Pattern ACCOUNT = Pattern.compile("name=\"account\" value=\"([^\"]+)\"");
  private static final Pattern TARGET = Pattern.compile("href=\"(/targets/2024/[a-z0-9-]+)\"");

  private final int port;
  private final List<Desk> desks = new ArrayList<>();

  /// An officer who may report on a target, and the form as it was shown.
  private record Desk(String account, String path, Map<String, String> form) {}

  private OverHttp(int port) {
    this.port = port;
  }

  /// @param district a demo district
  static OverHttp of(DistrictProcess district) throws IOException {
    var over = new OverHttp(district.port());
    over.findDesks();
    return over;
  }

  /// How many targets take reports.
  int targets() {
    return (int) desks.stream().map(Desk::path).distinct().count();
  }

  private void findDesks() throws IOException {
    for (var account : find(ACCOUNT, signedOut("/sign-in"))) {
      try (var line = HttpLine.signedIn(port, account)) {
        for (var target : find(TARGET, line.get("/targets").body())) {
          var page = line.get(target + "/progress");
          if (page.status() == 200 && page.body().contains("name=\"amount\"")) {
            desks.add(new Desk(account, target + "/progress", HttpLine.hidden(page.body())));
          }
        }
      }
    }
    if (desks.isEmpty()) {
      throw new IOException("nobody may report progress");
    }
  }

  private String signedOut(String path) throws IOException {
    try (var line = new HttpLine(port)) {
      return line.get(path).body();
    }
  }

  private static Set<String> find(Pattern pattern, String page) {
    Set<String> found = new LinkedHashSet<>();
    pattern.matcher(page).results().forEach(each -> found.add(each.group(1)));
    return found;
  }

  /// Durable reports a second over so many connections.
  Load.Measured measure(int connections, Duration length) throws IOException {
    List<HttpLine> lines = new ArrayList<>();
    List<Map<String, String>> forms = new ArrayList<>();
    try {
      for (int number = 0; number < connections; number++) {
        var desk = desk(number);
        var line = HttpLine.signedIn(port, desk.account());
        lines.add(line);
        forms.add(filled(HttpLine.hidden(line.get(desk.path()).body())));
      }
      return Load.run(
          connections,
          length,
          Thread.ofVirtual().factory(),
          number -> report(lines.get(number), desk(number).path(), forms.get(number)));
    } finally {
      for (var line : lines) {
        line.close();
      }
    }
  }

  private Desk desk(int number) {
    return desks.get(number % desks.size());
  }

  private static Map<String, String> filled(Map<String, String> form) {
    form.putAll(Map.of("mode", "add", "amount", "1", "note", "压测登记", "number", "BENCH-1"));
    form.put("day", "2024-10-15");
    return form;
  }

  private static int report(HttpLine line, String path, Map<String, String> form) {
    form.put("key", java.util.UUID.randomUUID().toString());
    try {
      var answer = line.post(path, form);
      if (answer.status() != 303) {
        throw new IllegalStateException(path + " answered " + answer.status());
      }
      return 1;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
