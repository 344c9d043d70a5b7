package org.yiwang.identity;

import java.util.List;
import java.util.Set;
import org.yiwang.pack.Text;

/// A kind of post and the whole list of what it may do.
///
/// @param id slug in the pack
/// @param name what it is called
/// @param signedIn whether one must sign in to have it; a role without is everybody's
/// @param may what is allowed; anything else is refused
public record Role(String id, Text name, boolean signedIn, List<Grant> may) {
  /// Keeps a copy of the grants.
  public Role {
    may = List.copyOf(may);
  }

  /// One line of the list.
  ///
  /// @param act what
  /// @param on where, seen from the post's own unit
  /// @param purposes what for
  public record Grant(Act act, Reach on, Set<Purpose> purposes) {
    /// Keeps a copy of the purposes, of which there is at least one.
    public Grant {
      purposes = Set.copyOf(purposes);
      if (purposes.isEmpty()) {
        throw new IllegalArgumentException("至少写一个目的 · name at least one purpose");
      }
    }
  }

  /// Which units an act reaches.
  public enum Reach {
    /// Any unit.
    ANYWHERE,
    /// The post's own unit only.
    OWN,
    /// The own unit and all that stand under it.
    BELOW,
    /// Any unit except the own: who handles does not verify.
    OTHERS
  }
}
