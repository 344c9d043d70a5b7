package org.yiwang.web.page;

/// Says that something was not done, why, and what to quote when asking.
///
/// @param shell the frame
/// @param title in the page's language
/// @param zh why, in Chinese
/// @param en why, in English
/// @param status of the answer
/// @param reference what to quote
public record FaultPage(
    Shell shell, String title, String zh, String en, int status, String reference) {}
