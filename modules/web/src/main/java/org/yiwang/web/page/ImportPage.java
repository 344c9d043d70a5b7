package org.yiwang.web.page;

import java.util.List;

/// A report beside what it proposes.
///
/// @param shell the frame
/// @param title of the report
/// @param under counts in words
/// @param tabs what the list may be narrowed to, each with its count
/// @param tab the one in force
/// @param groups the proposals left, those that ask least of the reader first
/// @param passages the text, cut at the proposals
/// @param next address of the first proposal still open; empty when none is
public record ImportPage(
    Shell shell,
    String title,
    String under,
    List<Link> tabs,
    String tab,
    List<Group> groups,
    List<Passage> passages,
    String next) {
  /// Keeps copies.
  public ImportPage {
    tabs = List.copyOf(tabs);
    groups = List.copyOf(groups);
    passages = List.copyOf(passages);
  }

  /// Proposals of one sort, in the order of the text.
  ///
  /// @param key `matched`, `numbered` or `plain`
  /// @param folded whether they are shown only when asked for
  public record Group(String key, String name, String how, boolean folded, List<Item> items) {
    /// Keeps a copy.
    public Group {
      items = List.copyOf(items);
    }
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
  /// @param passage what the report says
  /// @param like that it is a target of the register; empty if it is none
  /// @param differs whether the register promises another number
  /// @param became the target it became, or the proposal it was merged into
  /// @param ready whether it can be accepted as it stands
  /// @param accept address that accepts it
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
      String passage,
      String like,
      boolean differs,
      Link became,
      boolean ready,
      String accept,
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
