package org.yiwang.identity;

/// The lasting name of an organisational unit, e.g. `some-bureau`, or a committee's 12-digit code.
///
/// @param value as the pack writes it; empty only in [#NONE]
public record UnitId(String value) {
  /// No unit: the parent of the district, the successor of a unit that goes on.
  public static final UnitId NONE = new UnitId("");

  /// Whether this names a unit at all.
  public boolean present() {
    return !value.isEmpty();
  }

  @Override
  public String toString() {
    return value;
  }
}
