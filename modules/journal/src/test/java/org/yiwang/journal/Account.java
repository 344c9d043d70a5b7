package org.yiwang.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A toy: an account that takes any amount, refuses to go below zero, and can ring a bell later.
record Account(long balance, Optional<Instant> bell, int rung) {
  sealed interface Order {}

  record Add(long amount) implements Order {}

  record SetBell(Instant at) implements Order {}

  record Ring() implements Order {}

  /// A bug in a decider.
  record Explode() implements Order {}

  sealed interface Happened {}

  record Added(long amount, long balance) implements Happened {}

  record BellSet(Instant at) implements Happened {}

  record Rang() implements Happened {}

  static final StreamKind<Account, Order, Happened> KIND =
      new StreamKind<>(
          "account",
          new Rules(),
          Codec.of(Order.class),
          Codec.of(Happened.class),
          Codec.of(Account.class));

  static StreamId id(String name) {
    return new StreamId("account", name);
  }

  private static final class Rules implements Decider<Account, Order, Happened> {
    @Override
    public Account initial() {
      return new Account(0, Optional.empty(), 0);
    }

    @Override
    public Decision<Happened> decide(Account account, Order order, Context context) {
      return switch (order) {
        case Add(var amount) when account.balance + amount < 0 ->
            Decision.refuse("account.short", "余额不足", "Not enough on the account");
        case Add(var amount) -> Decision.accept(new Added(amount, account.balance + amount));
        case SetBell(var at) -> Decision.accept(new BellSet(at));
        case Ring _ -> Decision.accept(new Rang());
        case Explode _ -> throw new IllegalStateException("planted bug");
      };
    }

    @Override
    public Account evolve(Account account, Happened event) {
      return switch (event) {
        case Added(var amount, _) ->
            new Account(account.balance + amount, account.bell, account.rung);
        case BellSet(var at) -> new Account(account.balance, Optional.of(at), account.rung);
        case Rang _ -> new Account(account.balance, Optional.empty(), account.rung + 1);
      };
    }

    @Override
    public List<Timer<Order>> timers(Account account) {
      return account.bell.map(at -> new Timer<Order>("bell", at, new Ring())).stream().toList();
    }
  }

  /// Balances as a query table.
  static final class Balances implements View<Account> {
    @Override
    public String kind() {
      return "account";
    }

    @Override
    public void write(Connection tx, List<Change<Account>> changes) throws SQLException {
      var sql =
          """
          INSERT INTO toy_balance (id, balance, version)
          SELECT u.id, u.balance, u.version FROM unnest(?::text[], ?::bigint[], ?::bigint[]) AS u(id, balance, version)
          ON CONFLICT (id) DO UPDATE SET balance = excluded.balance, version = excluded.version
          """;
      try (var statement = tx.prepareStatement(sql)) {
        statement.setArray(
            1, tx.createArrayOf("text", changes.stream().map(c -> c.stream().id()).toArray()));
        statement.setArray(
            2,
            tx.createArrayOf("bigint", changes.stream().map(c -> c.state().balance()).toArray()));
        statement.setArray(
            3, tx.createArrayOf("bigint", changes.stream().map(Change::version).toArray()));
        statement.executeUpdate();
      }
    }

    @Override
    public void clear(Connection tx) throws SQLException {
      try (var statement = tx.createStatement()) {
        statement.executeUpdate("DELETE FROM toy_balance");
      }
    }
  }

  /// Counts events; fails on the amount 666.
  static final class Tally implements Follower {
    @Override
    public String name() {
      return "tally";
    }

    @Override
    public void follow(Connection tx, List<Recorded> events) throws SQLException {
      if (events.stream()
          .anyMatch(event -> event.event() instanceof Added(var amount, _) && amount == 666)) {
        throw new IllegalStateException("planted bug");
      }
      try (var statement =
          tx.prepareStatement(
              "INSERT INTO toy_tally (seq, stream) SELECT u.seq, u.stream FROM unnest(?::bigint[], ?::text[]) AS u(seq, stream)")) {
        statement.setArray(
            1, tx.createArrayOf("bigint", events.stream().map(Recorded::seq).toArray()));
        statement.setArray(
            2,
            tx.createArrayOf(
                "text", events.stream().map(event -> event.stream().toString()).toArray()));
        statement.executeUpdate();
      }
    }

    @Override
    public void clear(Connection tx) throws SQLException {
      try (var statement = tx.createStatement()) {
        statement.executeUpdate("DELETE FROM toy_tally");
      }
    }
  }
}
