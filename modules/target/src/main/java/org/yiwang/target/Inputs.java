package org.yiwang.target;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.yiwang.journal.Decision;
import org.yiwang.journal.Refusal;

/// Checks of one command's inputs and circumstances; keeps the first that fails. For one decision.
final class Inputs {
  static final int TEXT_CHARACTERS_MAX = 2_000;
  static final int NAME_CHARACTERS_MAX = 200;
  static final int EVIDENCE_MAX = 20;
  static final int DIGITS_MAX = 6;
  static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000000000000");

  private Optional<Refusal> first = Optional.empty();

  /// Fails with these words unless `sound`.
  @CanIgnoreReturnValue
  Inputs must(boolean sound, String rule, String field, String zh, String en) {
    if (first.isEmpty() && !sound) {
      first = Optional.of(Refusal.of("target." + rule, zh, en).at(field));
    }
    return this;
  }

  /// A text that must be there.
  Inputs text(String field, String zh, String value) {
    return must(!value.isBlank(), "missing", field, "请填写" + zh, "Fill in " + field)
        .note(field, zh, value);
  }

  /// A text that may be empty.
  @CanIgnoreReturnValue
  Inputs note(String field, String zh, String value) {
    return atMost(field, zh, value, TEXT_CHARACTERS_MAX);
  }

  /// A short text that must be there.
  @CanIgnoreReturnValue
  Inputs name(String field, String zh, String value) {
    return must(!value.isBlank(), "missing", field, "请填写" + zh, "Fill in " + field)
        .atMost(field, zh, value, NAME_CHARACTERS_MAX);
  }

  /// A short text that may be empty.
  @CanIgnoreReturnValue
  Inputs atMost(String field, String zh, String value, int most) {
    return must(
        value.length() <= most,
        "too-long",
        field,
        zh + "最多 " + most + " 字，现有 " + value.length() + " 字",
        field + " may have " + most + " characters, not " + value.length());
  }

  /// A number of a size and precision that figures can have.
  Inputs amount(String field, BigDecimal value) {
    return must(
        value.abs().compareTo(AMOUNT_MAX) <= 0 && value.stripTrailingZeros().scale() <= DIGITS_MAX,
        "number",
        field,
        "数值过大，或小数超过 " + DIGITS_MAX + " 位",
        "The number is too large or has more than " + DIGITS_MAX + " decimals");
  }

  /// Proofs, each with a name; files with hash and size.
  Inputs evidence(List<Evidence> all) {
    must(
        all.size() <= EVIDENCE_MAX,
        "too-many",
        "evidence",
        "凭据最多 " + EVIDENCE_MAX + " 件",
        "At most " + EVIDENCE_MAX + " pieces of evidence");
    for (var one : all) {
      name("evidence", "凭据名称或编号", one.name());
      must(
          one.sha256().isEmpty() || (one.sha256().matches("[0-9a-f]{64}") && one.sizeBytes() > 0),
          "evidence-file",
          "evidence",
          "凭据文件不完整，请重新上传",
          "The file is incomplete; upload it again");
      atMost("evidence", "文件类型", one.mediaType(), NAME_CHARACTERS_MAX);
    }
    return this;
  }

  /// The one event that follows when everything is sound, else the first refusal.
  <E> Decision<E> accept(Supplier<E> event) {
    return sound() ? Decision.accept(event.get()) : refuse();
  }

  boolean sound() {
    return first.isEmpty();
  }

  <E> Decision<E> refuse() {
    return new Decision.Refuse<>(first.orElseThrow());
  }
}
