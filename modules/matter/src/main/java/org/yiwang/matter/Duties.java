package org.yiwang.matter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yiwang.pack.Node;
import org.yiwang.pack.PackFolder;
import org.yiwang.pack.Text;

/// 权责清单: whose duty is what. A duty belongs to no unit by its name, but by the list of the
/// district; one that is nobody's, or several units', is a conflict for people to settle.
///
/// @param names every duty of `duties.yaml`
/// @param owners the units of `units/duties.yaml`; the word [#SUBDISTRICT] stands for the
///   subdistrict of the place
/// @param listed whether the district has such a list; without one, as when a pack that any
///   district shares is checked alone, each duty is its own unit's
public record Duties(Map<String, Text> names, Map<String, List<String>> owners, boolean listed) {
  /// The subdistrict of the place, as an owner.
  public static final String SUBDISTRICT = "@subdistrict";

  public Duties {
    names = new LinkedHashMap<>(names);
    var kept = new TreeMap<String, List<String>>();
    owners.forEach((duty, units) -> kept.put(duty, List.copyOf(units)));
    owners = kept;
  }

  /// Reads the duties and, if there is one, the district's list of their owners.
  static Duties read(PackFolder folder, Set<String> units) {
    Map<String, Text> names = new LinkedHashMap<>();
    for (Node node : folder.get("duties.yaml").only("basis", "duties").list("duties")) {
      if (names.putIfAbsent(node.only("duty", "name").slug("duty"), node.text("name")) != null) {
        node.problem("写了两次", "declared twice");
      }
    }
    var file = folder.find("units/duties.yaml");
    Map<String, List<String>> owners = new LinkedHashMap<>();
    for (Node node : file.map(it -> it.only("basis", "owners").list("owners")).orElse(List.of())) {
      var duty = node.only("duty", "unit", "at", "synthetic").oneOf("duty", names.keySet());
      var unit =
          node.has("at")
              ? "@" + node.oneOf("at", List.of("subdistrict"))
              : node.oneOf("unit", units);
      owners.computeIfAbsent(duty, _ -> new ArrayList<>()).add(unit);
    }
    return new Duties(names, owners, file.isPresent());
  }

  /// The units whose duty it is, before a place is known.
  List<String> owners(String duty) {
    return listed ? owners.getOrDefault(duty, List.of()) : List.of(duty);
  }

  /// Duties that are nobody's, or several units'.
  public List<String> conflicts() {
    return names.keySet().stream().filter(duty -> owners(duty).size() != 1).toList();
  }
}
