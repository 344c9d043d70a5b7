package org.yiwang.journal;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// The log and the runtime of all deciders: `submit` decides, writes and answers; `read` gives the
/// history.
public interface Journal extends AutoCloseable {
  /// Opens the journal on a migrated database and starts its writer, timers and followers.
  ///
  /// @param database a pool of connections to the log's database; the caller closes it after the
  ///   journal
  /// @param clock gives the instant of every transition and says when a timer is due
  static Journal open(DataSource database, InstantSource clock, Parts parts) {
    return PostgresJournal.open(database, clock, parts);
  }

  /// Everything that is plugged into the journal, listed in one place.
  record Parts(List<StreamKind<?, ?, ?>> kinds, List<View<?>> views, List<Follower> followers) {
    public Parts {
      kinds = List.copyOf(kinds);
      views = List.copyOf(views);
      followers = List.copyOf(followers);
    }
  }

  /// Decides and answers after the commit; blocks the calling (virtual) thread until then.
  ///
  /// @throws JournalUnavailable if the outcome is unknown
  /// @throws IllegalArgumentException if a stream kind is not plugged in, a command is not of its
  ///   kind, a text cannot be stored (U+0000, half a surrogate pair), or the key begins with
  ///   `timer:`
  /// @throws IllegalStateException if a decider or a view failed on it: a bug; nothing happened
  Answer submit(Submission submission);

  /// The answer given under this key to what was asked in these words, if there is one; to other
  /// words, the refusal `journal.key-reused`. For callers whose commands are made from what they
  /// find: a retry is answered before anything is looked at again.
  Optional<Answer> answered(String key, String asked);

  /// The events of one stream, oldest first.
  List<Recorded> read(StreamId stream);

  /// At most `limit` events of the log after `seq`, in order.
  List<Recorded> readAfter(long seq, int limit);

  /// The state and version of one stream; version 0 and the initial state if it has no event.
  <S> Current<S> current(StreamKind<S, ?, ?> kind, String id);

  /// A state and the version it was reached at.
  record Current<S>(S state, long version) {}

  /// Tells `listener` of every event committed from now on, by whichever process, in order, soon
  /// after its commit. Closing the result ends it. A slow listener delays only itself.
  AutoCloseable listen(Consumer<List<Recorded>> listener);

  /// How far each follower has come, and which stands still and why.
  List<Followed> followers();

  /// Empties all views, followers' tables and stream states and makes them again from the log,
  /// while writers wait; those whose patience ends before it does are told to try later.
  ///
  /// @return how many events were replayed
  long rebuild();

  /// Stops taking submissions, finishes those taken, and stops its threads.
  @Override
  void close();
}
