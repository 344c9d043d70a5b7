package org.yiwang.journal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/// What all processes have in common that a drill starts and kills: a pool that waits for a server
/// that is coming back, a journal with a planted fault, a door that answers lines.
public final class DrillHost {
  private DrillHost() {}

  /// Connections to a database that may be away at the start.
  public static HikariDataSource pool(String url) {
    var settings = new HikariConfig();
    settings.setJdbcUrl(url);
    settings.setMaximumPoolSize(6);
    settings.setConnectionTimeout(1_000);
    settings.setInitializationFailTimeout(-1);
    return new HikariDataSource(settings);
  }

  /// A journal with this fault of its own, for negative controls; any other word plants none.
  public static Journal open(
      DataSource database, InstantSource clock, Journal.Parts parts, String fault) {
    return PostgresJournal.open(database, clock, parts, fault(fault));
  }

  private static Faults fault(String name) {
    return switch (name) {
      case "ack-before-commit" -> new Faults(true, false, false);
      case "receipt-not-stored" -> new Faults(false, true, false);
      case "version-check-skipped" -> new Faults(false, false, true);
      default -> Faults.NONE;
    };
  }

  /// Prints `listening PORT`, then answers each line of any caller, for ever; ends when standard
  /// input does: a drill that is killed itself must not leave its hosts behind.
  public static void serve(UnaryOperator<String> answers) throws IOException {
    try (var door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress())) {
      System.out.println("listening " + door.getLocalPort());
      Thread.ofPlatform().daemon().start(DrillHost::endWithParent);
      while (true) {
        var caller = door.accept();
        Thread.ofVirtual().start(() -> serve(answers, caller));
      }
    }
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // nothing is said on standard input
      }
    } catch (IOException broken) {
      System.err.println(broken);
    }
    Runtime.getRuntime().halt(0);
  }

  private static void serve(UnaryOperator<String> answers, Socket caller) {
    try (caller;
        var lines =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        var out = new PrintWriter(caller.getOutputStream(), true, StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        out.println(answers.apply(line));
      }
    } catch (IOException gone) {
      System.err.println("a caller hung up: " + gone.getMessage());
    }
  }
}
