package org.yiwang.matter;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Every version of every matter type that is known: those of the pack, in which reports begin, and
/// those on record, under which matters end. Immutable.
public final class MatterTypes {
  private final Map<String, Rulebook> byId = new HashMap<>();
  private final Map<String, MatterType> newest = new TreeMap<>();

  /// @param current of the pack, one version each
  /// @param former on record
  /// @throws IllegalArgumentException if a version of the pack differs from the one on record,
  ///   worded `中文 · English`
  public MatterTypes(Collection<MatterType> current, Collection<MatterType> former) {
    former.forEach(type -> byId.put(type.id(), new Rulebook(type)));
    for (var type : current) {
      var recorded = byId.get(type.id());
      if (recorded != null && !recorded.type().equals(type)) {
        throw new IllegalArgumentException(
            "matters/%s.yaml 或其生命周期 %s 改过而版本仍是 %d，请把 version 加一 · matters/%s.yaml or its life %s changed, its version did not: raise it above %d"
                .formatted(
                    type.matter(),
                    type.life().life(),
                    type.version(),
                    type.matter(),
                    type.life().life(),
                    type.version()));
      }
      byId.put(type.id(), new Rulebook(type));
      newest.put(type.matter(), type);
    }
  }

  /// The version in which a report begins.
  public Optional<MatterType> findNewest(String matter) {
    return Optional.ofNullable(newest.get(matter));
  }

  /// The types in which reports begin, by name.
  public List<MatterType> list() {
    return List.copyOf(newest.values());
  }

  /// One version of a type, e.g. `some-matter@2`.
  public Optional<MatterType> find(String id) {
    return Optional.ofNullable(byId.get(id)).map(Rulebook::type);
  }

  /// @throws IllegalStateException if a matter lives under a version nobody knows: a lost record
  Rulebook get(String id) {
    var book = byId.get(id);
    if (book == null) {
      throw new IllegalStateException("no matter type " + id);
    }
    return book;
  }
}
