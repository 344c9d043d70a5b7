package org.yiwang.journal;

import java.util.OptionalLong;

/// One command for one stream.
///
/// @param stream what it is for
/// @param body a command of the stream's kind
/// @param expectedVersion the version the caller saw; when given and another one is found, the
///   submission is refused by the rule `journal.stale`
public record Command(StreamId stream, Object body, OptionalLong expectedVersion) {
  /// A command whatever the stream's version is.
  public static Command to(StreamId stream, Object body) {
    return new Command(stream, body, OptionalLong.empty());
  }
}
