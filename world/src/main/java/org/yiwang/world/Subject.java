package org.yiwang.world;

import java.util.List;

/// What a drill is about: which host serves it, what is asked of it, and by what it is judged.
interface Subject {
  /// The class that is run as the host.
  String hostClass();

  /// What the hosts are told besides the database.
  List<String> hostArguments();

  /// What is migrated before they start.
  List<String> tables();

  /// What this caller asks.
  Asking asking(int caller, long seed);

  /// How many kills at most for a planted fault to show.
  int faultCycles();

  /// Called when all callers are done and the hosts still run: waits for what comes by itself.
  void settle();

  /// Every promise that was broken.
  Violations check(History history, Schema schema);

  /// Accounts of the journal's own toy: the journal alone.
  record Accounts() implements Subject {
    @Override
    public String hostClass() {
      return "org.yiwang.journal.JournalHost";
    }

    @Override
    public List<String> hostArguments() {
      return List.of();
    }

    @Override
    public List<String> tables() {
      return List.of("db/journal");
    }

    @Override
    public Asking asking(int caller, long seed) {
      return new Questions(caller, seed);
    }

    @Override
    public int faultCycles() {
      return 40;
    }

    @Override
    public void settle() {}

    @Override
    public Violations check(History history, Schema schema) {
      return Checker.check(history, schema.read(LogCopy::read));
    }
  }
}
