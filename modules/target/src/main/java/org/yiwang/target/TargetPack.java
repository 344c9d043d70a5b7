package org.yiwang.target;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yiwang.pack.Text;

/// What a pack says about targets: chapters, rules of the lights, and the targets of each year.
///
/// @param themes chapters in the order shown
/// @param rules rules of the lights
/// @param basis where the rules come from
/// @param lightNames what each light is called
/// @param sources documents facts come from
/// @param targets all targets, by year and number
public record TargetPack(
    List<Theme> themes,
    LightRules rules,
    Text basis,
    Map<Light, Text> lightNames,
    List<Source> sources,
    List<Definition> targets) {
  /// Keeps copies.
  public TargetPack {
    themes = List.copyOf(themes);
    lightNames = Map.copyOf(lightNames);
    sources = List.copyOf(sources);
    targets = List.copyOf(targets);
  }

  /// A chapter of the year.
  public record Theme(String theme, Text name) {}

  /// A document facts come from.
  ///
  /// @param seen whether the document itself was read
  public record Source(
      String source, Text title, LocalDate on, boolean seen, Optional<Text> note) {}

  /// A target as the pack has it.
  ///
  /// @param id e.g. `2024/elder-friendly-homes`
  /// @param synthetic keys whose values are ours and not in the source
  /// @param assigned the number the city assigns later, where the pack makes one up
  public record Definition(
      String id,
      Promise promise,
      Assignment assignment,
      List<String> synthetic,
      Optional<Assigned> assigned) {
    public Definition {
      synthetic = List.copyOf(synthetic);
    }
  }

  /// The number the city assigns during the year.
  public record Assigned(java.math.BigDecimal value, LocalDate on) {}

  /// Reads the pack's files on targets; to be used inside [org.yiwang.pack.PackFolder#check], which
  /// withholds the result if anything is wrong.
  ///
  /// @param units ids of all units that a target may name
  public static TargetPack read(org.yiwang.pack.PackFolder folder, java.util.Set<String> units) {
    return TargetFiles.read(folder, units);
  }
}
