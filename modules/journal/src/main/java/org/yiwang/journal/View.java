package org.yiwang.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Query tables kept in the same transaction as the events they show.
///
/// A view writes only its own tables and derives them only from its arguments, so that a rebuild
/// gives the same rows. Use array statements: one statement a batch and table, not one a row.
///
/// @param <S> the state of the kind followed
public interface View<S> {
  /// The stream kind it shows.
  String kind();

  /// Writes what a batch changed; a stream occurs at most once.
  void write(Connection transaction, List<Change<S>> changes) throws SQLException;

  /// Empties its tables before a rebuild.
  void clear(Connection transaction) throws SQLException;

  /// What a batch did to one stream.
  ///
  /// @param stream the stream
  /// @param version its version after the batch
  /// @param state its state after the batch
  /// @param events its events of the batch, in order
  record Change<S>(StreamId stream, long version, S state, List<Recorded> events) {}
}
