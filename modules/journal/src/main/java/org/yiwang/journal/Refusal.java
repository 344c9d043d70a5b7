package org.yiwang.journal;

/// A law or a rule says no: shown to the person, counted and stored; never an exception.
///
/// @param rule stable name of the rule, e.g. `target.verifier-is-handler`
/// @param zh what is wrong and what to do, in Chinese
/// @param en the same in English
/// @param field the input at fault; empty when it is none in particular
/// @param basis where the rule comes from; empty when it is our own
public record Refusal(String rule, String zh, String en, String field, String basis) {
  /// A refusal that concerns no field in particular.
  public static Refusal of(String rule, String zh, String en) {
    return new Refusal(rule, zh, en, "", "");
  }

  /// The same refusal, pointing at the input at fault.
  public Refusal at(String inputField) {
    return new Refusal(rule, zh, en, inputField, basis);
  }
}
