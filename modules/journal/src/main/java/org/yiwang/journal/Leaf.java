package org.yiwang.journal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What the Merkle tree holds of one event: a hash that binds it and tells nothing of it.
///
/// ## Layout
///
/// ```
/// body  = UTF-8 of the RFC 8785 JSON object with exactly these members:
///         actor, at, data, purpose, seq, stream, type, unit, version
/// entry = SHA-256(salt ‖ body)          salt: 16 random bytes, kept beside the event
/// leaf  = SHA-256(0x00 ‖ entry)         RFC 6962 §2.1, leaf hash of the 32-byte entry
/// ```
///
/// The members are the columns of `journal_event`: `at` as `2024-06-01T08:00:00.000000Z`, always
/// with six decimals; `data` the object of the event; `seq` and `version` numbers; the others
/// strings. All numbers inside `data` are whole, written in digits (RFC 8785 limits them to 2^53;
/// beyond it the digits are simply written on), and fractions are strings, so `body` can be made
/// again from what `jsonb` keeps.
///
/// ## Why two hashes
///
/// The `entry` is what is published as a log entry (a C2SP tile). Whoever holds the event and its
/// salt can show that it is the one committed to; who holds only the entry learns nothing, not even
/// by guessing, because of the salt. If an event must be erased, its data and salt go; entry, leaf
/// and every proof stay. The salt has a fixed length, so salt and body cannot be confused.
final class Leaf {
  static final int SALT_BYTES = 16;
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final byte[] salt;
  private final byte[] hash;

  private Leaf(byte[] salt, byte[] hash) {
    this.salt = salt;
    this.hash = hash;
  }

  static Leaf of(Recorded recorded, String type, String data, byte[] salt) {
    var digest = Hash.digest();
    digest.update(salt);
    var entry = digest.digest(body(recorded, type, data).getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return new Leaf(salt, digest.digest(entry));
  }

  byte[] salt() {
    return salt;
  }

  byte[] hash() {
    return hash;
  }

  private static String body(Recorded recorded, String type, String data) {
    var actor = recorded.actor();
    var out = new StringBuilder(data.length() + 300);
    CanonicalJson.string(actor.account(), out.append("{\"actor\":"));
    CanonicalJson.string(text(recorded.at()), out.append(",\"at\":"));
    out.append(",\"data\":").append(data);
    CanonicalJson.string(actor.purpose(), out.append(",\"purpose\":"));
    out.append(",\"seq\":").append(recorded.seq());
    CanonicalJson.string(recorded.stream().toString(), out.append(",\"stream\":"));
    CanonicalJson.string(type, out.append(",\"type\":"));
    CanonicalJson.string(actor.unit(), out.append(",\"unit\":"));
    out.append(",\"version\":").append(recorded.version());
    return out.append('}').toString();
  }

  private static String text(Instant at) {
    return MICROS.format(at);
  }
}
