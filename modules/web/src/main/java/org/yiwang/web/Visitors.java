package org.yiwang.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.yiwang.identity.Person;
import org.yiwang.web.page.Texts;

/// Who sends a request and in which language they read.
final class Visitors {
  static final String LANGUAGE_COOKIE = "lang";

  private Visitors() {}

  /// The person signed in, or the public.
  static Person person() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication instanceof Token token ? token.person : Person.PUBLIC;
  }

  /// The language of the switch last used; Chinese at first.
  static Texts texts(HttpServletRequest request) {
    var cookies = Objects.requireNonNullElse(request.getCookies(), new Cookie[0]);
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(LANGUAGE_COOKIE))
        .map(Cookie::getValue)
        .findFirst()
        .map(Texts::in)
        .orElse(Texts.CHINESE);
  }

  /// What the session remembers of someone who has signed in.
  static final class Token extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    // The session lives in memory only and is never written out.
    private final transient Person person;

    Token(Person person) {
      super(List.of());
      this.person = person;
      setAuthenticated(true);
    }

    @Override
    public Object getCredentials() {
      return "";
    }

    @Override
    public Object getPrincipal() {
      return person.account();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Token token && token.person.equals(person);
    }

    @Override
    public int hashCode() {
      return person.hashCode();
    }
  }
}
