package org.yiwang.appeals;

/// What one file, one message and one model may cost. A real message has some hundred characters, a
/// real category tree fifteen branches.
final class Limits {
  static final int FILE_BYTES_MAX = 64 * 1024 * 1024;
  static final int ROWS_MAX = 100_000;
  static final int HOTSPOT_ROWS_MAX = 20_000;
  static final int ID_MAX = 64;
  static final int SUBJECT_MAX = 500;
  static final int DETAIL_MAX = 20_000;
  static final int LABEL_MAX = 60;
  static final int LABELS_MAX = 200;
  static final int VOTES_MAX = 100_000_000;

  /// Words a model may know; training takes the most frequent.
  static final int WORDS_MAX = 200_000;

  static final int PROBLEMS_MAX = 20;

  private Limits() {}
}
