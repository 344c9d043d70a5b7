package org.yiwang.web.page;

/// One supervision order in a list.
///
/// @param href of its page
/// @param level `blue`, `yellow` or `red`
/// @param levelWord the same in words
/// @param title number and target
/// @param unit it is addressed to
/// @param stage where it stands
/// @param due when the next act is due, in words
/// @param late whether that day has passed
/// @param reason why it was issued
public record OrderLine(
    String href,
    String level,
    String levelWord,
    String title,
    String unit,
    String stage,
    String due,
    boolean late,
    String reason) {}
