package org.yiwang.web;

import java.util.List;
import java.util.function.BiFunction;
import org.yiwang.journal.StreamId;
import org.yiwang.target.Evidence;
import org.yiwang.web.page.FormPage;
import org.yiwang.web.page.Link;

/// One act somebody may do to one thing: what is asked, and the command it becomes.
///
/// @param slug of the act; its texts are `act.{slug}…`
/// @param act what the pack's roles call it
/// @param unit the unit it is done to, for which it must be permitted
/// @param subject name of the thing
/// @param back its page, shown again afterwards
/// @param action address of the form
/// @param sendsFiles whether proofs may go along
/// @param facts what need not be asked
/// @param fields what is asked
/// @param stream the thing's stream
/// @param command made from what was typed and the proofs sent
record Task(
    String slug,
    String act,
    String unit,
    String subject,
    Link back,
    String action,
    boolean sendsFiles,
    List<FormPage.Fact> facts,
    List<FormPage.Field> fields,
    StreamId stream,
    BiFunction<Typed, List<Evidence>, Object> command) {
  Task {
    facts = List.copyOf(facts);
    fields = List.copyOf(fields);
  }
}
