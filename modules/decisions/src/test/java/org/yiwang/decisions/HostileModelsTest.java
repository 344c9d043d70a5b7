package org.yiwang.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every command on every hostile model, with 256 MB and within four minutes: a message in both
/// languages or a result, never a stack trace.
class HostileModelsTest {
  private static final long MINUTES_MAX = 4;
  private static final String INPUT =
      "<inputData id='x' name='x'><variable name='x' typeRef='number'/></inputData>";

  @TempDir private Path folder;

  private static String decision(String feel) {
    return INPUT
        + "<decision id='d' name='d'><variable name='d'/>"
        + "<informationRequirement><requiredInput href='#x'/></informationRequirement>"
        + "<literalExpression><text><![CDATA["
        + feel
        + "]]></text></literalExpression></decision>";
  }

  private static String table(int rules, String cell) {
    var text = new StringBuilder(INPUT + "<decision id='d' name='d'><variable name='d'/>");
    text.append("<informationRequirement><requiredInput href='#x'/></informationRequirement>");
    text.append("<decisionTable><input><inputExpression><text>x</text></inputExpression></input>");
    text.append("<output name='d'/>");
    for (var i = 0; i < rules; i++) {
      text.append("<rule><inputEntry><text><![CDATA[").append(cell.replace("#", "" + i));
      text.append("]]></text></inputEntry><outputEntry><text>1</text></outputEntry></rule>");
    }
    return text.append("</decisionTable></decision>").toString();
  }

  private static String chain(int length) {
    var text = new StringBuilder();
    for (var i = 0; i < length; i++) {
      text.append("<decision id='d%d' name='d%d'>".formatted(i, i));
      if (i > 0) {
        text.append("<informationRequirement><requiredDecision href='#d").append(i - 1);
        text.append("'/></informationRequirement>");
      }
      text.append("<literalExpression><text>").append(i == 0 ? "1" : "d" + (i - 1) + " + 1");
      text.append("</text></literalExpression></decision>");
    }
    return text.toString();
  }

  private static Map<String, String> expressions() {
    var models = new LinkedHashMap<String, String>();
    models.put("parentheses", "(".repeat(50_000) + "1" + ")".repeat(50_000));
    models.put("regex", "matches(\"" + "a".repeat(40) + "\", \"(a+)+b\")");
    models.put("loop", "some i in 1..5000, j in 1..5000 satisfies i + j + x < 0");
    models.put("loop-by-input", "some i in 1..x * 20000 satisfies i < 0");
    models.put("text", "for i in 1..60 return if i = 1 then \"ab\" else partial[-1] + partial[-1]");
    models.put("recursion", "{f: function(n) f(n + 1), r: f(x)}.r");
    models.put("power", "x ** 999999999 ** 999999999");
    models.put("unknown", "frobnicate(x, y) + nothing.at.all");
    models.put(
        "external",
        "{f: function(a) external {java: {class: \"java.lang.Runtime\","
            + " method signature: \"exit(int)\"}}, r: f(1)}.r");
    return models;
  }

  private static Map<String, String> models() {
    var models = new LinkedHashMap<String, String>();
    expressions().forEach((name, feel) -> models.put(name, decision(feel)));
    models.put("rules", table(1_000, "< #"));
    models.put("calculating-rules", table(200, "? ** # > 100"));
    models.put("looping-rules", table(3, "some i in 1..20000 satisfies i + ? < 0"));
    models.put("chain", chain(2_000));
    models.put(
        "circle",
        INPUT
            + "<decision id='d' name='d'><informationRequirement><requiredDecision href='#d'/>"
            + "</informationRequirement><literalExpression><text>d</text></literalExpression></decision>");
    models.put(
        "service-that-calls-itself",
        INPUT
            + "<decision id='d' name='d'><knowledgeRequirement><requiredKnowledge href='#s'/>"
            + "</knowledgeRequirement><literalExpression><text>s()</text></literalExpression></decision>"
            + "<decisionService id='s' name='s'><outputDecision href='#d'/></decisionService>");
    models.put("imports-nothing", "<import name='i' namespace='nowhere'/>" + decision("i.x"));
    models.put("imports-itself", "<import name='i' namespace='t'/>" + decision("i.x"));
    models.put("twice-the-same-id", decision("1") + decision("2"));
    models.put("leads-nowhere", decision("1").replace("#x", "#nowhere"));
    models.put("no-decision", INPUT);
    models.put("nothing", "");
    models.put("types", "<itemDefinition name='a'><typeRef>a</typeRef></itemDefinition>" + INPUT);
    var whole = new LinkedHashMap<String, String>();
    models.forEach((name, inside) -> whole.put(name, Models.definitions(inside)));
    whole.put("bomb", "<!DOCTYPE a [<!ENTITY b \"bb\">]><definitions>&b;</definitions>");
    whole.put("no-xml", "no xml");
    whole.put("empty", "");
    whole.put("cut", Models.definitions(decision("1")).substring(0, 300));
    whole.put("deep", "<definitions>" + "<context>".repeat(20_000));
    whole.put("attributes", "<definitions " + attributes() + "/>");
    whole.put("zero", "<definitions>\0</definitions>");
    return whole;
  }

  private static String attributes() {
    var text = new StringBuilder();
    for (var i = 0; i < 1_000; i++) {
      text.append(" a").append(i).append("=''");
    }
    return text.toString();
  }

  private void build() throws IOException {
    for (var model : models().entrySet()) {
      Files.writeString(folder.resolve(model.getKey() + ".dmn"), model.getValue());
      var cases = Files.createDirectories(folder.resolve(model.getKey()));
      Files.writeString(cases.resolve("m.dmn"), model.getValue());
      Files.writeString(
          cases.resolve("c.xml"),
          """
          <testCases><modelName>m.dmn</modelName><testCase id="1"><resultNode name="d">
          <expected><value>1</value></expected></resultNode></testCase></testCases>\
          """);
    }
    Files.write(folder.resolve("bytes.dmn"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    Files.createDirectories(folder.resolve("bytes"));
    Files.writeString(folder.resolve("subject.json"), "{\"x\": 5}");
    Files.writeString(folder.resolve("people.csv"), "x\n1\n5\n\n3000\n");
  }

  private List<String> lines() throws IOException, InterruptedException {
    build();
    var said = folder.resolve("said.txt").toFile();
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                HostileRun.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(said)
            .start();
    try {
      var ended = process.waitFor(MINUTES_MAX, TimeUnit.MINUTES);
      var lines = Files.readAllLines(said.toPath(), StandardCharsets.UTF_8);
      assertThat(ended).as("ended in time; the last call before: " + lines.getLast()).isTrue();
      return lines;
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void every_command_on_every_hostile_model_answers_in_words() throws Exception {
    var lines = lines();
    assertThat(lines.getLast()).isEqualTo("done");
    assertThat(lines).hasSize(6 * (models().size() + 1) + 1);
    assertThat(lines.subList(0, lines.size() - 1).stream().filter(line -> !sound(line))).isEmpty();
  }

  /// A refusal says why in both languages, and of which file.
  private boolean sound(String line) {
    var parts = line.split("\t", -1);
    return parts.length == 4
        && !parts[3].isBlank()
        && !line.contains("please report")
        && !line.contains("Exception")
        && switch (parts[1]) {
          case "0", "1" -> true;
          case "2" -> parts[3].contains(" · ");
          default -> false;
        };
  }
}
