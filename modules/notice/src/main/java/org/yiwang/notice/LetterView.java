package org.yiwang.notice;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.yiwang.journal.View;

/// Does what people decided about letters, in the transaction of the decision.
///
/// The table is no view of the log, see [Outbox]: each decision takes effect once, and a rebuild,
/// which shows all of them again, finds that it has.
final class LetterView implements View<LetterState> {
  @Override
  public String kind() {
    return DeadLetters.KIND;
  }

  @Override
  public void write(Connection transaction, List<Change<LetterState>> changes) throws SQLException {
    var sql =
        """
        UPDATE notice_letter
        SET
          acts = ?,
          stage = CASE WHEN stage = 'DEAD' THEN ? ELSE stage END,
          tries = CASE WHEN stage = 'DEAD' AND ? = 'WAITING' THEN 0 ELSE tries END,
          tried_at = CASE WHEN stage = 'DEAD' AND ? = 'WAITING' THEN NULL ELSE tried_at END,
          due_at = CASE WHEN stage = 'DEAD' THEN '-infinity' ELSE due_at END
        WHERE seq = ? AND subscription = ? AND acts < ?
        """;
    try (var statement = transaction.prepareStatement(sql)) {
      for (var change : changes) {
        var stage = change.state().givenUp() ? "GIVEN_UP" : "WAITING";
        var letter = DeadLetters.Name.of(change.stream());
        statement.setLong(1, change.version());
        statement.setString(2, stage);
        statement.setString(3, stage);
        statement.setString(4, stage);
        statement.setLong(5, letter.seq());
        statement.setString(6, letter.subscription());
        statement.setLong(7, change.version());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /// Empties nothing: what was sent cannot be made again from the log.
  @Override
  public void clear(Connection transaction) {
    // see the essay of the outbox
  }
}
