package org.yiwang.web.page;

import java.util.List;

/// The subdistricts as shapes with text and number; the same stands in a table.
///
/// @param width of the drawing
/// @param height of the drawing
/// @param areas one a subdistrict
/// @param source who made the outlines
public record DistrictMap(int width, int height, List<Area> areas, String source) {
  /// Keeps a copy.
  public DistrictMap {
    areas = List.copyOf(areas);
  }

  /// One subdistrict.
  ///
  /// @param path outline in the drawing
  /// @param x where its name stands
  /// @param y where its name stands
  /// @param name of it
  /// @param value as people read it
  /// @param shade 0 (nothing known) to 4 (most)
  /// @param href what the number is made of
  public record Area(
      String path, int x, int y, String name, String value, int shade, String href) {}
}
