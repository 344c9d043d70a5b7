package org.yiwang.identity;

/// Something a post may do, as `roles.yaml` lists it, e.g. `report-progress`.
///
/// @param value the slug in the pack
public record Act(String value) {
  @Override
  public String toString() {
    return value;
  }
}
