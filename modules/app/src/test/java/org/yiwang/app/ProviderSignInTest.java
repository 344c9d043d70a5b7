package org.yiwang.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.yiwang.app.AskingDistrict.START;
import static org.yiwang.app.AskingDistrict.to;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sign-in by OpenID Connect: what a provider says is believed only when all of it is right.
@ExtendWith(AskingDistrict.Shared.class)
final class ProviderSignInTest {
  private static final String FAILED = "/sign-in?said=provider-failed";

  private final AskingDistrict district;

  ProviderSignInTest(AskingDistrict shared) {
    this.district = shared;
  }

  @Test
  void the_provider_is_asked_for_a_code_with_a_challenge_a_state_and_a_nonce() throws Exception {
    var asked = to(district.browser().get(START));
    assertThat(asked).startsWith(district.issuer().address() + "/authorize?");
    assertThat(asked)
        .contains("response_type=code", "code_challenge_method=S256", "client_id=cockpit")
        .containsPattern("[?&]state=[^&]{20,}")
        .containsPattern("[?&]nonce=[^&]{20,}")
        .containsPattern("[?&]code_challenge=[^&]{43}");
  }

  @Test
  void an_account_of_the_pack_gets_the_posts_of_that_account() throws Exception {
    var visitor = district.signedIn("supervision");
    assertThat(visitor.get("/imports").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/").body()).contains("林 督查室");
  }

  @Test
  void a_role_at_a_unit_gets_that_post_and_no_other() throws Exception {
    var visitor = district.signedIn("lead-officer@civil-affairs");
    assertThat(visitor.get("/").body()).contains("林 文");
    assertThat(visitor.get("/targets/2024/elder-friendly-homes/progress").statusCode())
        .isEqualTo(200);
    assertThat(visitor.get("/imports").statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nobody", "supervision@nowhere", "king@hongkou", "public@hongkou", "@hongkou"})
  void whom_the_pack_does_not_know_stays_the_public(String claim) throws Exception {
    district.issuer().signsIn(claim, Issuer.HONEST);
    var visitor = district.browser();
    assertThat(to(visitor.follow(district.callback(visitor))))
        .endsWith("/open?said=unknown-account");
    assertThat(visitor.get("/").statusCode()).isEqualTo(303);
  }

  static Stream<Named<Issuer.Lie>> lies() {
    return Stream.of(
        lie("another audience", it -> it.audience("another-client")),
        lie("another issuer", it -> it.issuer("http://127.0.0.1:1")),
        lie("another nonce", it -> it.claim("nonce", "of-another-visit")),
        lie("no nonce", it -> it.claim("nonce", null)),
        lie("expired", it -> it.issueTime(in(-600)).expirationTime(in(-300))),
        lie("without an end", it -> it.expirationTime(null)),
        lie("of the future", it -> it.issueTime(in(300)).expirationTime(in(600))),
        lie("another subject than the user's", it -> it.subject("0007")),
        named("unsigned", new Issuer.Lie(it -> it, Issuer.Signed.NOT_AT_ALL)),
        named("signed by another", new Issuer.Lie(it -> it, Issuer.Signed.WITH_ANOTHER_KEY)));
  }

  private static Named<Issuer.Lie> lie(String name, UnaryOperator<JWTClaimsSet.Builder> claims) {
    return named(name, new Issuer.Lie(claims, Issuer.Signed.WITH_OUR_KEY));
  }

  private static Date in(int seconds) {
    return Date.from(Instant.now().plusSeconds(seconds));
  }

  @ParameterizedTest
  @MethodSource("lies")
  void a_false_token_is_refused(Issuer.Lie lie) throws Exception {
    district.issuer().signsIn("supervision", lie);
    var visitor = district.browser();
    assertThat(to(visitor.follow(district.callback(visitor)))).endsWith(FAILED);
    assertThat(visitor.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void an_answer_to_a_question_of_another_browser_is_refused() throws Exception {
    district.issuer().signsIn("supervision", Issuer.HONEST);
    var victim = district.browser();
    assertThat(victim.get(START).statusCode()).isEqualTo(302);
    assertThat(to(victim.follow(district.callback(district.browser())))).endsWith(FAILED);
    assertThat(to(district.browser().follow(district.callback(district.browser()))))
        .endsWith(FAILED);
    assertThat(victim.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void a_code_is_good_once() throws Exception {
    district.issuer().signsIn("supervision", Issuer.HONEST);
    var visitor = district.browser();
    var used = district.callback(visitor);
    assertThat(to(visitor.follow(used))).endsWith("/");
    assertThat(to(visitor.follow(used))).as("the same answer again").endsWith(FAILED);
    var thief = district.browser();
    var code = used.toString().replaceFirst(".*code=([^&]+).*", "$1");
    var stolen = district.callback(thief).toString().replaceFirst("code=[^&]+", "code=" + code);
    assertThat(to(thief.follow(URI.create(stolen)))).as("its code, again").endsWith(FAILED);
    assertThat(thief.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void signing_out_ends_the_session_here_and_at_the_provider() throws Exception {
    var visitor = district.signedIn("leader");
    var out = visitor.post("/sign-out", visitor.form("/"));
    assertThat(to(out))
        .startsWith(district.issuer().address() + "/leave?id_token_hint=")
        .contains("client_id=cockpit", "post_logout_redirect_uri=http")
        .endsWith("%2Fopen%3Fsaid%3Dsigned-out");
    assertThat(out.headers().firstValue("Content-Security-Policy").orElse(""))
        .as("a browser follows a form only where the policy lets it")
        .contains("form-action 'self' " + district.issuer().address());
    assertThat(visitor.get("/").statusCode()).isEqualTo(303);
  }

  @Test
  void nobody_gets_in_with_one_click_where_a_provider_is_asked() throws Exception {
    var visitor = district.browser();
    assertThat(visitor.get("/sign-in").body()).contains(START).doesNotContain("name=\"account\"");
    var form = visitor.form("/open");
    form.putIfAbsent("_csrf", visitor.form("/sign-in").getOrDefault("_csrf", ""));
    form.put("account", "leader");
    assertThat(visitor.post("/sign-in/demo", form).statusCode()).isNotEqualTo(200);
    assertThat(visitor.get("/").statusCode()).isEqualTo(303);
  }
}
