package org.yiwang.web.page;

import java.util.List;

/// A report beside what it proposes.
///
/// @param shell the frame
/// @param title of the report
/// @param under counts in words
/// @param proposals in the order of the text
/// @param passages the text, cut at the proposals
/// @param next address of the first proposal still open; empty when none is
public record ImportPage(
    Shell shell,
    String title,
    String under,
    List<Item> proposals,
    List<Passage> passages,
    String next) {
  /// Keeps copies.
  public ImportPage {
    proposals = List.copyOf(proposals);
    passages = List.copyOf(passages);
  }

  /// One proposal.
  ///
  /// @param no its number
  /// @param fate `proposed`, `accepted`, `merged` or `rejected`
  /// @param fateWord the same in words
  /// @param name what it might be called
  /// @param goal the number as read
  /// @param theme suggested chapter
  /// @param unit suggested lead unit
  /// @param like the known target it resembles; empty if none
  /// @param became the target it became, or the proposal it was merged into
  /// @param action address its acts are sent to
  /// @param edit address of the form to correct it
  /// @param merge address of the form to merge it
  /// @param reject address of the form to reject it
  /// @param key makes a second click harmless
  public record Item(
      int no,
      String fate,
      String fateWord,
      String name,
      String goal,
      String theme,
      String unit,
      String like,
      Link became,
      String action,
      String edit,
      String merge,
      String reject,
      String key) {
    /// Whether it is still to be decided.
    public boolean open() {
      return fate.equals("proposed");
    }
  }

  /// A stretch of the text.
  ///
  /// @param no of the proposal it belongs to; 0 if to none
  /// @param fate of that proposal; empty if none
  /// @param text as it stands
  public record Passage(int no, String fate, String text) {}
}
