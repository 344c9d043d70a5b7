package org.yiwang.matter.view;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yiwang.journal.Recorded;
import org.yiwang.journal.View;
import org.yiwang.matter.Field;
import org.yiwang.matter.MatterEvent;
import org.yiwang.matter.MatterRoom;
import org.yiwang.matter.MatterState;
import org.yiwang.matter.view.MatterView.Now;

/// The words that matters are found by: number, type, place, and what was answered, but not what
/// says who somebody is.
final class TextTable {
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// A personal answer that may be no longer is a name, a number or an address of somebody; longer
  /// ones are what people tell, which staff must be able to find again.
  private static final int IDENTITY_MAX = 200;

  private TextTable() {}

  /// The word of a month, in UTC.
  static String mark(Instant at) {
    return SearchWords.mark(MONTH.format(at));
  }

  /// Whether a batch may have changed the words.
  static boolean changes(View.Change<MatterState> change) {
    return change.events().stream().map(Recorded::event).anyMatch(TextTable::tells);
  }

  private static boolean tells(Object event) {
    return switch ((MatterEvent) event) {
      case MatterEvent.Reported _, MatterEvent.FactsCorrected _, MatterEvent.Moved _ -> true;
      case MatterEvent.Acted acted -> !acted.records().isEmpty();
      case MatterEvent.Requested _,
          MatterEvent.Approved _,
          MatterEvent.Declined _,
          MatterEvent.Lapsed _,
          MatterEvent.Routed _,
          MatterEvent.Signalled _,
          MatterEvent.Rated _,
          MatterEvent.Sampled _,
          MatterEvent.Noted _,
          MatterEvent.Looked _,
          MatterEvent.JoinedRoot _,
          MatterEvent.DuplicateTaken _,
          MatterEvent.LeftRoot _,
          MatterEvent.DuplicateDropped _,
          MatterEvent.RootFollowed _,
          MatterEvent.ChildTaken _,
          MatterEvent.ChildFollowed _,
          MatterEvent.HandedOver _ ->
          false;
    };
  }

  static void write(Connection transaction, List<Now> all, MatterRoom room) throws SQLException {
    new Rows<>(all)
        .text(Now::id)
        .instant(now -> now.matter().report().at())
        .text(now -> SearchWords.vector(text(now, room), mark(now.matter().report().at())))
        .write(
            transaction,
            """
            INSERT INTO matter_text (matter, reported_at, words)
            SELECT matter, reported_at, words::tsvector
            FROM unnest(?::text[], ?::timestamptz[], ?::text[])
              AS rows (matter, reported_at, words)
            ON CONFLICT (matter) DO UPDATE
            SET words = excluded.words
            WHERE matter_text.words IS DISTINCT FROM excluded.words
            """);
  }

  /// One line each, so that no phrase runs from one answer into the next.
  private static String text(Now now, MatterRoom room) {
    var matter = now.matter();
    var type = room.types().find(matter.type()).orElseThrow();
    var fields =
        Stream.concat(type.form().stream(), type.life().fields().stream())
            .collect(Collectors.toMap(Field::field, Function.identity(), (one, _) -> one));
    var place = matter.report().place().stream().map(at -> at.address());
    var answers =
        matter.facts().values().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(answer -> words(fields, answer.getKey(), answer.getValue()));
    return Stream.of(Stream.of(now.id(), type.name().zh()), place, answers)
        .flatMap(lines -> lines)
        .collect(Collectors.joining("。\n"));
  }

  private static Stream<String> words(Map<String, Field> fields, String name, List<String> given) {
    var field = fields.get(name);
    if (field == null || (field.personal() && field.max() <= IDENTITY_MAX)) {
      return Stream.of();
    }
    return switch (field.kind()) {
      case TEXT -> given.stream();
      case OPTION, OPTIONS ->
          field.options().stream()
              .filter(option -> given.contains(option.option()))
              .map(option -> option.name().zh());
      case NUMBER, YES, DAY, IMAGE, FILE, UNIT, UNITS, CODES -> Stream.of();
    };
  }
}
