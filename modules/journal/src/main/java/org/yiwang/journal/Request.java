package org.yiwang.journal;

import java.util.HexFormat;

/// The SHA-256 of what was asked: the account and the commands, in canonical JSON. Two submissions
/// under one key are the same if their requests are equal.
record Request(String sha256) {
  /// Hashes a submission; its commands are thereby known to be of their streams' kinds.
  ///
  /// @throws IllegalArgumentException if a stream kind is unknown, a command is not of its kind, or
  ///   a text cannot be stored
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
    return new Request(HexFormat.of().formatHex(Hash.sha256(out.append("]}").toString())));
  }

  static Request of(byte[] hash) {
    return new Request(HexFormat.of().formatHex(hash));
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
