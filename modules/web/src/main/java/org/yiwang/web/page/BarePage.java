package org.yiwang.web.page;

/// What went wrong with a request that came to no page, without the frame.
///
/// @param assets where the style is
/// @param zh why, in Chinese
/// @param en why, in English
/// @param status of the answer
/// @param reference what a person quotes when they ask about it
public record BarePage(Assets assets, String zh, String en, int status, String reference) {}
