package org.yiwang.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/// The filters before every page: limits, headers, forged forms, who may pass.
final class Security {
  /// What a page of ours may load, and where its forms may lead.
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
          + " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

  private final Routes routes;
  private final Gate gate;
  private final SignIn signIn;

  Security(Routes routes, Gate gate, SignIn signIn) {
    this.routes = routes;
    this.gate = gate;
    this.signIn = signIn;
  }

  SecurityFilterChain chain(HttpSecurity http) {
    http.authorizeHttpRequests(rules ->
            rules
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .anyRequest()
                .access((_, context) -> decide(context.getRequest())))
        .addFilterBefore(new Door(routes), CsrfFilter.class)
        .addFilterBefore(new LanguageSwitch(), CsrfFilter.class)
        .csrf(Customizer.withDefaults())
        .headers(headers ->
            headers
                .contentSecurityPolicy(csp -> csp.policyDirectives(policy()))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                    policy -> policy.policy("camera=(), microphone=(), geolocation=()"))
                .crossOriginOpenerPolicy(Customizer.withDefaults())
                .cacheControl(cache -> cache.disable()))
        .requestCache(cache -> cache.disable())
        .formLogin(form -> form.disable())
        .httpBasic(basic -> basic.disable())
        .logout(logout -> logout.disable())
        .exceptionHandling(failures ->
            failures
                .authenticationEntryPoint(Security::askToSignIn)
                .accessDeniedHandler(
                    (_, response, _) -> response.sendError(HttpServletResponse.SC_FORBIDDEN)));
    signIn.provider().ifPresent(provider -> provider.configure(http));
    return http.build();
  }

  Optional<String> findProviderFailure() {
    return signIn.provider().flatMap(OidcProvider::findFailure);
  }

  /// Forms lead to our own pages, and sign-out on to the provider.
  private String policy() {
    return POLICY + signIn.provider().map(provider -> " " + provider.origin()).orElse("");
  }

  private AuthorizationDecision decide(HttpServletRequest request) {
    var open =
        routes
            .find(request)
            .map(route -> gate.opens(route.who(), Visitors.person()))
            // Nothing answers there, so there is nothing to protect: the visitor sees "no such
            // page".
            .orElse(true);
    return new AuthorizationDecision(open);
  }

  /// People are led to the sign-in page and back; scripts are told.
  private static void askToSignIn(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    var script = request.getHeader("HX-Request") != null;
    if (script || !List.of("GET", "HEAD").contains(request.getMethod())) {
      response.sendError(
          script ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    var then = URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(HttpHeaders.LOCATION, "/sign-in?then=" + then);
  }
}
