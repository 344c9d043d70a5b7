package org.yiwang.checks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A test asserts something, itself or through what it calls among the tests of its module. Calls
/// are followed by their name alone, which may take one method for another and never misses one.
final class Assertions implements Rule {
  private static final Pattern ASSERTING =
      Pattern.compile("assert\\p{Upper}.*|verify|fail|AssertionError");
  private static final Pattern TEST =
      Pattern.compile("Test|ParameterizedTest|RepeatedTest|TestFactory|TestTemplate");

  @Override
  public List<Offence> offences(Checkout checkout) {
    var offences = new ArrayList<Offence>();
    var callsByModule = new HashMap<String, Map<String, Set<String>>>();
    var tests = checkout.list(Checkout.TextFile::isTestJava);
    for (var file : tests) {
      var calls = callsByModule.computeIfAbsent(module(file), _ -> new HashMap<>());
      for (var method : checkout.shapes(file).methods()) {
        var type = file.name().replace(".java", "");
        var name = method.name().equals("<init>") ? type : method.name();
        calls.computeIfAbsent(name, _ -> new HashSet<>()).addAll(method.calls());
      }
    }
    for (var file : tests) {
      for (var method : checkout.shapes(file).methods()) {
        if (method.annotations().stream().anyMatch(TEST.asMatchPredicate())
            && !asserts(
                method.calls(),
                callsByModule.getOrDefault(module(file), Map.of()),
                new HashSet<>())) {
          var say = method.name() + " asserts nothing, so nothing can make it fail";
          offences.add(new Offence(file.path(), method.line(), say));
        }
      }
    }
    return offences;
  }

  private static boolean asserts(
      Collection<String> called, Map<String, Set<String>> calls, Set<String> seen) {
    return called.stream()
        .anyMatch(name ->
            ASSERTING.matcher(name).matches()
                || (seen.add(name) && asserts(calls.getOrDefault(name, Set.of()), calls, seen)));
  }

  private static String module(Checkout.TextFile file) {
    return file.path().substring(0, file.path().indexOf("/src/test/"));
  }
}
