package org.yiwang.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;

/// The page for what the server turns away before any route is asked: an address that is none, a
/// head that is too long. In the place of the server's own page, which names it and speaks English.
final class OwnReport extends ErrorReportValve {
  private final Function<HttpStatus, byte[]> page;

  /// @param page the whole page for a status
  OwnReport(Function<HttpStatus, byte[]> page) {
    this.page = page;
  }

  @Override
  protected void report(Request request, Response response, Throwable failure) {
    var wrong = response.getStatus() >= 400 && response.getContentWritten() == 0;
    if (!wrong || !response.setErrorReported()) {
      return;
    }
    var status = HttpStatus.resolve(response.getStatus());
    var body = page.apply(status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status);
    try {
      response.setContentType("text/html");
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      response.setHeader("Content-Security-Policy", Security.POLICY);
      response.setHeader("X-Content-Type-Options", "nosniff");
      response.setHeader("Cache-Control", "no-store");
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException gone) {
      // Whoever asked has left; there is nobody to tell.
    }
  }
}
