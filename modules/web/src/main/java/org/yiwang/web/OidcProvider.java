package org.yiwang.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;
import org.yiwang.identity.Identity;
import org.yiwang.identity.Person;
import org.yiwang.identity.Post;
import org.yiwang.identity.UnitId;
import org.yiwang.pack.Text;

/// Sign-in by OpenID Connect: authorization code with PKCE; one claim says which account or post.
///
/// The provider is asked for its addresses until it has given them once, so the district starts
/// without it, and sign-in works as soon as it is there.
final class OidcProvider {
  private static final String ID = "oidc";
  static final String START = "/oauth2/authorization/" + ID;

  private static final String LEAVING = "yiwang.leaving";

  private static final Logger LOG = LoggerFactory.getLogger(OidcProvider.class);

  private final WebSettings.Oidc settings;
  private final Identity identity;
  private final ClientRegistrationRepository registrations;

  OidcProvider(WebSettings.Oidc settings, Identity identity) {
    this.settings = settings;
    this.identity = identity;
    this.registrations =
        new SupplierClientRegistrationRepository(
            () -> new InMemoryClientRegistrationRepository(registration()));
  }

  void configure(HttpSecurity http) {
    var requests =
        new DefaultOAuth2AuthorizationRequestResolver(registrations, "/oauth2/authorization");
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
    http.oauth2Login(login ->
        login
            .clientRegistrationRepository(registrations)
            .loginPage("/sign-in")
            .authorizationEndpoint(at -> at.authorizationRequestResolver(requests))
            .successHandler((request, response, who) -> enter(request, response, who))
            .failureHandler((_, response, failure) -> {
              LOG.warn("sign-in failed: {}", failure.getMessage());
              response.sendRedirect("/sign-in?said=provider-failed");
            }));
    http.addFilterBefore(new Reachable(this), OAuth2AuthorizationRequestRedirectFilter.class);
  }

  /// Why the provider cannot be asked to sign anyone in; empty when it can.
  Optional<String> findFailure() {
    try {
      Objects.requireNonNull(registrations.findByRegistrationId(ID));
      return Optional.empty();
    } catch (IllegalArgumentException | IllegalStateException away) {
      return Optional.of(Objects.requireNonNullElse(away.getMessage(), away.toString()));
    }
  }

  /// Tells who wants to sign in that the provider does not answer, instead of sending them to it.
  private static final class Reachable extends OncePerRequestFilter {
    private final OidcProvider provider;

    Reachable(OidcProvider provider) {
      this.provider = provider;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      var failure =
          request.getRequestURI().equals(START) ? provider.findFailure() : Optional.<String>empty();
      if (failure.isPresent()) {
        LOG.warn("the sign-in provider does not answer: {}", failure.get());
        away().endBeforeAPage(request, response);
      } else {
        chain.doFilter(request, response);
      }
    }

    private static Stopped away() {
      return new Stopped(
          HttpStatus.SERVICE_UNAVAILABLE,
          "web.provider-away",
          new Text(
              "统一身份认证暂时没有应答，现在不能登录；恢复后再点一次登录即可，公开页面照常可看。",
              "The sign-in provider does not answer, so nobody can sign in now. Try again when it is back;"
                  + " the public pages are there as always."));
    }
  }

  private ClientRegistration registration() {
    var secret = settings.clientSecret();
    return ClientRegistrations.fromIssuerLocation(settings.issuer())
        .registrationId(ID)
        .clientId(settings.clientId())
        .clientSecret(secret)
        .clientAuthenticationMethod(
            secret.isEmpty()
                ? ClientAuthenticationMethod.NONE
                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .scope("openid", "profile")
        .build();
  }

  private void enter(HttpServletRequest request, HttpServletResponse response, Authentication who)
      throws IOException {
    if (who.getPrincipal() instanceof OidcUser user) {
      var person = find(user);
      if (person.isPresent()) {
        var leaving = leaving(request, user);
        SignIn.enter(request, person.get());
        leaving.ifPresent(there -> request.getSession().setAttribute(LEAVING, there));
        response.sendRedirect("/");
        return;
      }
    }
    SecurityContextHolder.clearContext();
    request.getSession().invalidate();
    response.sendRedirect("/open?said=unknown-account");
  }

  /// Where whoever has this session signs out at the provider too: else the next one at the same
  /// screen would be signed in as them by one click. Empty when the provider has no such address.
  static Optional<String> findLeaving(HttpSession session) {
    return Optional.ofNullable((String) session.getAttribute(LEAVING));
  }

  /// Scheme, host and port of the provider, to which the sign-out form may lead.
  String origin() {
    var at = URI.create(settings.issuer());
    return at.getScheme() + "://" + at.getRawAuthority();
  }

  private Optional<String> leaving(HttpServletRequest request, OidcUser user) {
    var home = UriComponentsBuilder.fromUriString(request.getRequestURL().toString());
    return Optional.ofNullable(registrations.findByRegistrationId(ID))
        .map(one -> one.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
        .map(end ->
            UriComponentsBuilder.fromUriString(end.toString())
                .queryParam("id_token_hint", "{token}")
                .queryParam("client_id", "{client}")
                .queryParam("post_logout_redirect_uri", "{back}")
                .encode()
                .buildAndExpand(
                    user.getIdToken().getTokenValue(),
                    settings.clientId(),
                    home.replacePath("/open").replaceQuery("said=signed-out").toUriString())
                .toUriString());
  }

  private Optional<Person> find(OidcUser user) {
    var claim = Objects.requireNonNullElse(user.getClaimAsString(settings.claim()), "");
    return identity.findAccount(claim).or(() -> post(claim, user));
  }

  /// Reads `role@unit`.
  private Optional<Person> post(String claim, OidcUser user) {
    var at = claim.indexOf('@');
    if (at <= 0) {
      return Optional.empty();
    }
    var unit = identity.units().find(new UnitId(claim.substring(at + 1)));
    var role =
        identity.access().listRoles().stream()
            .filter(it -> it.signedIn() && it.id().equals(claim.substring(0, at)))
            .findFirst();
    if (unit.isEmpty() || role.isEmpty()) {
      return Optional.empty();
    }
    var subject = Objects.requireNonNullElse(user.getSubject(), "");
    var name = Objects.requireNonNullElse(user.getFullName(), subject);
    var post =
        new Post(unit.get().id(), role.get().id(), role.get().name(), LocalDate.MIN, LocalDate.MAX);
    return Optional.of(new Person(subject, new Text(name, name), List.of(post)));
  }
}
