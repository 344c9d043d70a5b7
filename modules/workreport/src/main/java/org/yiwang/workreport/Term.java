package org.yiwang.workreport;

import java.util.List;

/// An entry of the glossary that reports carry at their end, tied to the places where the text uses
/// it.
///
/// @param number the printed number of the entry; 0 if it has none
/// @param name the explained words
/// @param meaning the explanation
/// @param start character offset of the entry in {@link WorkReport#text()}
/// @param end offset after the entry
/// @param section the heading of the glossary it stands in
/// @param uses where the body of the report uses the words
public record Term(
    int number, String name, String meaning, int start, int end, String section, List<Use> uses) {

  /// One place where a term is used.
  public record Use(int start, int end, String section) {}

  /// Copies the list.
  public Term {
    uses = List.copyOf(uses);
  }
}
