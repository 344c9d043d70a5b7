package org.yiwang.pack;

/// How much a pack may hold. Generous for what people write by hand, small for what a machine could
/// be made to choke on.
final class Limits {
  static final int FILES_MAX = 5_000;
  static final int FOLDER_DEPTH_MAX = 8;
  static final int YAML_BYTES_MAX = 1 << 20;
  static final int OTHER_BYTES_MAX = 16 << 20;
  static final int NESTING_MAX = 16;
  static final int YAML_VALUES_MAX = 100_000;
  static final int CSV_ROWS_MAX = 200_000;
  static final int CSV_FIELD_CHARS_MAX = 10_000;

  private Limits() {}
}
