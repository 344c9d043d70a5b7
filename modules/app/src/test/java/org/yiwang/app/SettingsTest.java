package org.yiwang.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SettingsTest {
  @TempDir Path root;

  @BeforeEach
  void aPack() throws Exception {
    Files.createDirectories(root.resolve("packs/hongkou"));
    Files.writeString(root.resolve("a-file"), "");
  }

  @Test
  void without_arguments_it_is_the_demo_on_this_machine_only() throws Exception {
    var usual = Settings.of(List.of(), root);
    assertThat(usual.demo()).isTrue();
    assertThat(usual.demoClock()).isTrue();
    assertThat(usual.bind()).isEqualTo("127.0.0.1");
    assertThat(usual.port()).isEqualTo(8080);
    assertThat(usual.database()).isEmpty();
  }

  @Test
  void empty_means_real_time_and_no_demo() throws Exception {
    var empty = Settings.of(List.of("--empty", "--bind", "0.0.0.0"), root);
    assertThat(empty.demo()).isFalse();
    assertThat(empty.demoClock()).isFalse();
  }

  @Test
  void demo_accounts_are_absent_where_a_provider_signs_people_in() throws Exception {
    assertThat(Settings.of(List.of(), root).demoAccounts()).isTrue();
    assertThat(Settings.of(List.of("--empty"), root).demoAccounts()).isFalse();
    var asked =
        List.of("--oidc-issuer", "https://id.example.org/realm", "--oidc-client-id", "cockpit");
    assertThat(Settings.of(asked, root).demoAccounts()).isFalse();
  }

  @Test
  void a_wrong_call_is_refused_in_both_languages() {
    for (var wrong :
        List.of(
            List.of("--nonsense"),
            List.of("--port"),
            List.of("--port", "99999"),
            List.of("--clock", "yesterday"),
            List.of("--pack", "nowhere/at/all"),
            List.of("--data", root.resolve("a-file").toString()),
            List.of("--data", root.resolve("a-file/below").toString()),
            List.of("--data", "no\0path"),
            List.of("--bind", "0.0.0.0"),
            List.of("--database", "nonsense"),
            List.of("--oidc-issuer", "http://localhost"),
            List.of("--oidc-issuer", "keycloak", "--oidc-client-id", "cockpit"))) {
      assertThatThrownBy(() -> Settings.of(wrong, root))
          .as("%s", wrong)
          .isInstanceOf(Settings.Wrong.class)
          .hasMessageMatching("(?s).*\\p{IsHan}.* · .*[a-z].*");
    }
  }

  @Test
  void the_demos_time_runs_on_while_the_district_is_stopped() throws Exception {
    var begin = Instant.parse("2024-10-15T01:00:00Z");
    var first = Instant.parse("2026-11-24T00:00:00Z");
    var file = root.resolve("data/demo-started");
    assertThat(DemoClock.begin(begin, () -> first, file).instant()).isEqualTo(begin);
    var later = DemoClock.begin(begin, () -> first.plus(Duration.ofHours(5)), file);
    assertThat(later.instant()).isEqualTo(begin.plus(Duration.ofHours(5)));
  }
}
