package org.yiwang.web.page;

/// A light as a shape, a colour and a word; never a colour alone.
///
/// @param state `on-plan`, `done`, `over-fulfilled`, `due-soon`, `behind`, `far-behind`,
///   `suspended` or `unquantified`
/// @param word what it is called
public record Lamp(String state, String word) {}
