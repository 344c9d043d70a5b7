package org.yiwang.world;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// What `./yiwang drill` was told.
///
/// @param matters whether matters are drilled, not the journal alone
/// @param kills how many kills in each drill
/// @param seed what chance is drawn from; printed, so that it can be given again
/// @param json whether standard output carries JSON only
/// @param database a database somebody else runs, as a JDBC URL with `?user=…&password=…`
/// @param programs a folder of PostgreSQL programs to run the drills on
record DrillOptions(
    boolean matters,
    int kills,
    long seed,
    boolean json,
    boolean help,
    Optional<String> database,
    Optional<Path> programs) {
  private static final int MOST_KILLS = 10_000;

  static final String USAGE =
      """
      ./yiwang drill [matters] [--kills N] [--seed S] [--json] [--database JDBC-URL | --postgres-bin DIR]
        matters             事项：并发办理与计时 · matters: acts at once, clocks; without it the journal
        --kills N           每项终止多少次 · kills in each drill (15)
        --seed S            随机种子 · seed of all that is drawn by chance
        --database URL      用已有的数据库，须带 ?user=…&password=… · a database somebody else runs
        --postgres-bin DIR  用本机安装的 PostgreSQL · PostgreSQL programs, e.g. /usr/lib/postgresql/15/bin
        --json              标准输出只有 JSON · only JSON on standard output\
      """;

  static DrillOptions parse(List<String> arguments) {
    var options =
        new DrillOptions(
            false,
            15,
            System.nanoTime() & 0xFFFF_FFFFL,
            false,
            false,
            Optional.empty(),
            Optional.empty());
    var words = arguments.iterator();
    while (words.hasNext()) {
      options = options.with(words.next(), words);
    }
    return options;
  }

  private DrillOptions with(String word, Iterator<String> rest) {
    return switch (word) {
      case "matters" -> new DrillOptions(true, kills, seed, json, help, database, programs);
      case "--json" -> new DrillOptions(matters, kills, seed, true, help, database, programs);
      case "--help", "-h" -> new DrillOptions(matters, kills, seed, json, true, database, programs);
      case "--kills" ->
          new DrillOptions(
              matters, (int) number(word, rest, MOST_KILLS), seed, json, help, database, programs);
      case "--seed" ->
          new DrillOptions(
              matters, kills, number(word, rest, Long.MAX_VALUE), json, help, database, programs);
      case "--database" ->
          new DrillOptions(
              matters, kills, seed, json, help, Optional.of(address(word, rest)), programs);
      case "--postgres-bin" ->
          new DrillOptions(
              matters, kills, seed, json, help, database, Optional.of(Path.of(value(word, rest))));
      default -> throw new IllegalArgumentException("不认识 · Unknown: " + word);
    };
  }

  private static String value(String word, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException("缺少值 · A value is missing after " + word);
    }
    return rest.next();
  }

  private static String address(String word, Iterator<String> rest) {
    var value = value(word, rest);
    if (!value.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "应为 jdbc:postgresql://… · Expected jdbc:postgresql://…: " + word + " " + value);
    }
    return value;
  }

  private static long number(String word, Iterator<String> rest, long most) {
    var value = value(word, rest);
    try {
      long number = Long.parseLong(value);
      if (number < 0 || number > most) {
        throw new IllegalArgumentException(
            "应为 0 至 %d · Expected 0 to %d: %s %s".formatted(most, most, word, value));
      }
      return number;
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException("应为整数 · Not a whole number: " + word + " " + value, wrong);
    }
  }
}
