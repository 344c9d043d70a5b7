package org.yiwang.web.page;

/// Addresses of styles and scripts; each changes with its content, so a browser may keep it for
/// ever.
public interface Assets {
  /// The address of a file.
  ///
  /// @throws IllegalArgumentException if there is no such file
  String href(String name);
}
