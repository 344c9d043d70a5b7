package org.yiwang.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;
import org.yiwang.web.page.Texts;

/// `?lang=en` on any page: remembers the language in a cookie and shows the page again without it.
final class LanguageSwitch extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var query = request.getQueryString();
    if (!List.of("GET", "HEAD").contains(request.getMethod())
        || query == null
        || !query.matches("(.*&)?lang=.*")) {
      chain.doFilter(request, response);
      return;
    }
    var wanted = Texts.in(request.getParameter("lang")).language();
    var cookie =
        ResponseCookie.from(Visitors.LANGUAGE_COOKIE, wanted)
            .path("/")
            .maxAge(Duration.ofDays(365))
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .build();
    var rest =
        Arrays.stream(query.split("&"))
            .filter(part -> !part.startsWith("lang="))
            .collect(Collectors.joining("&"));
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    // One slash only: two would name another host.
    var path = request.getRequestURI().replaceFirst("^/+", "/");
    response.setHeader(HttpHeaders.LOCATION, rest.isEmpty() ? path : path + "?" + rest);
  }
}
