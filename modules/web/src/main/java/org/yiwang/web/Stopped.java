package org.yiwang.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.yiwang.identity.Permission;
import org.yiwang.pack.Text;

/// Ends a request with a reason for its sender; the edge makes the page.
final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String ATTRIBUTE = Stopped.class.getName();

  private final HttpStatus status;
  private final String rule;
  // Never written out: it lives from the handler to the edge.
  private final transient Text why;
  private final String field;

  Stopped(HttpStatus status, String rule, Text why) {
    this(status, rule, why, "");
  }

  /// @param field the input at fault
  Stopped(HttpStatus status, String rule, Text why, String field) {
    super(rule);
    this.status = status;
    this.rule = rule;
    this.why = why;
    this.field = field;
  }

  Stopped(Permission.Refused refused) {
    this(HttpStatus.FORBIDDEN, refused.rule(), refused.why());
  }

  Problem problem(String reference) {
    return Problem.of(status, rule, why, field, reference);
  }

  /// Ends a request in a filter, where no page is made yet: the page of faults finds the reason.
  void endBeforeAPage(HttpServletRequest request, HttpServletResponse response) throws IOException {
    request.setAttribute(ATTRIBUTE, this);
    response.sendError(status.value());
  }

  /// Why a filter has ended this request.
  static Optional<Stopped> find(HttpServletRequest request) {
    return Optional.ofNullable((Stopped) request.getAttribute(ATTRIBUTE));
  }
}
