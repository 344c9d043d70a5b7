package org.yiwang.journal;

final class RecordCodec {
  private RecordCodec() {}

  @SuppressWarnings("DoNotCallSuggester")
  static <T> Codec<T> of(Class<T> type) {
    throw new UnsupportedOperationException(type.getName());
  }
}
