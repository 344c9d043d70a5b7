package org.yiwang.identity;

/// What for: an act allowed for one purpose is not thereby allowed for another.
///
/// @param value the slug in the pack, e.g. `supervision`
public record Purpose(String value) {
  @Override
  public String toString() {
    return value;
  }
}
