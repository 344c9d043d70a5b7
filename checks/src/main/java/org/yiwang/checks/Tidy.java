package org.yiwang.checks;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// All rules over one checkout.
public final class Tidy {
  private static final List<Rule> RULES =
      List.of(
          new Sizes(),
          new Names(),
          new Calls(),
          new Suppressions(),
          new Packages(),
          new Exclusions(),
          new Assertions(),
          new DeadFiles(),
          new Glossary(),
          new Municipal(),
          new Messages());

  private Tidy() {}

  /// Every offence below `root`, one line each, in the order of the files. Costs some seconds for a
  /// thousand files.
  public static List<String> offences(Path root) {
    var checkout = Checkout.of(root);
    return RULES.stream()
        .flatMap(rule -> rule.offences(checkout).stream())
        .sorted(Comparator.comparing(Offence::file).thenComparingInt(Offence::line))
        .map(Offence::toString)
        .toList();
  }

  /// Prints the offences below the folder given, for use while writing.
  public static void main(String[] args) {
    var offences = offences(Path.of(args.length > 0 ? args[0] : "."));
    offences.forEach(System.out::println);
    System.exit(offences.isEmpty() ? 0 : 1);
  }
}
