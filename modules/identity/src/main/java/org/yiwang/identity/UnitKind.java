package org.yiwang.identity;

/// What an organisational unit is, from the top down.
public enum UnitKind {
  /// The district government, 区政府.
  DISTRICT,
  /// A department or an agency of the district, 委办局.
  DEPARTMENT,
  /// A subdistrict, 街道.
  SUBDISTRICT,
  /// A residents' committee, 居委会.
  COMMITTEE
}
