package org.yiwang.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/// Turns the record of a page into HTML by its template.
final class Pages {
  private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

  private final TemplateEngine engine;

  Pages() {
    this.engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "gg.jte.generated.precompiled");
    engine.setBinaryStaticContent(true);
  }

  /// A page, not to be kept by anyone on the way.
  ServerResponse show(String template, Object page) {
    return show(HttpStatus.OK, template, page);
  }

  /// The same with another status.
  ServerResponse show(HttpStatusCode status, String template, Object page) {
    return ServerResponse.status(status)
        .contentType(HTML)
        .cacheControl(CacheControl.noStore())
        .header("Vary", "HX-Request")
        .body(html(template, page));
  }

  /// The bytes of a page.
  byte[] html(String template, Object page) {
    var output = new Utf8ByteOutput();
    engine.render(template + ".jte", page, output);
    return output.toByteArray();
  }
}
