package org.yiwang.matter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yiwang.identity.Access;
import org.yiwang.identity.Role;
import org.yiwang.identity.Units;
import org.yiwang.pack.PackFolder;
import org.yiwang.pack.Text;
import org.yiwang.worktime.WorkCalendar;

/// What a pack says of matters, all of it checked, its examples run.
///
/// @param types the matter types, one version each
/// @param ground units, duties and the calendar
/// @param examples every example that was run
public record MatterPack(List<MatterType> types, Jurisdiction ground, List<Ran> examples) {
  /// One example of a matter type, and that it holds: one that does not is a problem of the pack.
  ///
  /// @param matter the type's name
  /// @param name what it shows
  /// @param line where it stands in the type's file
  public record Ran(String matter, Text name, int line) {}

  public MatterPack {
    types = List.copyOf(types);
    examples = List.copyOf(examples);
  }

  /// Reads `duties.yaml`, `lives/` and `matters/`; to be used inside [PackFolder#check], which
  /// withholds the result if anything is wrong.
  public static MatterPack read(PackFolder folder, Units units, Access access) {
    Set<String> unitIds =
        units.list().stream().map(unit -> unit.id().value()).collect(Collectors.toSet());
    Set<String> roles = access.listRoles().stream().map(Role::id).collect(Collectors.toSet());
    return read(folder, units, unitIds, roles);
  }

  private static MatterPack read(
      PackFolder folder, Units units, Set<String> unitIds, Set<String> roles) {
    var duties = Duties.read(folder, unitIds);
    var ground = new Jurisdiction(units, duties, WorkCalendar.china());
    var files = new MatterFiles(LifeFiles.read(folder, roles), duties);
    var types = new ArrayList<MatterType>();
    var ran = new ArrayList<Ran>();
    var byName = new LinkedHashMap<String, MatterType>();
    for (var node : folder.list("matters")) {
      files
          .read(node)
          .ifPresent(type -> {
            types.add(type);
            byName.put(type.matter(), type);
            ran.addAll(new ExampleRun(type, ground).all(node.findList("examples")));
          });
    }
    for (var node : folder.list("matters")) {
      node.findWord("matter")
          .flatMap(name -> Optional.ofNullable(byName.get(name)))
          .ifPresent(type -> Splitting.check(type, byName, node));
    }
    return new MatterPack(types, ground, ran);
  }
}
