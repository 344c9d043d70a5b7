package org.yiwang.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.identity.Identity;
import org.yiwang.identity.Person;
import org.yiwang.pack.Text;
import org.yiwang.web.page.SignInPage;
import org.yiwang.web.page.Texts;

/// Who are you: a demo account at one click, or the provider of the organisation.
final class SignIn {
  private static final int THEN_MAX = 2_000;

  private final Identity identity;
  private final Gate gate;
  private final Frame frame;
  private final Pages pages;
  private final boolean demoAccounts;
  private final Optional<OidcProvider> provider;

  SignIn(
      Identity identity,
      Gate gate,
      Frame frame,
      Pages pages,
      boolean demoAccounts,
      Optional<OidcProvider> provider) {
    this.identity = identity;
    this.gate = gate;
    this.frame = frame;
    this.pages = pages;
    this.demoAccounts = demoAccounts;
    this.provider = provider;
  }

  Optional<OidcProvider> provider() {
    return provider;
  }

  ServerResponse page(Call call) {
    var texts = call.texts();
    var accounts =
        demoAccounts
            ? identity.accounts().stream().map(person -> offer(person, texts)).toList()
            : List.<SignInPage.Account>of();
    return pages.show(
        "sign-in",
        new SignInPage(
            frame.around(call, texts.of("sign-in.title"), ""),
            accounts,
            provider.isPresent() ? OidcProvider.START : "",
            local(call.field("then"))));
  }

  ServerResponse demo(Call call) {
    var person =
        demoAccounts ? identity.findAccount(call.field("account")) : Optional.<Person>empty();
    if (person.isEmpty()) {
      return Call.seeOther("/sign-in?said=unknown-account");
    }
    var then = local(call.field("then"));
    enter(call.request().servletRequest(), person.get());
    return Call.seeOther(then.equals("/") ? home(person.get()) : then);
  }

  /// Where someone begins who asked for no page: the cockpit, or their matters.
  private String home(Person person) {
    return gate.opens(Routes.STAFF, person) ? "/" : "/matters";
  }

  ServerResponse out(Call call) {
    var session = Optional.ofNullable(call.request().servletRequest().getSession(false));
    var there = session.flatMap(OidcProvider::findLeaving).orElse("/open?said=signed-out");
    session.ifPresent(HttpSession::invalidate);
    SecurityContextHolder.clearContext();
    return Call.seeOther(there);
  }

  /// Begins a new session for this person; an old one cannot be fixed on them.
  static void enter(HttpServletRequest request, Person person) {
    var old = request.getSession(false);
    if (old != null) {
      old.invalidate();
    }
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new Visitors.Token(person));
    SecurityContextHolder.setContext(context);
    request
        .getSession(true)
        .setAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY, context);
  }

  /// A path of our own; another site's leads home.
  ///
  /// @throws Stopped if it is no address at all
  static String local(String then) {
    if (then.length() > THEN_MAX) {
      throw noAddress();
    }
    try {
      return URI.create(then).toString().matches("/(?![/\\\\]).*") ? then : "/";
    } catch (IllegalArgumentException none) {
      throw noAddress();
    }
  }

  private static Stopped noAddress() {
    return new Stopped(
        HttpStatus.BAD_REQUEST,
        "web.no-address",
        new Text(
            "登录后要去的地址写错了，或者太长；请重新打开登录页面。",
            "The address to go to after signing in is wrong or too long; open the sign-in page again."));
  }

  private SignInPage.Account offer(Person person, Texts texts) {
    var english = texts.english();
    var post = person.listPosts(gate.today()).stream().findFirst();
    var unit =
        post.flatMap(it -> identity.units().find(it.unit()))
            .map(it -> it.shortName().in(english))
            .orElse("");
    var title = post.map(it -> it.title().in(english)).orElse("");
    return new SignInPage.Account(person.account(), person.name().in(english), unit, title);
  }
}
