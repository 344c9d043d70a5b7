package org.yiwang.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One visitor on one HTTP/1.1 connection that stays open, with cookies.
///
/// A load generator on the machine it loads must cost less than what it measures, hence not the
/// JDK's client.
final class HttpLine implements AutoCloseable {
  private static final int ANSWER_MILLIS_MAX = 30_000;
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private final Socket socket;
  private final InputStream in;
  private final Map<String, String> cookies = new TreeMap<>();

  HttpLine(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(ANSWER_MILLIS_MAX);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  /// Somebody signed in by an account of the demo.
  static HttpLine signedIn(int port, String account) throws IOException {
    var line = new HttpLine(port);
    var form = hidden(line.get("/sign-in").body());
    form.put("account", account);
    int status = line.post("/sign-in/demo", form).status();
    if (status != 303) {
      line.close();
      throw new IOException(account + " cannot sign in: " + status);
    }
    return line;
  }

  /// The hidden fields of a page's forms.
  static Map<String, String> hidden(String page) {
    Map<String, String> fields = new LinkedHashMap<>();
    HIDDEN.matcher(page).results().forEach(each -> fields.put(each.group(1), each.group(2)));
    return fields;
  }

  /// What came back.
  record Answer(int status, String body) {}

  Answer get(String path) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\n", new byte[0]);
  }

  Answer post(String path, Map<String, String> form) throws IOException {
    var body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return post(
        path,
        Map.of("Content-Type", "application/x-www-form-urlencoded"),
        body.getBytes(StandardCharsets.US_ASCII));
  }

  /// Anything, with these headers.
  Answer post(String path, Map<String, String> headers, byte[] body) throws IOException {
    var head = new StringBuilder("POST " + path + " HTTP/1.1\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    return send(head.append("Content-Length: " + body.length + "\r\n").toString(), body);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Answer send(String head, byte[] body) throws IOException {
    var cookie =
        cookies.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("; "));
    var request = new ByteArrayOutputStream();
    request.writeBytes(
        (head + "Host: localhost\r\nCookie: " + cookie + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    request.writeBytes(body);
    socket.getOutputStream().write(request.toByteArray());
    int status = Integer.parseInt(line().split(" ", -1)[1]);
    int length = 0;
    boolean chunked = false;
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      var value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(java.util.Locale.ROOT)) {
        case "content-length" -> length = Integer.parseInt(value);
        case "transfer-encoding" -> chunked = value.equals("chunked");
        case "set-cookie" -> keep(value.split(";", -1)[0]);
        default -> {
          // of no use to a load
        }
      }
    }
    return new Answer(status, chunked ? chunks() : text(in.readNBytes(length)));
  }

  private void keep(String cookie) {
    int equals = cookie.indexOf('=');
    cookies.put(cookie.substring(0, equals), cookie.substring(equals + 1));
  }

  private String chunks() throws IOException {
    var all = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      all.write(in.readNBytes(size));
      var _ = line();
    }
    var _ = line();
    return text(all.toByteArray());
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the server hung up");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
