package org.yiwang.matter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;

/// 抽签: a number that follows from a text by SHA-256, so that anyone who knows the seed and what it
/// was drawn for draws the same again.
final class Lot {
  private Lot() {}

  /// What is drawn for a matter on a day: its place, so that anyone can draw again who has the
  /// list.
  static String of(String seed, Matter matter, LocalDate day) {
    var where = matter.report().place().map(at -> at.site() + "/" + at.address()).orElse("");
    return seed + "/" + where + "/" + day;
  }

  /// From 0 to 999.
  static int perMille(String text) {
    return oneOf(text, 1_000);
  }

  /// From 0 to `size` − 1.
  static int oneOf(String text, int size) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Math.floorMod((hash[0] & 0xff) << 16 | (hash[1] & 0xff) << 8 | (hash[2] & 0xff), size);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
