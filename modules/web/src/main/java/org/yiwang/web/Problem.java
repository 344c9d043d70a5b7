package org.yiwang.web;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.yiwang.journal.Refusal;
import org.yiwang.pack.Text;

/// Why a request was not done, in the shape of RFC 9457, in both languages.
///
/// @param status of the answer
/// @param rule stable name, e.g. `web.not-found` or the rule that refused
/// @param why what is wrong and what to do
/// @param field the input at fault; empty if none
/// @param reference what a person quotes when they ask about it
/// @param all everything that is wrong, where several inputs are
record Problem(
    HttpStatus status,
    String rule,
    Text why,
    String field,
    String reference,
    List<Typed.Wrong> all) {
  Problem {
    all = List.copyOf(all);
  }

  static Problem of(HttpStatus status, String rule, Text why, String reference) {
    return of(status, rule, why, "", reference);
  }

  static Problem of(HttpStatus status, String rule, Text why, String field, String reference) {
    return new Problem(status, rule, why, field, reference, List.of());
  }

  /// What was typed wrong; there is at least one.
  static Problem of(List<Typed.Wrong> wrong, String reference) {
    return new Problem(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "web.typed",
        wrong.getFirst().say(),
        wrong.getFirst().field(),
        reference,
        wrong);
  }

  static Problem of(Refusal refusal, String reference) {
    return new Problem(
        HttpStatus.CONFLICT,
        refusal.rule(),
        new Text(refusal.zh(), refusal.en()),
        refusal.field(),
        reference,
        List.of());
  }
}
