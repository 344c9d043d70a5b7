package org.yiwang.identity;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.yiwang.pack.Text;

/// Answers one question, [#may], from the table of roles; refuses by default. Immutable.
public final class Access {
  private final Units units;
  private final Map<String, Role> roles;
  private final Map<Act, Text> acts;
  private final Map<Purpose, Text> purposes;

  Access(Units units, Map<String, Role> roles, Map<Act, Text> acts, Map<Purpose, Text> purposes) {
    this.units = units;
    this.roles = new LinkedHashMap<>(roles);
    this.acts = Map.copyOf(acts);
    this.purposes = Map.copyOf(purposes);
  }

  /// Whether `who` may do `act` on `unit`, for `purpose`, on `day`; the refusal names the first
  /// thing missing. [UnitId#NONE] as the unit means the matter belongs to none yet.
  public Permission may(Person who, Act act, UnitId unit, Purpose purpose, LocalDate day) {
    if (unit.present() && units.find(unit).isEmpty()) {
      return refused("unknown-unit", "没有单位 " + unit, "There is no unit " + unit);
    }
    List<Holding> holdings = holdings(who, day);
    if (holdings.isEmpty()) {
      return refused(
          "no-post", "您当前没有任职，请联系管理员", "You hold no post at present; ask an administrator");
    }
    List<Holding> listed = holdings.stream().filter(h -> h.grant().act().equals(act)).toList();
    if (listed.isEmpty()) {
      return refused(
          "not-listed", "您的岗位不能" + name(act).zh(), "Your post may not: " + name(act).en());
    }
    List<Holding> forPurpose =
        listed.stream().filter(h -> h.grant().purposes().contains(purpose)).toList();
    if (forPurpose.isEmpty()) {
      return refused(
          "purpose",
          "不能为“" + name(purpose).zh() + "”" + name(act).zh(),
          "Not for this purpose (" + name(purpose).en() + "): " + name(act).en());
    }
    return forPurpose.stream()
        .filter(h -> reaches(h.grant().on(), h.unit(), unit))
        .findFirst()
        .<Permission>map(h -> new Permission.Allowed(h.unit(), h.role()))
        .orElseGet(() -> outOfReach(act, unit));
  }

  /// The roles, in the order of the pack.
  public List<Role> listRoles() {
    return List.copyOf(roles.values());
  }

  /// What an act is called; its slug when the pack does not name it.
  public Text name(Act act) {
    return acts.getOrDefault(act, new Text(act.value(), act.value()));
  }

  private Text name(Purpose purpose) {
    return purposes.getOrDefault(purpose, new Text(purpose.value(), purpose.value()));
  }

  private List<Holding> holdings(Person who, LocalDate day) {
    Stream<Holding> everybody =
        roles.values().stream()
            .filter(role -> !role.signedIn())
            .flatMap(role -> holdings(UnitId.NONE, role));
    Stream<Holding> ofPosts =
        who.listPosts(day).stream()
            .filter(post -> roles.containsKey(post.role()) && standing(post.unit(), day))
            .flatMap(post -> holdings(post.unit(), role(post)));
    return Stream.concat(ofPosts, everybody).toList();
  }

  private Role role(Post post) {
    return Objects.requireNonNull(roles.get(post.role()));
  }

  private boolean standing(UnitId unit, LocalDate day) {
    return units.find(unit).filter(found -> found.validOn(day)).isPresent();
  }

  private static Stream<Holding> holdings(UnitId unit, Role role) {
    return role.may().stream().map(grant -> new Holding(unit, role.id(), grant));
  }

  private boolean reaches(Role.Reach reach, UnitId own, UnitId unit) {
    return switch (reach) {
      case ANYWHERE -> true;
      case OWN -> own.present() && own.equals(unit);
      case BELOW -> own.present() && units.within(unit, own);
      case OTHERS -> unit.present() && !own.equals(unit);
    };
  }

  private Permission outOfReach(Act act, UnitId unit) {
    Text where =
        units.find(unit).map(Unit::shortName).orElse(new Text("尚无单位的事项", "a matter of no unit"));
    return refused(
        "reach",
        "您的岗位不能对" + where.zh() + name(act).zh(),
        "Your post may not do this for " + where.en() + ": " + name(act).en());
  }

  private static Permission refused(String rule, String zh, String en) {
    return new Permission.Refused("identity." + rule, new Text(zh, en));
  }

  private record Holding(UnitId unit, String role, Role.Grant grant) {}
}
