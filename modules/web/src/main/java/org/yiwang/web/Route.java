package org.yiwang.web;

import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// One address, who may open it, and what answers.
///
/// @param method GET, which answers HEAD too, or POST
/// @param path a pattern such as `/targets/{id}`
/// @param who who may open it
/// @param bodyBytesMax how much a caller may send
/// @param handler makes the answer
record Route(HttpMethod method, PathPattern path, Who who, long bodyBytesMax, Handler handler) {

  /// What answers one call. May throw anything; the edge turns it into a page.
  @FunctionalInterface
  interface Handler {
    ServerResponse answer(Call call) throws Exception;
  }

  private static final long FORM_BYTES_MAX = 64 * 1024;

  static Route get(String path, Who who, Handler handler) {
    return new Route(HttpMethod.GET, pattern(path), who, 0, handler);
  }

  static Route post(String path, Who who, Handler handler) {
    return new Route(HttpMethod.POST, pattern(path), who, FORM_BYTES_MAX, handler);
  }

  /// The same route for callers who send a file.
  Route sending(long bytesMax) {
    return new Route(method, path, who, bytesMax, handler);
  }

  @Override
  public String toString() {
    return method + " " + path.getPatternString() + " " + who.words();
  }

  boolean answers(HttpMethod asked, PathContainer at) {
    return List.of(methods()).contains(asked) && path.matches(at);
  }

  /// A HEAD is a GET of which the server leaves out the body.
  HttpMethod[] methods() {
    return method.equals(HttpMethod.GET)
        ? new HttpMethod[] {HttpMethod.GET, HttpMethod.HEAD}
        : new HttpMethod[] {method};
  }

  private static PathPattern pattern(String path) {
    return PathPatternParser.defaultInstance.parse(path);
  }
}
