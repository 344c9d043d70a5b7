package org.yiwang.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every published vector holds.
final class VectorsTest {
  private static final WorkCalendar CHINA = WorkCalendar.china();

  @TestFactory
  List<DynamicTest> vectors() throws java.io.IOException {
    var tests = new ArrayList<DynamicTest>();
    try (var files = Files.list(Path.of("vectors"))) {
      for (var file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        for (var vector : JsonMapper.shared().readTree(Files.readString(file))) {
          tests.add(
              DynamicTest.dynamicTest(
                  file.getFileName() + ": " + vector.get("name").asString(), () -> holds(vector)));
        }
      }
    }
    assertThat(tests).hasSizeGreaterThan(20);
    return tests;
  }

  private static void holds(JsonNode vector) {
    var clock =
        new LimitClock(
            TimeLimit.parse(vector.get("limit").asString()),
            instant(vector.get("from").asString()),
            texts(vector, "pauses").map(VectorsTest::pause).toList(),
            texts(vector, "extensions").map(VectorsTest::extension).toList(),
            Optional.empty());
    var later = clock.start().plusSeconds(100L * 24 * 3600);
    var reading = clock.read(CHINA, later, new LimitClock.Signals(50, 80));
    assertThat(reading.deadline())
        .isEqualTo(
            Optional.ofNullable(vector.get("deadline").asString(null)).map(VectorsTest::instant));
    if (vector.has("firstExpiry")) {
      assertThat(reading.firstExpiry()).contains(instant(vector.get("firstExpiry").asString()));
    }
    reading
        .deadline()
        .ifPresent(end ->
            assertThat(clock.read(CHINA, end, new LimitClock.Signals(50, 80)).remaining())
                .isZero());
  }

  private static Stream<String> texts(JsonNode vector, String name) {
    return vector.has(name)
        ? vector.get(name).valueStream().map(JsonNode::asString)
        : Stream.empty();
  }

  private static LimitClock.Pause pause(String text) {
    var ends = text.split("/", -1);
    return new LimitClock.Pause(
        instant(ends[0]), ends.length > 1 ? Optional.of(instant(ends[1])) : Optional.empty());
  }

  private static LimitClock.Extension extension(String text) {
    var parts = text.split("/", -1);
    return new LimitClock.Extension(instant(parts[0]), TimeLimit.parse(parts[1]));
  }

  private static Instant instant(String text) {
    return LocalDateTime.parse(text).atZone(CHINA.zone()).toInstant();
  }
}
