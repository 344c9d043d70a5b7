package org.yiwang.appeals;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `./yiwang hotspots`: what many messages are about.
public final class HotspotsCommand {
  private static final String USAGE =
      """
      用法 · usage:
        ./yiwang hotspots FILE.csv [--top N] [--json]
              热点：排名、热度、时段、地点与人群、一句话、留言编号 · the hot topics, 10 unless told
      FILE.csv (UTF-8, GB18030), 列 columns: id,subject,time,detail,against,likes
      退出码 · exit code: 0 完成 done · 2 参数或文件不对 wrong call or input\
      """;

  private HotspotsCommand() {}

  /// Runs the command and ends the process with its exit code.
  public static void main(String[] arguments) {
    var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int code = run(arguments, out, err);
    out.flush();
    System.exit(code);
  }

  /// Runs the command. Returns 0, or 2 with a message on `err` and nothing on `out`.
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments.length == 0 || List.of(arguments).contains("--help")) {
      (arguments.length == 0 ? err : out).println(USAGE);
      return arguments.length == 0 ? 2 : 0;
    }
    try {
      answer(Call.of(arguments, Set.of("--json"), Set.of("--top")), out);
      return 0;
    } catch (UnreadableAppeals refused) {
      err.println(refused.chinese());
      err.println(refused.english());
      return 2;
    }
  }

  private static void answer(Call call, PrintStream out) throws UnreadableAppeals {
    if (call.words().size() != 1) {
      throw Call.wrong("需要一个文件\n" + USAGE, "one file is expected");
    }
    int top = (int) call.number("--top", 1, 1000, 10);
    var file = Call.file(call.words().getFirst());
    var appeals = AppealTable.readVoted(file);
    if (appeals.size() > Limits.HOTSPOT_ROWS_MAX) {
      throw new UnreadableAppeals(
          file.getFileName() + "：超过 " + Limits.HOTSPOT_ROWS_MAX + " 条，请按时段分开",
          file.getFileName()
              + ": more than "
              + Limits.HOTSPOT_ROWS_MAX
              + " messages; split by time");
    }
    var hotspots = Hotspot.of(appeals).stream().limit(top).toList();
    if (call.switches().contains("--json")) {
      out.println(AppealJson.of(appeals.size(), hotspots));
    } else {
      print(appeals.size(), hotspots, out);
    }
  }

  private static void print(int messages, List<Hotspot> hotspots, PrintStream out) {
    out.printf(Locale.ROOT, "留言 messages %d · 热点 hotspots %d%n", messages, hotspots.size());
    int rank = 0;
    for (Hotspot spot : hotspots) {
      out.printf(
          Locale.ROOT,
          "%n%2d  热度 heat %.1f · %s 至 to %s · %s%s%n    %s%n    %d 条 messages（重复 copies %d）· %s%n",
          ++rank,
          spot.heat(),
          spot.from().toLocalDate(),
          spot.to().toLocalDate(),
          spot.places().isEmpty() ? "（无具体地点 no one place）" : String.join("、", spot.places()),
          spot.people().isEmpty() ? "" : " · " + String.join("、", spot.people()),
          spot.sentence(),
          spot.messages().size(),
          spot.copies(),
          String.join(" ", spot.messages().stream().map(Appeal::id).toList()));
    }
  }
}
