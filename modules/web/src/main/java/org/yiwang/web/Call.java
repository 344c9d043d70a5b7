package org.yiwang.web;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.identity.Person;
import org.yiwang.web.page.Texts;

/// One request with what is known about its sender.
///
/// @param request as Spring gives it
/// @param person who asks; [Person#PUBLIC] if nobody has signed in
/// @param texts in the language asked for
record Call(ServerRequest request, Person person, Texts texts) {
  // no-break and ideographic spaces, too, which `strip` knows only in part
  private static final Pattern BLANK_ENDS = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

  /// What is below this is for scripts.
  static final String API = "/api/";

  /// A part of the path that the route names.
  String path(String name) {
    return request.pathVariable(name);
  }

  /// A parameter of the address or a field of the form, stripped; empty if absent, and on the page
  /// that says what was wrong with a request: it reads nothing of it.
  String field(String name) {
    return afterAFault() ? "" : BLANK_ENDS.matcher(request.param(name).orElse("")).replaceAll("");
  }

  boolean afterAFault() {
    return request.servletRequest().getDispatcherType() == DispatcherType.ERROR;
  }

  boolean signedIn() {
    return !person.equals(Person.PUBLIC);
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(request.headers().firstHeader(name));
  }

  /// Whether the sender is a script that reads JSON and not a person before a page.
  boolean wantsJson() {
    return asked().startsWith(API)
        || header("HX-Request").isPresent()
        || header("Accept").filter(it -> it.contains("json")).isPresent();
  }

  /// The address asked for, also where the server turned the request away before it got there.
  private String asked() {
    var turned =
        request.servletRequest().getAttribute(jakarta.servlet.RequestDispatcher.ERROR_REQUEST_URI);
    return turned instanceof String uri ? uri : request.path();
  }

  /// After something was done: shows that page with a fresh GET, so that "reload" repeats nothing.
  static ServerResponse seeOther(String path) {
    return ServerResponse.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
  }
}
