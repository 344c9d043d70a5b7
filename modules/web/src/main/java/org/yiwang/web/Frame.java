package org.yiwang.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfToken;
import org.yiwang.identity.Person;
import org.yiwang.identity.Units;
import org.yiwang.pack.Text;
import org.yiwang.web.page.Assets;
import org.yiwang.web.page.Link;
import org.yiwang.web.page.Shell;
import org.yiwang.web.page.Texts;

/// Makes the frame around a page: menu, clock, visitor, language switch.
final class Frame {
  private final Text district;
  private final Units units;
  private final Gate gate;
  private final Days days;
  private final InstantSource clock;
  private final boolean demo;
  private final Assets assets;

  Frame(
      Text district,
      Units units,
      Gate gate,
      Days days,
      InstantSource clock,
      boolean demo,
      Assets assets) {
    this.district = district;
    this.units = units;
    this.gate = gate;
    this.days = days;
    this.clock = clock;
    this.demo = demo;
    this.assets = assets;
  }

  /// The frame of a page of this title at this place of the menu.
  Shell around(Call call, String title, String place) {
    var texts = call.texts();
    var servlet = call.request().servletRequest();
    return new Shell(
        texts,
        title,
        district.in(texts.english()),
        place,
        menu(call),
        days.minute(clock.instant(), texts),
        demo,
        visitor(call.person(), texts),
        otherLanguage(call),
        csrf(servlet),
        assets,
        notice(call));
  }

  private List<Link> menu(Call call) {
    var links = new ArrayList<Link>();
    if (gate.opens(Who.signedIn(), call.person())) {
      if (gate.opens(Routes.STAFF, call.person())) {
        for (var place : List.of("cockpit", "targets", "orders")) {
          links.add(entry(call, place));
        }
      }
      if (gate.opens(Routes.IMPORTS, call.person())) {
        links.add(entry(call, "imports"));
      }
      if (gate.opens(Routes.NOTICES, call.person())) {
        links.add(new Link(call.texts().of("menu.notices"), DeadLetterScreen.PATH, "notices"));
      }
      if (gate.opens(Routes.READS_MATTERS, call.person())) {
        links.add(entry(call, "matters"));
      }
      if (gate.opens(Routes.WORKS_MATTERS, call.person())) {
        links.add(entry(call, "patrol"));
      }
    }
    links.add(entry(call, "report"));
    links.add(entry(call, "track"));
    links.add(entry(call, "open"));
    return links;
  }

  private static Link entry(Call call, String place) {
    var href = place.equals("cockpit") ? "/" : "/" + place;
    return new Link(call.texts().of("menu." + place), href, place);
  }

  private String visitor(Person person, Texts texts) {
    if (person.equals(Person.PUBLIC)) {
      return "";
    }
    var english = texts.english();
    return person.listPosts(gate.today()).stream()
        .findFirst()
        .map(post ->
            units.get(post.unit()).shortName().in(english) + " · " + person.name().in(english))
        .orElse(person.name().in(english));
  }

  private static String otherLanguage(Call call) {
    if (call.afterAFault()) {
      return "/open?lang=" + (call.texts().english() ? "zh" : "en");
    }
    var query =
        Optional.ofNullable(call.request().uri().getRawQuery())
            .filter(it -> !it.contains("lang="))
            .map(it -> it + "&")
            .orElse("");
    var other = call.texts().english() ? "zh" : "en";
    return call.request().uri().getRawPath() + "?" + query + "lang=" + other;
  }

  /// The token is made, and with it a session, only for a page that someone signed in reads or that
  /// holds a form for visitors; a public page stays without a cookie.
  private static String csrf(HttpServletRequest request) {
    var wanted =
        !Visitors.person().equals(Person.PUBLIC)
            || request.getRequestURI().matches("/(sign-in|report|track)(/.*)?");
    return wanted && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? token.getToken()
        : "";
  }

  private static String notice(Call call) {
    var key = "notice." + call.field("said");
    return call.texts().has(key) ? call.texts().of(key) : "";
  }
}
