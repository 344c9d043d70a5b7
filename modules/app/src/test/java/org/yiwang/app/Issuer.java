package org.yiwang.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// An OpenID Connect provider that keeps the protocol, and lies in its tokens as it is told: a real
/// one never would. That ours agrees with a real one is shown by the drill with Keycloak.
final class Issuer implements AutoCloseable {
  static final String CLIENT = "cockpit";
  static final String SECRET = "the-secret";

  /// How a token is signed.
  enum Signed {
    WITH_OUR_KEY,
    WITH_ANOTHER_KEY,
    NOT_AT_ALL
  }

  /// What the next token says.
  ///
  /// @param claims changes the claims of an honest token
  record Lie(UnaryOperator<JWTClaimsSet.Builder> claims, Signed signed) {}

  static final Lie HONEST = new Lie(it -> it, Signed.WITH_OUR_KEY);

  private final HttpServer server;
  private final RSAKey key = key();
  private final RSAKey another = key();
  private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
  private volatile String post = "";
  private volatile Lie lie = HONEST;

  Issuer() throws IOException {
    this(0);
  }

  /// One that listens on this port.
  Issuer(int port) throws IOException {
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    answer("/.well-known/openid-configuration", this::discovery);
    answer("/keys", _ -> new JWKSet(key.toPublicJWK()).toString());
    answer("/token", this::token);
    answer("/user", _ -> "{\"sub\": \"0042\"}");
    server.createContext("/authorize", this::authorize);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// From now on the person at the browser has this post, as our claim says it.
  void signsIn(String account, Lie how) {
    this.post = account;
    this.lie = how;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private interface Answering {
    String answer(Map<String, String> query) throws JOSEException;
  }

  private void answer(String path, Answering answering) {
    server.createContext(
        path,
        exchange -> {
          var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          var query = parse(form);
          query.put("authorization", "" + exchange.getRequestHeaders().getFirst("Authorization"));
          try {
            send(exchange, 200, answering.answer(query));
          } catch (IllegalArgumentException refused) {
            send(exchange, 400, "{\"error\": \"invalid_grant\"}");
          } catch (JOSEException broken) {
            throw new IOException(broken);
          }
        });
  }

  private String discovery(Map<String, String> nothing) {
    return """
    {"issuer": "@", "authorization_endpoint": "@/authorize", "token_endpoint": "@/token",
     "jwks_uri": "@/keys", "userinfo_endpoint": "@/user", "end_session_endpoint": "@/leave",
     "subject_types_supported": ["public"], "response_types_supported": ["code"],
     "id_token_signing_alg_values_supported": ["RS256"]}
    """
        .replace("@", address());
  }

  /// Nobody is asked for a password: whoever comes is signed in, and sent back with a code.
  private void authorize(HttpExchange exchange) throws IOException {
    var query = parse(exchange.getRequestURI().getRawQuery());
    var code = UUID.randomUUID().toString();
    asked.put(code, query);
    var state = URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Location", query.get("redirect_uri") + "?code=" + code + "&state=" + state);
    send(exchange, 302, "");
  }

  /// A code is good once, for the client that asked, with the verifier of its challenge.
  private String token(Map<String, String> form) throws JOSEException {
    var request = asked.remove(form.get("code"));
    var basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    if (request == null
        || !form.get("authorization").equals(basic)
        || !request.get("code_challenge_method").equals("S256")
        || !request.get("code_challenge").equals(challenge(form.get("code_verifier")))
        || !request.get("redirect_uri").equals(form.get("redirect_uri"))) {
      throw new IllegalArgumentException("refused");
    }
    return """
    {"access_token": "%s", "token_type": "Bearer", "expires_in": 60, "id_token": "%s"}
    """
        .formatted(UUID.randomUUID(), idToken(request.get("nonce")));
  }

  private String idToken(String nonce) throws JOSEException {
    var now = Instant.now();
    var honest =
        new JWTClaimsSet.Builder()
            .issuer(address())
            .audience(CLIENT)
            .subject("0042")
            .claim("nonce", nonce)
            .claim("name", "林 文")
            .claim("yiwang_account", post)
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plusSeconds(60)));
    var claims = lie.claims().apply(honest).build();
    if (lie.signed() == Signed.NOT_AT_ALL) {
      return new PlainJWT(claims).serialize();
    }
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    var token = new SignedJWT(header, claims);
    token.sign(new RSASSASigner(lie.signed() == Signed.WITH_OUR_KEY ? key : another));
    return token.serialize();
  }

  private static String challenge(String verifier) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, String> parse(String query) {
    var fields = new HashMap<String, String>();
    Arrays.stream(query.split("&"))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> fields.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    return fields;
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("one").generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
