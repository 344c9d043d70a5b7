package org.yiwang.identity;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yiwang.pack.Node;
import org.yiwang.pack.Text;

/// Reads `roles.yaml`: acts, purposes, and the roles that combine them.
final class RolesFile {
  private final Map<String, Text> acts;
  private final Map<String, Text> purposes;
  private final Map<String, Role> roles = new LinkedHashMap<>();

  RolesFile(Node read) {
    Node file = read.only("acts", "purposes", "roles");
    acts = names(file.list("acts"), "act");
    purposes = names(file.list("purposes"), "purpose");
    for (Node node : file.list("roles")) {
      node.make(() -> role(node))
          .ifPresent(role -> {
            if (roles.putIfAbsent(role.id(), role) != null) {
              node.problem("角色 " + role.id() + " 写了两次", "role " + role.id() + " is declared twice");
            }
          });
    }
  }

  Set<String> ids() {
    return roles.keySet();
  }

  Access access(Units units) {
    Map<Act, Text> actNames = new LinkedHashMap<>();
    acts.forEach((slug, name) -> actNames.put(new Act(slug), name));
    Map<Purpose, Text> purposeNames = new LinkedHashMap<>();
    purposes.forEach((slug, name) -> purposeNames.put(new Purpose(slug), name));
    return new Access(units, roles, actNames, purposeNames);
  }

  private static Map<String, Text> names(List<Node> nodes, String key) {
    Map<String, Text> names = new LinkedHashMap<>();
    for (Node read : nodes) {
      Node node = read.only(key, "name");
      if (names.putIfAbsent(node.slug(key), node.text("name")) != null) {
        node.problem("写了两次", "declared twice");
      }
    }
    return names;
  }

  private Role role(Node read) {
    Node node = read.only("role", "name", "signed_in", "may");
    List<Role.Grant> may =
        node.list("may").stream().flatMap(g -> g.make(() -> grant(g)).stream()).toList();
    return new Role(node.slug("role"), node.text("name"), node.yes("signed_in", true), may);
  }

  private Role.Grant grant(Node read) {
    Node node = read.only("act", "on", "for");
    Set<String> seen = new HashSet<>();
    Set<Purpose> allowedFor =
        node.list("for").stream()
            .map(item -> item.asOneOf(purposes.keySet()))
            .filter(seen::add)
            .map(Purpose::new)
            .collect(Collectors.toSet());
    var act = new Act(node.oneOf("act", acts.keySet()));
    return new Role.Grant(act, node.choice("on", Role.Reach.class), allowedFor);
  }
}
