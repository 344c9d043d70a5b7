package org.yiwang.identity;

import org.yiwang.pack.Text;

/// The answer to "may this person do this here, for this purpose".
public sealed interface Permission {
  /// Yes.
  ///
  /// @param unit the unit acted for; [UnitId#NONE] for the public
  /// @param role the role that allows it
  record Allowed(UnitId unit, String role) implements Permission {}

  /// No.
  ///
  /// @param rule stable name, `identity.no-post`, `identity.not-listed`, `identity.purpose`,
  ///   `identity.reach` or `identity.unknown-unit`
  /// @param why what is missing, to be shown to the person
  record Refused(String rule, Text why) implements Permission {}

  /// Whether it is yes.
  default boolean allowed() {
    return this instanceof Allowed;
  }
}
