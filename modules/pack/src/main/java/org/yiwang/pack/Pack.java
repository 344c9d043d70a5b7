package org.yiwang.pack;

import java.util.List;

/// What `pack.yaml` says of a pack.
///
/// @param name its folder's name
/// @param title what people call it
/// @param owner who answers for its content
/// @param version as its owner counts it
/// @param needs names of the packs it stands on, in order
public record Pack(String name, Text title, String owner, String version, List<String> needs) {
  /// Keeps a copy of the list.
  public Pack {
    needs = List.copyOf(needs);
  }

  static Pack read(Node node) {
    var pack = node.only("pack", "title", "owner", "version", "needs", "about");
    return new Pack(
        pack.slug("pack"),
        pack.text("title"),
        pack.word("owner"),
        pack.word("version"),
        pack.findList("needs").stream().map(Node::asWord).toList());
  }
}
