package org.yiwang.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Progress reports of the demo district's officers through its real pages: sign-in, form, CSRF
/// token, rule, log, views.
///
/// The program runs as a process of its own and is found by the name of its class. A target keeps
/// its entries in its state, so a report costs more the more there are of it: the rate is that of
/// the demo year and the reports of the run itself, spread over all targets that take them.
final class OverHttp implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)");
  private static final Pattern ACCOUNT = Pattern.compile("name=\"account\" value=\"([^\"]+)\"");
  private static final Pattern TARGET = Pattern.compile("href=\"(/targets/2024/[a-z0-9-]+)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private final Process program;
  private final int port;
  private final List<Desk> desks = new ArrayList<>();

  /// An officer who may report on a target, and the form as it was shown.
  private record Desk(String account, String path, Map<String, String> form) {}

  private OverHttp(Process program, int port) {
    this.program = program;
    this.port = port;
  }

  /// Starts the demo district on an empty folder.
  static OverHttp start(Path root, Path data) throws IOException {
    var app = root.resolve("modules/app/target");
    var program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dyiwang.root=" + root,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                app.resolve("classes") + File.pathSeparator + app.resolve("lib") + "/*",
                "org.yiwang.app.Yiwang",
                "--port",
                "0",
                "--data",
                data.toString())
            .redirectErrorStream(true)
            .start();
    var lines = program.inputReader(StandardCharsets.UTF_8);
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var found = ADDRESS.matcher(line);
      if (found.find()) {
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        var over = new OverHttp(program, Integer.parseInt(found.group(1)));
        over.findDesks();
        return over;
      }
    }
    throw new IOException("the district did not start");
  }

  /// How many targets take reports.
  int targets() {
    return (int) desks.stream().map(Desk::path).distinct().count();
  }

  private void findDesks() throws IOException {
    for (var account : find(ACCOUNT, signedOut("/sign-in"))) {
      try (var line = signedIn(account)) {
        for (var target : find(TARGET, line.get("/targets").body())) {
          var page = line.get(target + "/progress");
          if (page.status() == 200 && page.body().contains("name=\"amount\"")) {
            desks.add(new Desk(account, target + "/progress", hidden(page.body())));
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

  private HttpLine signedIn(String account) throws IOException {
    var line = new HttpLine(port);
    var form = hidden(line.get("/sign-in").body());
    form.put("account", account);
    int status = line.post("/sign-in/demo", form).status();
    if (status != 303) {
      line.close();
      throw new IOException(account + " cannot sign in: " + status);
    }
    return line;
  }

  private static Set<String> find(Pattern pattern, String page) {
    Set<String> found = new LinkedHashSet<>();
    pattern.matcher(page).results().forEach(each -> found.add(each.group(1)));
    return found;
  }

  private static Map<String, String> hidden(String page) {
    Map<String, String> fields = new LinkedHashMap<>();
    HIDDEN.matcher(page).results().forEach(each -> fields.put(each.group(1), each.group(2)));
    return fields;
  }

  /// Durable reports a second over so many connections.
  Load.Measured measure(int connections, Duration length) throws IOException {
    List<HttpLine> lines = new ArrayList<>();
    List<Map<String, String>> forms = new ArrayList<>();
    try {
      for (int number = 0; number < connections; number++) {
        var desk = desk(number);
        var line = signedIn(desk.account());
        lines.add(line);
        forms.add(filled(hidden(line.get(desk.path()).body())));
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

  @Override
  public void close() {
    program.destroy();
    try {
      if (!program.waitFor(30, TimeUnit.SECONDS)) {
        program.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      program.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
