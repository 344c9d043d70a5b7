package org.yiwang.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.yiwang.world.Attempt.Ok;
import org.yiwang.world.Attempt.Outcome;
import org.yiwang.world.Attempt.Refused;
import org.yiwang.world.Attempt.Unknown;

/// One connection of a caller to a host: a line there, a line back.
final class HostLine implements AutoCloseable {
  private static final int CONNECT_MILLIS = 1_000;
  private static final int ANSWER_MILLIS = 8_000;

  private final Socket socket;
  private final BufferedReader in;
  private final OutputStream out;

  private HostLine(Socket socket) throws IOException {
    this.socket = socket;
    this.in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    this.out = socket.getOutputStream();
  }

  static HostLine open(int port) throws IOException {
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(ANSWER_MILLIS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
      return new HostLine(socket);
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  Outcome ask(Question question) throws IOException {
    out.write((question.line() + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    var answer = in.readLine();
    if (answer == null) {
      throw new IOException("the host hung up");
    }
    return outcome(answer);
  }

  static Outcome outcome(String answer) {
    var words = answer.split(" ", -1);
    return switch (words[0]) {
      case "ok" -> new Ok(Long.parseLong(words[1]), balance(words[2]));
      case "refused" -> new Refused(words[1]);
      case "unknown" -> new Unknown();
      default -> throw new IllegalStateException("no such answer: " + answer);
    };
  }

  private static long balance(String word) {
    return word.equals("-") ? Ok.UNREAD : Long.parseLong(word);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException ignored) {
      // The connection is given up; how it ends makes no difference.
    }
  }
}
