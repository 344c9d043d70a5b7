package org.yiwang.identity;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/// All units of a district, in the order the pack lists them. Immutable.
public final class Units {
  private final Map<UnitId, Unit> byId;

  Units(Collection<Unit> units) {
    Map<UnitId, Unit> map = new LinkedHashMap<>();
    units.forEach(unit -> map.put(unit.id(), unit));
    this.byId = map;
  }

  /// No units: a pack that any district shares, read without a district.
  public static Units none() {
    return new Units(List.of());
  }

  /// The unit of that name.
  ///
  /// @throws NoSuchElementException when the pack declares none
  public Unit get(UnitId id) {
    return find(id).orElseThrow(() -> new NoSuchElementException("no unit " + id));
  }

  /// The unit of that name, if the pack declares it.
  public Optional<Unit> find(UnitId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// Every unit, past and present.
  public List<Unit> list() {
    return List.copyOf(byId.values());
  }

  /// Every unit of one kind, past and present.
  public List<Unit> list(UnitKind kind) {
    return byId.values().stream().filter(unit -> unit.kind() == kind).toList();
  }

  /// Whether `unit` is `above` or stands under it, through any number of levels.
  public boolean within(UnitId unit, UnitId above) {
    Set<UnitId> seen = new HashSet<>();
    UnitId at = unit;
    while (at.present() && seen.add(at)) {
      if (at.equals(above)) {
        return true;
      }
      at = find(at).map(Unit::parent).orElse(UnitId.NONE);
    }
    return false;
  }

  /// The unit that answers on `day` for what `id` began: itself while it exists, then its
  /// successor, and theirs; empty when the line ends.
  public Optional<Unit> findAnswering(UnitId id, LocalDate day) {
    Set<UnitId> seen = new HashSet<>();
    Optional<Unit> at = find(id);
    while (at.isPresent() && !at.get().validOn(day)) {
      UnitId next = at.get().successor();
      at = seen.add(next) ? find(next) : Optional.empty();
    }
    return at;
  }
}
