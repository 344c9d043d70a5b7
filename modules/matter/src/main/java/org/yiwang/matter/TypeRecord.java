package org.yiwang.matter;

import java.util.List;
import java.util.Optional;
import org.yiwang.journal.Context;
import org.yiwang.journal.Decider;
import org.yiwang.journal.Decision;

/// One version of a matter type on record: what was in force when its matters began, readable when
/// the pack has long gone on.
///
/// @param type the definition; empty before it is recorded
public record TypeRecord(Optional<MatterType> type) {
  /// Puts a version on record.
  public sealed interface Put {
    /// This one.
    record Keep(MatterType type) implements Put {}
  }

  /// A version was put on record.
  public sealed interface Happened {
    /// This one.
    record Kept(MatterType type) implements Happened {}
  }

  /// A version is recorded once and never changes.
  static final class Rules implements Decider<TypeRecord, Put, Happened> {
    @Override
    public TypeRecord initial() {
      return new TypeRecord(Optional.empty());
    }

    @Override
    public Decision<Happened> decide(TypeRecord state, Put command, Context context) {
      return switch (command) {
        case Put.Keep(var type) -> {
          if (state.type().isEmpty()) {
            yield Decision.accept(new Happened.Kept(type));
          }
          yield state.type().get().equals(type)
              ? new Decision.Accept<>(List.of())
              : Decision.refuse(
                  "matter.type-changed",
                  type.id() + " 已在案且内容不同，请把 version 加一",
                  type.id() + " is on record and differs: raise its version");
        }
      };
    }

    @Override
    public TypeRecord evolve(TypeRecord state, Happened event) {
      return switch (event) {
        case Happened.Kept(var type) -> new TypeRecord(Optional.of(type));
      };
    }

    @Override
    public String definition(TypeRecord state) {
      return state.type().map(MatterType::id).orElse("");
    }
  }
}
