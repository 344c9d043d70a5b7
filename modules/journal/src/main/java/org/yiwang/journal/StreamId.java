package org.yiwang.journal;

/// The name of one stream: its kind and its id within the kind, written `kind/id`.
///
/// @param kind lower-case name of the [StreamKind], without `/`; at most 40 characters
/// @param id whatever the room uses to name the thing; at most 200 characters
public record StreamId(String kind, String id) {
  public StreamId {
    if (kind.isEmpty() || kind.length() > 40 || kind.indexOf('/') >= 0) {
      throw new IllegalArgumentException("stream kind: 1 to 40 characters without '/': " + kind);
    }
    if (id.isEmpty() || id.length() > 200) {
      throw new IllegalArgumentException("stream id: 1 to 200 characters: " + id);
    }
  }

  /// Reads what [#toString] wrote.
  public static StreamId parse(String text) {
    var slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("expected kind/id: " + text);
    }
    return new StreamId(text.substring(0, slash), text.substring(slash + 1));
  }

  @Override
  public String toString() {
    return kind + "/" + id;
  }
}
