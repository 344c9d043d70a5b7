package org.yiwang.notice;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yiwang.notice.Subscription.Channel;
import org.yiwang.notice.Subscription.Login;
import org.yiwang.notice.Subscription.Patience;
import org.yiwang.pack.Checked;
import org.yiwang.pack.Node;
import org.yiwang.pack.OperatorFile;

/// Reads the operator's file of subscriptions, `./yiwang run --notices FILE`. Secrets stand in
/// files of their own beside it, never in it.
///
/// ```yaml
/// source: urn:example:some-district
/// subscriptions:
///   - name: city
///     types: [matter.reported, matter.ended]
///     webhook: { url: "https://city.example/notices", secret_file: city.key }
///   - name: duty-desk
///     types: [matter.signalled]
///     tries: 6
///     mail: { host: mail.example, port: 587, security: starttls, from: yiwang@example.org, to: duty@example.org }
/// ```
public final class NoticesFile {
  private static final int SUBSCRIPTIONS_MAX = 50;
  private static final int SECRET_BYTES_MAX = 4_000;
  private static final int KEYS_MAX = 3;

  private final Path folder;
  private final Collection<String> types;

  private NoticesFile(Path folder, Collection<String> types) {
    this.folder = folder;
    this.types = types;
  }

  /// What the file says.
  ///
  /// @param source who tells, as the CloudEvents say it
  public record Notices(URI source, List<Subscription> subscriptions) {
    public Notices {
      subscriptions = List.copyOf(subscriptions);
    }
  }

  /// Reads it, or says everything that is wrong with it, by line.
  ///
  /// @param types every type of announcement there is
  public static Checked<Notices> read(Path file, Collection<String> types) {
    var folder = file.toAbsolutePath().normalize().getParent();
    var reader = new NoticesFile(folder == null ? file : folder, types);
    return OperatorFile.check(file, reader::notices);
  }

  private Notices notices(Node read) {
    var node = read.only("source", "subscriptions");
    var seen = new HashSet<String>();
    var all =
        node.list("subscriptions").stream()
            .flatMap(one -> one.make(() -> subscription(one, seen)).stream())
            .toList();
    if (all.size() > SUBSCRIPTIONS_MAX) {
      node.problem("最多 50 个订阅", "at most " + SUBSCRIPTIONS_MAX + " subscriptions");
    }
    return new Notices(address(node, "source"), all);
  }

  private Subscription subscription(Node read, Set<String> seen) {
    var node = read.only("name", "types", "tries", "hours", "answer_seconds", "webhook", "mail");
    var name = node.slug("name");
    if (!seen.add(name)) {
      node.problem("订阅 " + name + " 写了两次", "subscription " + name + " is declared twice");
    }
    var wanted = new HashSet<String>();
    node.list("types").forEach(type -> wanted.add(type.asOneOf(types)));
    return new Subscription(name, wanted, channel(node), patience(node));
  }

  private static Patience patience(Node node) {
    var usual = Patience.USUAL;
    return new Patience(
        node.has("tries") ? node.whole("tries", 1, 100) : usual.triesMax(),
        node.has("hours") ? Duration.ofHours(node.whole("hours", 1, 24 * 14)) : usual.timeMax(),
        node.has("answer_seconds")
            ? Duration.ofSeconds(node.whole("answer_seconds", 1, 30))
            : usual.answerMax());
  }

  private Channel channel(Node node) {
    if (node.has("webhook") == node.has("mail")) {
      node.problem("写 webhook 或 mail 其一", "write either webhook or mail");
    }
    return node.has("mail") ? mail(node.get("mail")) : webhook(node.get("webhook"));
  }

  private Channel webhook(Node read) {
    var node = read.only("url", "secret_file");
    var url = address(node, "url");
    var safe =
        "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && isLoopback(url));
    if (!safe || url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
      node.get("url")
          .problem(
              "应为 https 网址（本机可用 http），不带账号和 #",
              "expected an https address (http on this machine only) without a user or a #");
    }
    var keys = secret(node).lines().map(String::strip).filter(it -> !it.isEmpty()).toList();
    if (keys.isEmpty() || keys.size() > KEYS_MAX) {
      node.problem("密钥文件应有 1 至 3 行", "the secret file has 1 to " + KEYS_MAX + " lines");
    }
    return new Channel.Webhook(url, keys.stream().map(WebhookKey::of).toList());
  }

  private static boolean isLoopback(URI url) {
    var host = url.getHost();
    return host != null && host.matches("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1]");
  }

  private static URI address(Node node, String key) {
    var text = node.word(key);
    try {
      var address = new URI(text);
      if (address.isAbsolute() || text.isEmpty()) {
        return address;
      }
    } catch (URISyntaxException not) {
      // said below
    }
    node.get(key).problem("应为带协议的网址或 URN：" + text, "expected an absolute URI, not " + text);
    return URI.create("");
  }

  /// How the connection to a mail server is kept.
  private enum Security {
    STARTTLS,
    NONE
  }

  private Channel mail(Node read) {
    var node = read.only("host", "port", "security", "from", "to", "user", "secret_file");
    var starttls = node.choice("security", Security.class) == Security.STARTTLS;
    var login = node.findWord("user").map(user -> new Login(user, secret(node).strip()));
    if (login.isPresent() && !starttls) {
      node.problem(
          "不加密的连接上不送密码：security 写 starttls",
          "no password goes over a connection in the clear: write security: starttls");
    }
    return new Channel.Mail(
        host(node),
        node.whole("port", 1, 65_535),
        starttls,
        mailbox(node, "from"),
        mailbox(node, "to"),
        login);
  }

  private static String host(Node node) {
    var host = node.word("host");
    if (!host.isEmpty() && !host.matches("[A-Za-z0-9.:-]{1,253}")) {
      node.get("host").problem("不是主机名：" + host, "no name of a host: " + host);
    }
    return host;
  }

  /// One bare address, `name@example.org`.
  private static String mailbox(Node node, String key) {
    var text = node.word(key);
    try {
      var plain = text.chars().allMatch(c -> c > ' ' && c < 127 && c != '<' && c != ',');
      if (text.isEmpty()
          || (plain
              && new InternetAddress(text, true).getAddress().equals(text)
              && text.indexOf('@') > 0)) {
        return text;
      }
    } catch (AddressException not) {
      // said below
    }
    node.get(key)
        .problem("应为一个邮箱地址，如 name@example.org", "expected one address, as in name@example.org");
    return "";
  }

  private String secret(Node node) {
    var name = node.word("secret_file");
    var file = folder.resolve(name);
    try {
      if (!name.isEmpty() && Files.size(file) <= SECRET_BYTES_MAX) {
        return Files.readString(file);
      }
    } catch (IOException unreadable) {
      // said below
    }
    node.get("secret_file")
        .problem("读不到密钥文件 " + name, "the secret file " + name + " cannot be read");
    return "";
  }
}
