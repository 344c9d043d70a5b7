package org.yiwang.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yiwang.pack.Problem;

/// The operator's file of subscriptions, and all that can be wrong with it.
final class NoticesFileTest {
  private static final String MAIL =
      "  - { name: desk, types: [bell.rung], mail: { host: mail.example, port: 587, security: starttls, from: a@example.org, to: b@example.org } }\n";

  @TempDir private Path folder;

  private List<Problem> problems(String subscriptions) throws IOException {
    return NoticesFile.read(Belfry.file(folder, subscriptions), Bell.TYPES).problems();
  }

  @Test
  void a_sound_file_is_read_and_shows_no_secret() throws IOException {
    Files.writeString(folder.resolve("word"), "hunter2\n");
    var login = MAIL.replace("to: b@", "user: robot, secret_file: word, to: b@");
    var file = Belfry.file(folder, Belfry.webhook("city", "https://city.example/in") + login);
    var notices = NoticesFile.read(file, Bell.TYPES).get();
    assertThat(notices.subscriptions())
        .extracting(Subscription::name)
        .containsExactly("city", "desk");
    assertThat(notices.subscriptions().getFirst().patience())
        .isEqualTo(new Subscription.Patience(4, Duration.ofDays(2), Duration.ofSeconds(1)));
    assertThat(notices.toString()).doesNotContain("hunter2", "MfKQ9r8G").contains("robot");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bell.rung | bell.run | did you mean",
        "city.example/in | city.example/in#x | expected an https address",
        "https: | http: | expected an https address",
        "https://city | https://me:pw@city | expected an https address",
        "https://city.example/in | not an address | expected an absolute URI",
        "secret_file: key | secret_file: none | cannot be read",
        "secret_file: key | secret_file: notices.yaml | 1 to 3 lines",
        "secret_file: key | secret: abc | unknown key secret",
        "tries: 4 | tries: 0 | 1",
        "name: city | name: City Hall | lower-case",
      })
  void what_is_wrong_is_said_with_its_line(String right, String wrong, String said)
      throws IOException {
    var good = Belfry.webhook("city", "https://city.example/in");
    assertThat(problems(good)).isEmpty();
    var found = problems(good.replace(right, wrong));
    assertThat(found).isNotEmpty().allMatch(problem -> problem.line() >= 3);
    assertThat(found.toString()).contains(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a@example.org | 'A <a@example.org>' | one address",
        "a@example.org | '\"a@example.org\\r\\nBcc: c@example.org\"' | one address",
        "b@example.org | '\"b@example.org,c@example.org\"' | one address",
        "b@example.org | nobody | one address",
        "mail.example | '\"mail example\"' | no name of a host",
        "587 | 70000 | 65",
        "starttls | tls | there is no tls",
        "to: | 'user: robot, to:' | secret_file is missing",
        "security: starttls, | 'security: none, user: robot, secret_file: key,' | in the clear",
        "mail: { | 'webhook: { url: \"https://x.example/\", secret_file: key }, mail: {' | either webhook or mail",
      })
  void mail_goes_to_one_plain_address_and_a_password_never_in_the_clear(
      String right, String wrong, String said) throws IOException {
    assertThat(problems(MAIL)).isEmpty();
    assertThat(problems(MAIL.replace(right, wrong)).toString()).contains(said);
  }

  @Test
  void a_name_is_given_once_and_a_key_is_a_key() throws IOException {
    assertThat(problems(MAIL + MAIL).toString()).contains("subscription desk is declared twice");
    Files.writeString(folder.resolve("weak"), "whsec_c2hvcnQ=");
    var weak = Belfry.webhook("city", "https://x.example/").replace("file: key", "file: weak");
    assertThat(problems(weak).toString()).contains("24 to 64 bytes").doesNotContain("c2hvcnQ");
  }

  @Test
  void a_file_that_is_not_there_is_said_to_be_so() {
    assertThat(NoticesFile.read(folder.resolve("none.yaml"), Bell.TYPES).problems().toString())
        .contains("cannot be read");
  }
}
