package org.yiwang.web.page;

/// Words that lead somewhere.
///
/// @param words what is read
/// @param href where it leads
/// @param key short name of the place, for marking where one is
public record Link(String words, String href, String key) {
  /// A link whose short name does not matter.
  public static Link to(String words, String href) {
    return new Link(words, href, "");
  }
}
