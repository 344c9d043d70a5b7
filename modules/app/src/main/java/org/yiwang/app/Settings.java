package org.yiwang.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yiwang.postgres.JdbcUrl;
import org.yiwang.postgres.PostgresUnavailable;

/// What the program was asked for.
///
/// @param bind address the pages are served on
/// @param port 0 for any free one
/// @param data folder of the database, uploaded files and the demo's clock
/// @param database JDBC address of an outside PostgreSQL; empty for the embedded one
/// @param pack folder of the district
/// @param demo whether the demo's accounts and year are there
/// @param demoClock whether the district lives in the demo's time
/// @param oidc who signs people in, if not the demo accounts
/// @param notices file of those who are told of what happens; empty when nobody is
record Settings(
    String bind,
    int port,
    Path data,
    Optional<String> database,
    Path pack,
    boolean demo,
    boolean demoClock,
    Optional<Oidc> oidc,
    Optional<Path> notices) {
  private static final Set<String> WITH_VALUE =
      Set.of(
          "--bind",
          "--port",
          "--data",
          "--database",
          "--pack",
          "--clock",
          "--notices",
          "--oidc-issuer",
          "--oidc-client-id",
          "--oidc-client-secret-file",
          "--oidc-claim");

  /// A provider people sign in with.
  record Oidc(String issuer, String clientId, Optional<Path> secretFile, String claim) {}

  /// The call was wrong; the message says how, in both languages.
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String zh, String en) {
      super(zh + " · " + en);
    }
  }

  /// Reads the arguments.
  ///
  /// @param root folder of the checkout, where the usual data and pack are
  static Settings of(List<String> arguments, Path root) throws Wrong {
    var given = new LinkedHashMap<String, String>();
    var flags = new ArrayList<String>();
    for (int i = 0; i < arguments.size(); i++) {
      var name = arguments.get(i);
      if (name.equals("--empty")) {
        flags.add(name);
      } else if (WITH_VALUE.contains(name) && i + 1 < arguments.size()) {
        given.put(name, arguments.get(++i));
      } else {
        throw new Wrong("不认识的选项或缺少值：" + name, "unknown option, or one without its value: " + name);
      }
    }
    var demo = flags.isEmpty();
    return new Settings(
        bind(given.getOrDefault("--bind", "127.0.0.1"), demo),
        port(given.getOrDefault("--port", "8080")),
        data(given.getOrDefault("--data", root.resolve(".yiwang/data").toString())),
        database(Optional.ofNullable(given.get("--database"))),
        pack(Path.of(given.getOrDefault("--pack", root.resolve("packs/hongkou").toString()))),
        demo,
        demoClock(given.getOrDefault("--clock", demo ? "demo" : "now")),
        oidc(given),
        Optional.ofNullable(given.get("--notices")).map(Path::of));
  }

  /// Whether anyone may sign in with one click: only in the demo, and not beside a real provider.
  boolean demoAccounts() {
    return demo && oidc.isEmpty();
  }

  private static int port(String text) throws Wrong {
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
      return Integer.parseInt(text);
    }
    throw new Wrong("端口应为 0 到 65535：" + text, "a port is 0 to 65535: " + text);
  }

  private static Optional<String> database(Optional<String> url) throws Wrong {
    try {
      return url.map(JdbcUrl::new).map(JdbcUrl::value);
    } catch (PostgresUnavailable wrong) {
      throw new Wrong(wrong.zh(), wrong.en());
    }
  }

  private static Path data(String text) throws Wrong {
    try {
      var folder = Path.of(text).toAbsolutePath();
      var there = folder;
      while (there.getParent() != null && !Files.exists(there)) {
        there = there.getParent();
      }
      if (!text.isBlank() && Files.isDirectory(there) && Files.isWritable(there)) {
        return folder;
      }
    } catch (InvalidPathException none) {
      // said below
    }
    throw new Wrong(
        "数据目录不能用，它不是目录或者不可写：" + text,
        "the data folder cannot be used, it is no folder or not writable: " + text);
  }

  private static Path pack(Path folder) throws Wrong {
    if (!Files.isDirectory(folder)) {
      throw new Wrong("没有这个配置包目录：" + folder, "there is no such pack folder: " + folder);
    }
    return folder.toAbsolutePath().normalize();
  }

  private static boolean demoClock(String text) throws Wrong {
    return switch (text) {
      case "demo" -> true;
      case "now" -> false;
      default ->
          throw new Wrong("--clock 应为 now 或 demo：" + text, "--clock is now or demo: " + text);
    };
  }

  /// Demo accounts need no password, so they are only for who sits at this machine.
  private static String bind(String address, boolean demo) throws Wrong {
    try {
      if (demo && !InetAddress.getByName(address).isLoopbackAddress()) {
        throw new Wrong(
            "演示账号只在本机有效：对外提供服务请用 --empty",
            "demo accounts are for this machine only: serve others with --empty");
      }
      return address;
    } catch (UnknownHostException unknown) {
      throw new Wrong("不认识的地址：" + address, "unknown address: " + address);
    }
  }

  private static Optional<Oidc> oidc(Map<String, String> given) throws Wrong {
    var issuer = given.get("--oidc-issuer");
    var client = given.get("--oidc-client-id");
    if (issuer == null && client == null) {
      return Optional.empty();
    }
    if (issuer == null || client == null) {
      throw new Wrong(
          "--oidc-issuer 和 --oidc-client-id 要一起给",
          "--oidc-issuer and --oidc-client-id go together");
    }
    if (!issuer.matches("https?://[^/\\s?#]+[^\\s?#]*")) {
      throw new Wrong("--oidc-issuer 应为网址：" + issuer, "--oidc-issuer is a web address: " + issuer);
    }
    var secret = Optional.ofNullable(given.get("--oidc-client-secret-file")).map(Path::of);
    if (secret.isPresent() && !Files.isReadable(secret.get())) {
      throw new Wrong("读不到密钥文件：" + secret.get(), "the secret file cannot be read: " + secret.get());
    }
    return Optional.of(
        new Oidc(issuer, client, secret, given.getOrDefault("--oidc-claim", "yiwang_account")));
  }
}
