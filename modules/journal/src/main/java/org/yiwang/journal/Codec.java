package org.yiwang.journal;

/// Writes values of one type as JSON and reads them back: `decode(type(v), encode(v))` equals `v`.
public interface Codec<T> {
  /// The stored name of this value's case, e.g. `Dispatched`; part of the record for ever.
  String type(T value);

  /// The value as one JSON object, keys in a fixed order.
  String encode(T value);

  /// The value again.
  ///
  /// @throws IllegalArgumentException if the text is no such value
  T decode(String type, String json);

  /// A codec for a record, or for a sealed interface of records (nested sealed interfaces
  /// included): the case is the simple name of the record.
  static <T> Codec<T> of(Class<T> type) {
    return RecordCodec.of(type);
  }
}
