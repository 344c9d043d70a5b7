package org.yiwang.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that come with forms.
final class FileStoreTest {
  private static final byte[] SHEET = "an acceptance sheet".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void what_a_form_brought_is_kept_when_it_is_taken_and_gone_when_it_is_refused() throws Exception {
    var store = new FileStore(folder);
    String refused;
    try (var tray = store.tray()) {
      refused = tray.add(SHEET);
    }
    assertThatThrownBy(() -> store.get(refused)).isInstanceOf(NoSuchElementException.class);
    assertThat(files()).isZero();
    try (var tray = store.tray()) {
      var taken = tray.add(SHEET);
      tray.keepAll();
      assertThat(store.get(taken)).isEqualTo(SHEET);
    }
    assertThat(store.get(refused)).as("the same bytes").isEqualTo(SHEET);
    assertThat(files()).isEqualTo(1);
  }

  @Test
  void a_refused_form_takes_nothing_from_one_that_brought_the_same_file() throws Exception {
    var store = new FileStore(folder);
    try (var refused = store.tray()) {
      var hash = refused.add(SHEET);
      try (var taken = store.tray()) {
        assertThat(taken.add(SHEET)).isEqualTo(hash);
        taken.keepAll();
      }
      assertThat(store.get(hash)).isEqualTo(SHEET);
    }
    assertThat(store.get(FileStore.sha256(SHEET))).isEqualTo(SHEET);
  }

  @Test
  void what_waited_when_the_program_was_cut_off_is_kept_at_the_next_start() throws Exception {
    var hash = new FileStore(folder).tray().add(SHEET);
    assertThat(new FileStore(folder).get(hash)).isEqualTo(SHEET);
  }

  private long files() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).count();
    }
  }
}
