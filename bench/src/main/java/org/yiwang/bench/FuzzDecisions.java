package org.yiwang.bench;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `./yiwang fuzz decisions`: throws mutated texts at the reader of models, at FEEL and at the
/// guard compiler, by Jazzer. Anything but a refusal, or an answer in which compiled and
/// interpreted differ, is a finding: it is printed, with the input that led to it, and the exit
/// code is not 0.
public final class FuzzDecisions {
  private static final String USAGE =
      """
      ./yiwang fuzz decisions (model | feel | guard) [--minutes N] [--seed N]
        model        DMN 模型读取 · the reader of models
        feel         FEEL 解析与求值 · parser and evaluator
        guard        条件编译，与解释器对照 · the guard compiler against the interpreter
        --minutes N  时长 · how long (10)
        --seed N     随机种子 · seed of the mutations (1)\
      """;

  private static final Map<String, Class<?>> TARGETS =
      new TreeMap<>(
          Map.of(
              "model", FuzzTargets.Model.class,
              "feel", FuzzTargets.Feel.class,
              "guard", FuzzTargets.Guards.class));

  private FuzzDecisions() {}

  /// Runs one target. Exit codes are those of the fuzzer: 0 nothing found, 77 something found; 2 a
  /// wrong call.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    var words = List.of(arguments);
    var target = words.isEmpty() ? null : TARGETS.get(words.getFirst());
    var minutes = number(words, "--minutes", 10);
    var seed = number(words, "--seed", 1);
    if (target == null || minutes < 1 || seed < 1) {
      err.println(USAGE);
      System.exit(words.contains("--help") ? 0 : 2);
      return;
    }
    var folder = Files.createTempDirectory("yiwang-fuzz");
    var options = new ArrayList<>(List.of("--target_class=" + target.getName()));
    options.add("--instrumentation_includes=org.yiwang.decisions.**");
    options.add("--custom_hook_includes=org.yiwang.decisions.**");
    options.add("--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection");
    options.add("--reproducer_path=" + folder);
    options.add("-artifact_prefix=" + folder + "/");
    options.add("-dict=" + dictionary(folder));
    options.add("-max_total_time=" + 60 * minutes);
    options.add("-timeout=120");
    options.add("-max_len=4000");
    options.add("-len_control=100");
    options.add("-rss_limit_mb=4096");
    options.add("-seed=" + seed);
    options.add("-print_final_stats=1");
    options.add(seeds(folder, words.getFirst()).toString());
    Jazzer.main(options.toArray(String[]::new));
  }

  private static long number(List<String> words, String option, long otherwise) {
    var at = words.indexOf(option);
    if (at < 0) {
      return otherwise;
    }
    return at + 1 < words.size() && words.get(at + 1).matches("[1-9][0-9]{0,5}")
        ? Long.parseLong(words.get(at + 1))
        : 0;
  }

  private static Path dictionary(Path folder) throws IOException {
    var lines = FuzzTargets.WORDS.stream().map(word -> '"' + bytes(word) + '"').toList();
    return Files.write(folder.resolve("words"), lines);
  }

  /// The bytes of a word as the fuzzer reads them.
  private static String bytes(String word) {
    var text = new StringBuilder();
    for (var each : word.getBytes(StandardCharsets.UTF_8)) {
      text.append("\\x").append(HexFormat.of().toHexDigits(each));
    }
    return text.toString();
  }

  private static Path seeds(Path folder, String target) throws IOException {
    var seeds = Files.createDirectory(folder.resolve("seeds"));
    var texts = target.equals("model") ? FuzzTargets.MODELS : FuzzTargets.EXPRESSIONS;
    for (int i = 0; i < texts.size(); i++) {
      Files.writeString(seeds.resolve("" + i), texts.get(i));
    }
    // the longest seed is how long inputs get
    Files.writeString(seeds.resolve("long"), String.join(" ".repeat(100), texts));
    return seeds;
  }
}
