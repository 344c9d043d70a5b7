package org.yiwang.world;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/// Matters of one kind under the real pack: many callers act on few of them at once, and their
/// clocks run out meanwhile, because the hosts' clock goes much faster than the machine's.
///
/// One drill has one subject: it remembers what was asked.
final class CaseSubject implements Subject {
  private static final int SPEED = 400;

  /// A timer that is due is fired within this, once nobody asks any more.
  private static final Duration LATE_MAX = Duration.ofSeconds(2);

  private static final Duration SETTLING = Duration.ofSeconds(3);

  private final Path packs;
  private final CaseRules rules;
  private final Instant begun = Instant.now();
  private final Map<String, CaseAsk> asked = new ConcurrentHashMap<>();
  private final CaseQuestions.Beliefs beliefs = new CaseQuestions.Beliefs();
  private volatile Instant settled = Instant.MIN;

  /// @param packs the folder of all packs
  CaseSubject(Path packs) {
    this.packs = packs;
    this.rules = CaseRules.read(packs);
  }

  @Override
  public String hostClass() {
    return "org.yiwang.matter.MatterHost";
  }

  @Override
  public List<String> hostArguments() {
    return List.of(
        "--pack",
        packs.resolve("hongkou").toString(),
        "--clock",
        begun + "," + CaseTime.MORNING + "," + SPEED);
  }

  @Override
  public List<String> tables() {
    return List.of("db/journal", "db/matter");
  }

  @Override
  public Asking asking(int caller, long seed) {
    return new CaseQuestions(rules, beliefs, asked, caller, seed);
  }

  @Override
  public int faultCycles() {
    return 1;
  }

  @Override
  public void settle() {
    LockSupport.parkNanos(SETTLING.toNanos());
    settled = shown(Instant.now().minus(LATE_MAX));
  }

  /// What the hosts' clock shows at a real moment.
  private Instant shown(Instant real) {
    return CaseTime.MORNING.plus(Duration.between(begun, real).multipliedBy(SPEED));
  }

  @Override
  public Violations check(History history, Schema schema) {
    return CaseChecker.check(history, schema.read(CaseCopy::read), rules, asked, settled);
  }
}
