package org.yiwang.journal;

import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/// Records and sealed interfaces of records as canonical JSON (RFC 8785).
///
/// The text is a function of the value alone, keys sorted, no white space, numbers only whole ones;
/// so it can be made again from what PostgreSQL keeps as `jsonb`, and be hashed. A property that is
/// unknown, or missing and neither Optional nor a collection, is an error: the record is never
/// guessed at.
final class RecordCodec<T> implements Codec<T> {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Class<T> type;
  private final Function<String, RecordShape> cases;

  private RecordCodec(Class<T> type, Function<String, RecordShape> cases) {
    this.type = type;
    this.cases = cases;
  }

  static <T> Codec<T> of(Class<T> type) {
    var shapes = new Shapes();
    if (type.isSealed() && type.isInterface()) {
      return new RecordCodec<>(type, shapes.ofSealed(type)::get);
    }
    if (!type.isRecord()) {
      throw new IllegalArgumentException(type + " is neither a record nor a sealed interface");
    }
    var only = Map.of(type.getSimpleName(), shapes.ofRecord(type));
    return new RecordCodec<>(type, name -> caseOf(type, only, name));
  }

  private static RecordShape caseOf(Class<?> type, Map<String, RecordShape> only, String name) {
    var shape = only.get(name);
    if (shape == null) {
      throw new IllegalArgumentException(type.getSimpleName() + " has no case " + name);
    }
    return shape;
  }

  @Override
  public String type(T value) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(value.getClass() + " is no " + type.getSimpleName());
    }
    return value.getClass().getSimpleName();
  }

  @Override
  public String encode(T value) {
    var out = new StringBuilder(128);
    cases.apply(type(value)).write(value, out);
    return out.toString();
  }

  @Override
  public T decode(String caseName, String json) {
    try {
      return type.cast(cases.apply(caseName).read(JSON.readTree(json)));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(caseName + ": not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
