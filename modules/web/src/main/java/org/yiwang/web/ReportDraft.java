package org.yiwang.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yiwang.matter.Answers;
import org.yiwang.matter.Field;
import org.yiwang.matter.Location;
import org.yiwang.matter.MatterType;
import org.yiwang.web.page.MatterPages;

/// What was answered so far of a report; carried from page to page by the pages themselves.
///
/// @param key of the form, from its first page to its last
/// @param fromPhoto whether a photo said where it is
/// @param parent the matter it is part of; empty when none
/// @param quick whether all was asked on one page, on a round
record ReportDraft(
    MatterType type,
    String key,
    String site,
    String address,
    Optional<Location.Point> point,
    boolean fromPhoto,
    Answers answers,
    String parent,
    boolean quick) {
  Optional<Location> place() {
    return site.isEmpty() ? Optional.empty() : Optional.of(new Location(site, address, point));
  }

  ReportDraft with(Answers more, Optional<Location.Point> taken) {
    var at = point.isPresent() ? point : taken;
    return new ReportDraft(
        type,
        key,
        site,
        address,
        at,
        fromPhoto || (point.isEmpty() && taken.isPresent()),
        answers.with(more),
        parent,
        quick);
  }

  List<MatterPages.Carried> carried(Set<String> asked) {
    var all = new ArrayList<MatterPages.Carried>();
    all.add(new MatterPages.Carried("parent", parent));
    all.add(new MatterPages.Carried("photo-point", fromPhoto ? "yes" : ""));
    if (!asked.contains("site")) {
      all.add(new MatterPages.Carried("site", site));
      all.add(new MatterPages.Carried("address", address));
      all.add(
          new MatterPages.Carried(
              "lng", point.map(at -> at.longitude().toPlainString()).orElse("")));
      all.add(
          new MatterPages.Carried(
              "lat", point.map(at -> at.latitude().toPlainString()).orElse("")));
    }
    answers
        .values()
        .forEach((field, given) -> {
          var kind =
              type.form().stream()
                  .filter(one -> one.field().equals(field))
                  .map(Field::kind)
                  .findFirst();
          var stays = kind.filter(k -> k == Field.Kind.IMAGE || k == Field.Kind.FILE).isPresent();
          if (!asked.contains(MatterFields.PREFIX + field) || stays) {
            var ticks = kind.filter(k -> k == Field.Kind.OPTIONS).isPresent();
            given.forEach(one ->
                all.add(
                    ticks
                        ? new MatterPages.Carried(MatterFields.PREFIX + field + "." + one, "yes")
                        : new MatterPages.Carried(MatterFields.PREFIX + field, one)));
          }
        });
    return all;
  }

  /// The same under another key.
  ReportDraft under(String other) {
    return new ReportDraft(type, other, site, address, point, fromPhoto, answers, parent, quick);
  }
}
