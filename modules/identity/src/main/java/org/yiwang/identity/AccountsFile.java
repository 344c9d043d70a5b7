package org.yiwang.identity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.yiwang.pack.Node;

/// Reads `demo/accounts.yaml`: people with their posts.
final class AccountsFile {
  private AccountsFile() {}

  static List<Person> read(Node read, Units units, Set<String> roles) {
    Set<String> unitIds =
        units.list().stream().map(u -> u.id().value()).collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    List<Person> people = new ArrayList<>();
    for (Node node : read.only("accounts").list("accounts")) {
      node.make(() -> person(node, unitIds, roles))
          .ifPresent(person -> {
            people.add(person);
            if (!seen.add(person.account())) {
              node.problem(
                  "账号 " + person.account() + " 写了两次",
                  "account " + person.account() + " is declared twice");
            }
          });
    }
    return people;
  }

  private static Person person(Node read, Set<String> units, Set<String> roles) {
    Node node = read.only("account", "name", "posts");
    List<Post> posts =
        node.list("posts").stream()
            .flatMap(p -> p.make(() -> post(p, units, roles)).stream())
            .toList();
    return new Person(node.slug("account"), node.text("name"), posts);
  }

  private static Post post(Node read, Set<String> units, Set<String> roles) {
    Node node = read.only("unit", "role", "title", "from", "until");
    return new Post(
        new UnitId(node.oneOf("unit", units)),
        node.oneOf("role", roles),
        node.text("title"),
        node.date("from"),
        node.findDate("until").orElse(LocalDate.MAX));
  }
}
