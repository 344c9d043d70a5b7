package org.yiwang.web;

import org.springframework.http.HttpStatus;
import org.yiwang.identity.Permission;
import org.yiwang.pack.Text;

/// Ends a request with a reason for its sender; the edge makes the page.
final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String rule;
  // Never written out: it lives from the handler to the edge.
  private final transient Text why;

  Stopped(HttpStatus status, String rule, Text why) {
    super(rule);
    this.status = status;
    this.rule = rule;
    this.why = why;
  }

  Stopped(Permission.Refused refused) {
    this(HttpStatus.FORBIDDEN, refused.rule(), refused.why());
  }

  Problem problem(String reference) {
    return Problem.of(status, rule, why, reference);
  }
}
