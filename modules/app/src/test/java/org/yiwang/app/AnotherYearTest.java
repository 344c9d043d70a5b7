package org.yiwang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Targets of one year, on the pages of a later one.
@Timeout(value = 180, unit = TimeUnit.SECONDS)
final class AnotherYearTest {
  private static final String TARGET = "/targets/2024/elder-friendly-homes";

  @TempDir private static Path data;

  @Test
  void months_of_a_year_that_is_over_can_still_be_locked_and_nothing_else() throws Exception {
    try (var district = RunningDistrict.start(data, "--clock", "now")) {
      var office = district.browser().signedIn("supervision");
      assertThat(office.get(TARGET + "/lock").body())
          .contains("value=\"2024-12\"")
          .doesNotContain("value=\"2025-", "value=\"2026-");
      var form = office.form(TARGET + "/lock");
      assertThat(office.post(TARGET + "/lock", form).statusCode()).isEqualTo(422);
      form.putAll(Map.of("month", "2024-12"));
      assertThat(office.post(TARGET + "/lock", form).statusCode())
          .as("the lead unit has not locked it")
          .isEqualTo(409);
    }
  }
}
