package org.yiwang.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.web.util.WebUtils;

/// Visitors without an account. Whoever reports something gets a tracking code, one for each
/// report; who shows it later is the reporter. The visitor's session remembers the codes it was
/// given.
///
/// A code is made of a secret of the session and the key of the request: a retry is told the same
/// code, and nobody else can find it from a key they guess.
final class Guests {
  static final String CODE_HEADER = "X-Tracking-Code";

  private static final String SECRET = "guest-secret";
  private static final String CODES = "guest-codes";
  private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  private static final int CODE_LENGTH = 12;
  private static final int CODES_MAX = 50;
  private static final int ACCOUNT_LENGTH = 16;

  private final Supplier<String> keys;

  /// @param keys a new unguessable key each time
  Guests(Supplier<String> keys) {
    this.keys = keys;
  }

  /// What stands for the visitor among the keys of requests.
  String name(Call call) {
    return "guest-" + FileStore.sha256(bytes(secret(call))).substring(0, ACCOUNT_LENGTH);
  }

  /// The tracking code of what is reported under this key.
  String code(Call call, String key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(secret(call)), "HmacSHA256"));
      var hash = mac.doFinal(bytes(key));
      var code = new StringBuilder();
      for (int i = 0; i < CODE_LENGTH; i++) {
        code.append(LETTERS.charAt(hash[i] & 31));
      }
      return code.toString();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has HmacSHA256", impossible);
    }
  }

  /// Remembers that this visitor was given, or has shown, a code.
  void remember(Call call, String code) {
    var session = servlet(call).getSession(true);
    synchronized (WebUtils.getSessionMutex(session)) {
      var codes = new ArrayList<>(held(call));
      codes.remove(code);
      codes.add(code);
      session.setAttribute(
          CODES, List.copyOf(codes.subList(Math.max(0, codes.size() - CODES_MAX), codes.size())));
    }
  }

  /// The accounts of all codes this visitor shows or holds.
  List<String> accounts(Call call) {
    var codes = new ArrayList<>(held(call));
    call.header(CODE_HEADER).map(Guests::plain).ifPresent(codes::add);
    return codes.stream().map(Guests::account).distinct().toList();
  }

  /// The code this visitor holds for an account, if they hold one.
  static java.util.Optional<String> findCode(Call call, String account) {
    return held(call).stream().filter(code -> account(code).equals(account)).findFirst();
  }

  /// The account that stands for a tracking code; it does not tell the code.
  static String account(String code) {
    return "guest-" + FileStore.sha256(bytes(plain(code))).substring(0, ACCOUNT_LENGTH);
  }

  /// A code however it was written.
  private static String plain(String code) {
    return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  private static List<String> held(Call call) {
    var session = servlet(call).getSession(false);
    return session != null && session.getAttribute(CODES) instanceof List<?> codes
        ? codes.stream().map(String.class::cast).toList()
        : List.of();
  }

  private String secret(Call call) {
    var session = servlet(call).getSession(true);
    synchronized (WebUtils.getSessionMutex(session)) {
      if (session.getAttribute(SECRET) instanceof String secret) {
        return secret;
      }
      var secret = keys.get();
      session.setAttribute(SECRET, secret);
      return secret;
    }
  }

  private static HttpServletRequest servlet(Call call) {
    return call.request().servletRequest();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
