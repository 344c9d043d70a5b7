package org.yiwang.decisions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Runs every command on every model of a folder, for JSON (explain for people, too), in a process
/// of its own; see [HostileModelsTest]. Prints a line for each call: command, model, exit code,
/// what it said.
final class HostileRun {
  private HostileRun() {}

  static void main(String[] folders) throws IOException {
    var folder = Path.of(folders[0]);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (var files = Files.list(folder)) {
      for (var file : files.filter(each -> each.toString().endsWith(".dmn")).sorted().toList()) {
        for (var call : calls(folder, file.toString())) {
          var said = new ByteArrayOutputStream();
          var printed = new PrintStream(said, true, StandardCharsets.UTF_8);
          var code = new DecisionsCommand(printed, () -> Instant.EPOCH).run(call);
          var text = said.toString(StandardCharsets.UTF_8).strip().replace("\n", "⏎");
          out.println(
              String.join("\t", String.join(" ", call), "" + code, text.length() + "", head(text)));
          if (call.contains("--json")) {
            assertJson(out, said.toString(StandardCharsets.UTF_8));
          }
        }
      }
    }
    out.println("done");
  }

  private static String head(String text) {
    return text.substring(0, Math.min(300, text.length()));
  }

  private static void assertJson(PrintStream out, String said) {
    try {
      var _ = JsonReader.read(said, org.yiwang.decisions.feel.Type.Simple.ANY);
    } catch (CallProblem problem) {
      out.println("NO JSON " + problem.say());
    }
  }

  private static List<List<String>> calls(Path folder, String file) {
    var subject = folder.resolve("subject.json").toString();
    var people = folder.resolve("people.csv").toString();
    var calls = new ArrayList<List<String>>();
    for (var call :
        List.of(
            List.of("check", file),
            List.of("explain", file, "--subject", subject),
            List.of("match", file, "--people", people),
            List.of("simulate", file, "--draft", file, "--people", people),
            List.of("tck", file.replaceAll("\\.dmn$", "")))) {
      if (call.getFirst().equals("explain")) {
        calls.add(call);
      }
      var json = new ArrayList<>(call);
      json.add("--json");
      calls.add(json);
    }
    return calls;
  }
}
