package org.yiwang.world.story;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.json.JsonMapper;

/// `./yiwang stories`: plays every story of a pack and prints which of the named systems of a work
/// report hold.
public final class Stories {
  private static final int AT_ONCE = 4;
  private static final String USAGE =
      """
      ./yiwang stories [--system N] [--pack DIR] [--json]
        --system N  只演这一项的故事 · only the stories of this system
        --pack DIR  配置包 · the district's pack (packs/hongkou)
        --json      标准输出只有 JSON · only JSON on standard output
      退出码 exit codes: 0 都成立 all hold · 1 有不成立的 some do not · 2 用法或故事写得不对 wrong call or story\
      """;

  /// What was asked.
  private record Asked(Optional<Integer> system, Path pack, boolean json, boolean help) {
    boolean wants(int number) {
      return system.isEmpty() || system.get() == number;
    }
  }

  private Stories() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    var root = Path.of(System.getProperty("yiwang.root", "."));
    System.exit(run(List.of(arguments), root, out, err));
  }

  /// Runs the command; the result is its exit code.
  static int run(List<String> arguments, Path root, PrintStream out, PrintStream err)
      throws IOException, InterruptedException {
    try {
      var asked = asked(arguments, root);
      if (asked.help()) {
        out.println(USAGE);
        return 0;
      }
      return run(asked, root, out, asked.json() ? err : out) ? 0 : 1;
    } catch (IllegalArgumentException | Written.Unreadable wrong) {
      err.println(wrong.getMessage());
      return 2;
    }
  }

  private static boolean run(Asked asked, Path root, PrintStream out, PrintStream people)
      throws IOException, InterruptedException {
    var systems = NamedSystem.read(asked.pack().resolve("systems.csv"));
    var wanted = systems.stream().filter(one -> asked.wants(one.number())).toList();
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("没有这个编号的系统 · no system has this number");
    }
    var stories =
        read(asked.pack().resolve("stories"), systems).stream()
            .filter(
                story -> asked.system().isEmpty() || story.systems().contains(asked.system().get()))
            .toList();
    people.println("故事 " + stories.size() + " 个 · " + stories.size() + " stories");
    var played = stories.isEmpty() ? List.<Played>of() : play(stories, root, asked.pack(), people);
    wanted.forEach(system -> people.println(system.line(played)));
    var broken = played.stream().filter(one -> !one.holds()).toList();
    broken.forEach(one -> people.println("✗ " + one.broken()));
    people.println(sum(wanted, played));
    if (asked.json()) {
      out.println(json(wanted, played));
    }
    return broken.isEmpty();
  }

  private static String sum(List<NamedSystem> systems, List<Played> played) {
    var holding = played.stream().filter(Played::holds).count();
    var told = systems.stream().filter(system -> system.standing(played).equals("holds")).count();
    return "%d / %d 个故事成立 · stories hold; %d / %d 个系统 · named systems"
        .formatted(holding, played.size(), told, systems.size());
  }

  /// Every story of a folder, by name; those of folders below are packs of theirs.
  ///
  /// @throws Written.Unreadable if one cannot be played, or names a system there is not
  static List<Story> read(Path folder, List<NamedSystem> systems) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("没有故事 · there are no stories in " + folder);
    }
    try (var files = Files.list(folder)) {
      List<Story> stories = new ArrayList<>();
      for (var file :
          files
              .filter(it -> it.toString().endsWith(".yaml"))
              .sorted(Comparator.naturalOrder())
              .toList()) {
        stories.add(Story.read(file, systems.stream().map(NamedSystem::number).toList()));
      }
      return stories;
    }
  }

  /// Plays them, some at once, each on a district of its own.
  static List<Played> play(List<Story> stories, Path root, Path pack, PrintStream people)
      throws IOException, InterruptedException {
    var log = Files.createTempFile("yiwang-stories", ".log");
    try (var host = StoryHost.start(root, log);
        var pool = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Played>> running = new ArrayList<>();
      for (var story : stories) {
        running.add(pool.submit(() -> StoryRun.play(story, host, pack)));
      }
      List<Played> played = new ArrayList<>();
      for (var future : running) {
        var one = future.get();
        people.println(
            (one.holds() ? "✓ " : "✗ ")
                + one.story().name()
                + "  "
                + one.story().zh()
                + " · "
                + one.millis()
                + " ms");
        played.add(one);
      }
      if (played.stream().allMatch(Played::holds)) {
        Files.deleteIfExists(log);
      } else {
        people.println("各区的日志 · log of the districts: " + log);
      }
      return played;
    } catch (ExecutionException failed) {
      throw new IOException("a story could not be played, see " + log, failed.getCause());
    }
  }

  private static Asked asked(List<String> arguments, Path root) {
    var asked = new Asked(Optional.empty(), root.resolve("packs/hongkou"), false, false);
    for (int i = 0; i < arguments.size(); i++) {
      var word = arguments.get(i);
      boolean more = i + 1 < arguments.size();
      if (word.equals("--json")) {
        asked = new Asked(asked.system(), asked.pack(), true, asked.help());
      } else if (word.equals("--help") || word.equals("-h")) {
        asked = new Asked(asked.system(), asked.pack(), asked.json(), true);
      } else if (word.equals("--system") && more && arguments.get(i + 1).matches("\\d{1,3}")) {
        asked =
            new Asked(
                Optional.of(Integer.parseInt(arguments.get(++i))),
                asked.pack(),
                asked.json(),
                asked.help());
      } else if (word.equals("--pack") && more) {
        asked = new Asked(asked.system(), Path.of(arguments.get(++i)), asked.json(), asked.help());
      } else {
        throw new IllegalArgumentException(
            "不认识或缺少值 · unknown, or without its value: " + word + "\n" + USAGE);
      }
    }
    return asked;
  }

  private static String json(List<NamedSystem> systems, List<Played> played) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("stories", played.stream().map(Stories::fields).toList());
    fields.put("systems", systems.stream().map(system -> system.fields(played)).toList());
    return JsonMapper.shared().writeValueAsString(fields);
  }

  private static Map<String, Object> fields(Played one) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", one.story().file().getFileName().toString());
    fields.put("zh", one.story().zh());
    fields.put("en", one.story().en());
    fields.put("systems", one.story().systems());
    fields.put("holds", one.holds());
    fields.put("broken", one.broken());
    fields.put("refusal", one.story().hasRefusal());
    fields.put("overdue", one.story().hasOverdue());
    fields.put("millis", one.millis());
    return fields;
  }
}
