package org.yiwang.web.page;

/// One line of a list of targets.
///
/// @param href of its page
/// @param name what people call it
/// @param detail what else it promises, small
/// @param now the figure; an en dash if there is none
/// @param promised the promise with its unit
/// @param bar figure and plan
/// @param lamp how it stands
/// @param unit who leads
/// @param number its place in the list of the year
public record TargetLine(
    String href,
    String name,
    String detail,
    String now,
    String promised,
    Bar bar,
    Lamp lamp,
    String unit,
    int number) {}
