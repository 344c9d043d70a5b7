package org.yiwang.world;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `./yiwang drill`: crash drills on real processes, judged by an independent checker.
public final class Drill {
  private static final List<String> FAULTS =
      List.of("ack-before-commit", "receipt-not-stored", "version-check-skipped");
  private static final List<String> FAULTS_OF_MATTERS =
      List.of(
          "receipt-not-stored",
          "version-check-skipped",
          "stale-accepted",
          "clock-not-stopped",
          "signal-lost");

  private final DrillOptions options;
  private final PrintStream people;

  private Drill(DrillOptions options, PrintStream people) {
    this.options = options;
    this.people = people;
  }

  /// Runs the drills and prints seed, cycles, operations and violations. Exit code 0: every promise
  /// kept and every planted fault caught; 1: not; 2: a wrong call.
  public static void main(String[] arguments) throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    DrillOptions options;
    try {
      options = DrillOptions.parse(List.of(arguments));
    } catch (IllegalArgumentException wrong) {
      err.println(wrong.getMessage());
      err.println(DrillOptions.USAGE);
      System.exit(2);
      return;
    }
    if (options.help()) {
      out.println(DrillOptions.USAGE);
      return;
    }
    var unreachable = options.database().flatMap(Drill::unreachable);
    if (unreachable.isPresent()) {
      err.println("连不上数据库 · The database cannot be reached: " + unreachable.get());
      System.exit(2);
    }
    System.exit(new Drill(options, options.json() ? err : out).run(out) ? 0 : 1);
  }

  /// Why no connection comes about, or nothing.
  private static Optional<String> unreachable(String database) {
    try (var _ = DriverManager.getConnection(database)) {
      return Optional.empty();
    } catch (SQLException wrong) {
      return Optional.of(String.valueOf(wrong.getMessage()));
    }
  }

  private boolean run(PrintStream out) throws IOException {
    var folder = Files.createTempDirectory("yiwang-drill");
    people.println("种子 · seed " + options.seed() + "   记录 · records " + folder);
    List<DrillReport> reports = new ArrayList<>();
    boolean good = true;
    try (var server = server(folder)) {
      for (var plan : plans(server)) {
        var report = DrillRun.of(plan, server, folder);
        reports.add(report);
        boolean caught = report.violations().count() > 0;
        boolean asItShould = plan.fault().isPresent() ? caught : report.isClean();
        good &= asItShould;
        people.println(report.text());
      }
    }
    out.println(DrillReport.json(options.seed(), reports));
    if (good) {
      Folders.remove(folder);
    }
    return good;
  }

  /// A new one for each drill: it remembers what was asked.
  private Subject subject() {
    var packs = Path.of(System.getProperty("yiwang.root", "."), "packs");
    return options.matters() ? new CaseSubject(packs) : new Subject.Accounts();
  }

  private Server server(Path folder) {
    if (options.database().isPresent()) {
      return new Server.Given(options.database().get());
    }
    if (options.programs().isPresent()) {
      return InstalledServer.start(options.programs().get());
    }
    return EmbeddedServer.start(folder);
  }

  private List<DrillPlan> plans(Server server) {
    List<DrillPlan> plans = new ArrayList<>();
    plans.add(DrillPlan.hosts(subject(), options.kills(), options.seed()));
    if (options.matters()) {
      plans.add(DrillPlan.clocks(subject(), options.kills(), options.seed()));
    }
    if (server.isKept()) {
      plans.add(DrillPlan.database(subject(), options.kills(), options.seed()));
    } else {
      people.println("给定的数据库不会被终止 · A database given by URL is not killed");
    }
    (options.matters() ? FAULTS_OF_MATTERS : FAULTS)
        .stream()
            .map(fault -> DrillPlan.planted(subject(), fault, options.seed()))
            .filter(plan -> server.isKept() || plan.target() == DrillPlan.Target.HOSTS)
            .forEach(plans::add);
    return plans;
  }
}
