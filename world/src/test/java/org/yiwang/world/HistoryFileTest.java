package org.yiwang.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yiwang.world.Attempt.Ok;
import org.yiwang.world.Attempt.Refused;
import org.yiwang.world.Attempt.Unknown;

final class HistoryFileTest {
  @TempDir private Path folder;

  @Test
  void a_history_read_back_is_the_same() {
    var history =
        new History(
            List.of("one", "two"),
            List.of(
                new Attempt(1, "one", "k1", "a", 50, 10, 20, new Ok(1, 50)),
                new Attempt(2, "two", "k2", "a", -60, 11, 21, new Refused("account.short")),
                new Attempt(3, "two", "k3", "b", 7, 12, Attempt.NEVER, new Unknown())),
            List.of(new Kill(15, "one", "kill -9")));
    var file = folder.resolve("history.jsonl");
    HistoryFile.write(history, file);
    assertThat(HistoryFile.read(file)).isEqualTo(history);
  }
}
