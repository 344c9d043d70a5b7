package org.yiwang.decisions.dmn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.decisions.feel.Place;

/// An element of a DMN file.
///
/// @param name its local name
/// @param text its own text, white space included
/// @param place where its start tag ends and its text begins
record Element(
    String name, Map<String, String> attributes, List<Element> children, String text, Place place) {

  String attribute(String name) {
    return attributes.getOrDefault(name, "");
  }

  List<Element> all(String name) {
    return children.stream().filter(child -> child.name().equals(name)).toList();
  }

  Optional<Element> first(String name) {
    return children.stream().filter(child -> child.name().equals(name)).findFirst();
  }

  /// The text of a child; empty when there is none.
  String textOf(String name) {
    return first(name).map(Element::text).orElse("");
  }
}
