package org.yiwang.identity;

import java.util.List;
import java.util.Optional;
import org.yiwang.pack.PackFolder;

/// Everything a pack says about units, roles and, in a demo, accounts. Immutable.
///
/// @param units the organisational units
/// @param access what each role may do
/// @param accounts the demo accounts; empty when they are left out
public record Identity(Units units, Access access, List<Person> accounts) {
  /// Keeps a copy of the accounts.
  public Identity {
    accounts = List.copyOf(accounts);
  }

  /// Reads `units/`, `roles.yaml` and, with `demo`, `demo/accounts.yaml`; to be used inside
  /// [PackFolder#check], which withholds the result if anything is wrong.
  public static Identity read(PackFolder folder, boolean demo) {
    Units units = UnitsFile.read(folder);
    var roles = new RolesFile(folder.get("roles.yaml"));
    Access access = roles.access(units);
    List<Person> accounts =
        demo ? AccountsFile.read(folder.get("demo/accounts.yaml"), units, roles.ids()) : List.of();
    return new Identity(units, access, accounts);
  }

  /// The account of that id, if there is one.
  public Optional<Person> findAccount(String account) {
    return accounts.stream().filter(person -> person.account().equals(account)).findFirst();
  }
}
