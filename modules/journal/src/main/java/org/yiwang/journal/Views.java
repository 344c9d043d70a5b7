package org.yiwang.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// All views of the journal; each is handed the streams of its own kind.
final class Views {
  private final List<View<?>> views;

  Views(List<View<?>> views) {
    this.views = List.copyOf(views);
  }

  void write(Connection tx, List<Moved> moved) throws SQLException {
    for (var view : views) {
      write(
          tx,
          view,
          moved.stream().filter(move -> move.after().id().kind().equals(view.kind())).toList());
    }
  }

  private static <S> void write(Connection tx, View<S> view, List<Moved> moved)
      throws SQLException {
    if (!moved.isEmpty()) {
      view.write(tx, moved.stream().map(Moved::<S>change).toList());
    }
  }

  void clear(Connection tx) throws SQLException {
    for (var view : views) {
      view.clear(tx);
    }
  }
}
