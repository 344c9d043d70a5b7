package org.yiwang.target;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.pack.Text;
import org.yiwang.workreport.Commitment;
import org.yiwang.workreport.WorkReport;

/// What a read report suggests as targets: one proposal a promise, laid beside the pack's targets
/// of the year. A suggestion and no more: a person accepts, edits, merges or rejects each.
public final class Proposals {
  private static final int NAME_CHARACTERS_MAX = 60;

  private Proposals() {}

  /// The proposals of a report, in the order of its text.
  ///
  /// A promise is taken to be a target of the pack when the target's name stands in it and value
  /// and unit agree, each target at most once; theme, lead unit and way of counting then come from
  /// the pack, kind and number from the report. Otherwise the theme is that of the nearest promise
  /// before it in the same section that is known.
  public static List<Proposal> from(WorkReport report, TargetPack pack) {
    var ofYear =
        pack.targets().stream().filter(one -> one.promise().year() == report.year()).toList();
    var likes = Likeness.pair(report.commitments(), ofYear);
    var themes = new HashMap<String, String>();
    var proposals = new ArrayList<Proposal>();
    for (var commitment : report.commitments()) {
      var like = Optional.ofNullable(likes.get(commitment));
      like.ifPresent(one -> themes.put(commitment.section(), one.promise().theme()));
      proposals.add(proposal(proposals.size() + 1, report, commitment, like, themes));
    }
    return List.copyOf(proposals);
  }

  /// The command that imports a report with its proposals.
  ///
  /// @param fileName as its sender calls it
  /// @param sha256 hash of the file's bytes in lower-case hex
  public static ReportCommand.Import toImport(
      WorkReport report, String fileName, String sha256, TargetPack pack) {
    return new ReportCommand.Import(
        cut(report.title().isBlank() ? fileName : report.title(), Inputs.NAME_CHARACTERS_MAX),
        cut(report.place(), Inputs.NAME_CHARACTERS_MAX),
        report.year(),
        cut(fileName, Inputs.NAME_CHARACTERS_MAX),
        sha256,
        report.text(),
        from(report, pack));
  }

  private static Proposal proposal(
      int no,
      WorkReport report,
      Commitment commitment,
      Optional<TargetPack.Definition> like,
      Map<String, String> themes) {
    var subject = commitment.subject().isBlank() ? commitment.text() : commitment.subject();
    var name = cut(subject.strip(), NAME_CHARACTERS_MAX);
    return new Proposal(
        no,
        like.map(one -> one.promise().name()).orElseGet(() -> new Text(name, name)),
        ReadGoal.of(report, commitment, like.map(one -> one.promise().goal())),
        themes.getOrDefault(commitment.section(), ""),
        like.map(one -> one.assignment().leadUnit()).orElse(""),
        like.map(TargetPack.Definition::id).orElse(""),
        commitment.section().isBlank() ? List.of() : List.of(commitment.section()),
        report.text().substring(commitment.start(), commitment.end()),
        commitment.start(),
        commitment.end());
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
