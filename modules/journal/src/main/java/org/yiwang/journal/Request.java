package org.yiwang.journal;

import java.util.HexFormat;

/// The SHA-256 of what was asked, in canonical JSON: the account and the commands, or the caller's
/// words for them. Two submissions under one key are the same if their requests are.
///
/// @param chars length of the commands; 0 for one that was kept
record Request(String sha256, int chars) {
  /// No submission is larger; a batch ends at the first that takes it beyond this.
  static final int CHARS_MAX = 16_000_000;

  /// Hashes a submission; its commands are thereby known to be of their streams' kinds.
  ///
  /// @throws IllegalArgumentException if a stream kind is unknown, a command is not of its kind, or
  ///   a text cannot be stored, or the whole is too large
  static Request of(Submission submission, Kinds kinds) {
    CanonicalJson.requireStorable(submission.key());
    CanonicalJson.requireStorable(submission.actor().unit());
    CanonicalJson.requireStorable(submission.actor().purpose());
    var out = new StringBuilder(256);
    CanonicalJson.string(submission.actor().account(), out.append("{\"account\":"));
    var separator = ",\"commands\":[";
    for (var command : submission.commands()) {
      append(command, kinds.get(command.stream().kind()), out.append(separator));
      separator = ",";
    }
    out.append("]}");
    if (out.length() > CHARS_MAX) {
      throw new IllegalArgumentException(
          "一次提交最多 %,d 个字符，这次有 %,d · a submission has at most %,d characters, not %,d"
              .formatted(CHARS_MAX, out.length(), CHARS_MAX, out.length()));
    }
    return submission.asked().isEmpty()
        ? new Request(HexFormat.of().formatHex(Hash.sha256(out.toString())), out.length())
        : new Request(asked(submission.asked()).sha256, out.length());
  }

  /// Hashes what a caller says it asked; the key says who asked.
  static Request asked(String words) {
    var out = new StringBuilder(words.length() + 16);
    CanonicalJson.string(words, out.append("{\"asked\":"));
    return new Request(HexFormat.of().formatHex(Hash.sha256(out.append('}').toString())), 0);
  }

  static Request of(byte[] hash) {
    return new Request(HexFormat.of().formatHex(hash), 0);
  }

  boolean isSameAs(Request other) {
    return sha256.equals(other.sha256);
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(sha256);
  }

  // its kind's codec has checked what it is
  @SuppressWarnings("unchecked")
  private static <C> void append(Command command, StreamKind<?, C, ?> kind, StringBuilder out) {
    var body = (C) command.body();
    var type = kind.commands().type(body);
    out.append("{\"body\":").append(kind.commands().encode(body));
    command.expectedVersion().ifPresent(version -> out.append(",\"expected\":").append(version));
    CanonicalJson.string(command.stream().toString(), out.append(",\"stream\":"));
    CanonicalJson.string(type, out.append(",\"type\":"));
    out.append('}');
  }
}
