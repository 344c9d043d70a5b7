package org.yiwang.walk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// A real Keycloak in a process of its own, with a realm, a client and two people in it.
record Keycloak(Process process, String issuer) implements AutoCloseable {
  static final String CLIENT = "cockpit";
  static final String SECRET = "the-secret";

  /// Starts what Maven unpacked, and waits until it listens.
  static Keycloak start(Path home) throws Exception {
    var realms = Files.createDirectories(home.resolve("data/import"));
    try (var realm = Keycloak.class.getResourceAsStream("/keycloak-realm.json")) {
      Files.write(realms.resolve("realm.json"), Objects.requireNonNull(realm).readAllBytes());
    }
    var port = freePort();
    var builder =
        new ProcessBuilder(
            "sh",
            home.resolve("bin/kc.sh").toString(),
            "start-dev",
            "--import-realm",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--http-management-port=" + freePort());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var process = builder.redirectErrorStream(true).start();
    var printed = new StringBuilder();
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      printed.append(line).append('\n');
      if (line.contains("Listening on:")) {
        // what it says from now on is read, so that it never waits for a reader
        Thread.ofVirtual().start(() -> drain(lines));
        return new Keycloak(process, "http://127.0.0.1:" + port + "/realms/yiwang");
      }
    }
    throw new IllegalStateException("Keycloak did not start:\n" + printed);
  }

  private static void drain(BufferedReader lines) {
    try {
      while (lines.readLine() != null) {
        // only so that it never waits
      }
    } catch (IOException ended) {
      // it is stopped, and its stream closed
    }
  }

  private static int freePort() throws Exception {
    try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
