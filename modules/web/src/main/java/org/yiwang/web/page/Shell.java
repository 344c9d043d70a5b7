package org.yiwang.web.page;

import java.util.List;

/// The frame around every page: head, header, notices.
///
/// @param texts the language of the page
/// @param title of the browser's tab
/// @param district name of the district
/// @param place the entry of the main menu that is open; empty if none
/// @param menu entries the visitor may open
/// @param clock the time of the district as people read it
/// @param demo whether that time is the demo's own
/// @param visitor who is here; empty when nobody is signed in
/// @param otherLanguage address of this page in the other language
/// @param csrf token every form carries
/// @param assets where styles and scripts are
/// @param notice what just happened; empty if nothing
public record Shell(
    Texts texts,
    String title,
    String district,
    String place,
    List<Link> menu,
    String clock,
    boolean demo,
    String visitor,
    String otherLanguage,
    String csrf,
    Assets assets,
    String notice) {
  /// Keeps a copy of the menu.
  public Shell {
    menu = List.copyOf(menu);
  }

  /// A text in the language of the page.
  public String say(String key, Object... values) {
    return texts.of(key, values);
  }
}
