package org.yiwang.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The leaf of every event can be computed again from its row, by other code.
final class LeafTest {
  @Test
  void a_leaf_can_be_computed_again_from_what_the_database_keeps() throws Exception {
    try (var toy = Toy.fresh()) {
      var journal = toy.open();
      var texts = new Zoo.Breeder(new Random(11));
      for (int i = 0; i < 50; i++) {
        var actor = new Actor("a" + texts.text(), texts.text(), texts.text());
        var add = Command.to(Account.id("x" + texts.text()), new Account.Add(Long.MAX_VALUE >> i));
        assertThat(journal.submit(Submission.of("k" + i, actor, add))).isNotNull();
      }
      // PostgreSQL makes the object of the columns; only its order and spaces are not canonical
      var leaves =
          toy.rows(
              """
              SELECT encode(leaf, 'hex') || encode(salt, 'hex') || jsonb_build_object(
                'actor', actor,
                'at', to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                'data', data, 'purpose', purpose, 'seq', seq, 'stream', stream, 'type', type,
                'unit', unit, 'version', version)
              FROM journal_event
              """);
      assertThat(leaves).hasSizeGreaterThan(40).allSatisfy(LeafTest::holds);
    }
  }

  private static void holds(String row) throws Exception {
    var hex = HexFormat.of();
    var leaf = hex.parseHex(row.substring(0, 64));
    var salt = hex.parseHex(row.substring(64, 96));
    var body = Canonical.of(row.substring(96, row.length() - 1));
    var sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update(salt);
    var entry = sha256.digest(body.getBytes(StandardCharsets.UTF_8));
    sha256.update(new byte[] {0});
    assertThat(sha256.digest(entry)).isEqualTo(leaf);
  }
}
