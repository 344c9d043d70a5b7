package org.yiwang.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One visitor on one HTTP/1.1 connection that stays open, with cookies.
///
/// A load generator on the machine it loads must cost less than what it measures, hence not the
/// JDK's client.
final class HttpLine implements AutoCloseable {
  private static final int ANSWER_MILLIS_MAX = 30_000;

  private final Socket socket;
  private final InputStream in;
  private final Map<String, String> cookies = new TreeMap<>();

  HttpLine(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(ANSWER_MILLIS_MAX);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  /// What came back.
  record Answer(int status, String body) {}

  Answer get(String path) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\n", "");
  }

  Answer post(String path, Map<String, String> form) throws IOException {
    var body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        "POST "
            + path
            + " HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + body.length()
            + "\r\n",
        body);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Answer send(String head, String body) throws IOException {
    var cookie =
        cookies.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("; "));
    var request = head + "Host: localhost\r\nCookie: " + cookie + "\r\n\r\n" + body;
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
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
