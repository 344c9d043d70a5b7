package org.yiwang.checks;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What pure code may not touch, read from the bytecode: there a call over three lines, a method
/// reference and a wildcard import look like any other.
///
/// It judges each class for itself and needs not follow calls down the floors: what reads or writes
/// there asks for a [java.nio.file.Path], a data source or a journal, and pure code may name none.
/// Not seen: the locale behind `formatted`, and what reflection hides. Parallel streams pass: their
/// result is the same.
final class Purity {
  /// What pure code may take from packages that otherwise do input and output.
  private static final Set<String> IN_MEMORY =
      Set.of(
          "java.io.IOException",
          "java.io.UncheckedIOException",
          "java.io.Serializable",
          "java.io.InputStream",
          "java.io.ByteArrayInputStream",
          "java.io.ByteArrayOutputStream",
          "java.io.Reader",
          "java.io.StringReader",
          "java.io.StringWriter",
          "java.nio.ByteBuffer",
          "java.nio.CharBuffer",
          "java.security.MessageDigest",
          "java.security.NoSuchAlgorithmException");

  /// Types whose whole purpose is a clock, chance, a thread, or the world outside.
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "java\\.(io|nio(?!\\.charset)|net|security|sql|util\\.(concurrent|random|logging|prefs|jar))\\..*"
              + "|javax\\.(sql|net)\\..*|org\\.(jdbi|postgresql|springframework|slf4j)\\..*"
              + "|java\\.lang\\.(Thread|ThreadLocal|InheritableThreadLocal|ThreadGroup|ScopedValue|Process|ProcessBuilder|ProcessHandle|Runtime)"
              + "|java\\.util\\.(zip\\.ZipFile|Random|SplittableRandom|Timer|TimerTask|Date|Calendar|GregorianCalendar)"
              + "|java\\.time\\.(Clock|InstantSource)"
              + "|org\\.yiwang\\.journal\\.(Journal|PostgresJournal|Follower|View)");

  private static final Map<String, Pattern> HIDDEN_CALLS =
      Map.of(
          "java.lang.System", Pattern.compile("(?!arraycopy$).*"),
          "java.lang.Math", Pattern.compile("random"),
          "java.lang.StrictMath", Pattern.compile("random"),
          "java.util.UUID", Pattern.compile("randomUUID"),
          "java.util.Collections", Pattern.compile("shuffle"),
          "java.nio.charset.Charset", Pattern.compile("defaultCharset"),
          "java.util.TimeZone", Pattern.compile("getDefault|setDefault"));

  private static final Pattern CLOCK_OR_CHANCE =
      Pattern.compile(
          "java\\.lang\\.System\\.currentTimeMillis\\(\\)"
              + "|java\\.time\\.(Clock|InstantSource)\\.(system|tick(Millis|Seconds|Minutes)).*"
              + "|java\\.util\\.(Date|Random|SplittableRandom|GregorianCalendar)\\.<init>\\(\\)"
              + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\..*|java\\.util\\.random\\..*"
              + "|java\\.util\\.Calendar\\.getInstance\\(.*|java\\.util\\.UUID\\.randomUUID\\(\\)"
              + "|java\\.lang\\.(Strict)?Math\\.random\\(\\)");

  private Purity() {}

  /// A module whose classes are pure but for those named, each of which is an edge.
  static Pure pure(String module) {
    return new Pure(module, List.of());
  }

  /// @param edges packages (with `..`) or simple class names
  record Pure(String module, List<String> edges) {
    Pure butFor(String... more) {
      var all = new ArrayList<>(edges);
      all.addAll(Arrays.asList(more));
      return new Pure(module, all);
    }

    void verify() {
      var inside = "org.yiwang." + module;
      ArchRuleDefinition.classes()
          .that(
              DescribedPredicate.describe(
                  "are the rules of " + module,
                  type ->
                      (type.getPackageName() + ".").startsWith(inside + ".")
                          && edges.stream().noneMatch(edge -> isEdge(type, inside, edge))))
          .should(beFreeOf("anything outside", Purity::isOutside, Purity::isHidden))
          .because("law 3: the same state, command and context give the same events")
          .check(Room.EVERYTHING);
    }

    private static boolean isEdge(JavaClass type, String inside, String edge) {
      return edge.endsWith("..")
          ? type.getPackageName().startsWith(inside + "." + edge.substring(0, edge.length() - 2))
          : type.getName().equals(inside + "." + edge)
              || type.getName().startsWith(inside + "." + edge + "$");
    }
  }

  /// Everywhere but in `modules` and in the commands: time and chance come in by the constructor,
  /// and no zone or locale is taken from the machine. A seed that was given is no chance.
  static void clocksAndChanceLiveOnlyIn(String... modules) {
    var open = Arrays.stream(modules).map(module -> "org.yiwang." + module + "..");
    Room.verify(
        ArchRuleDefinition.classes()
            .that()
            .resideOutsideOfPackages(open.toArray(String[]::new))
            .and()
            .haveSimpleNameNotEndingWith("Command")
            .should(beFreeOf("a hidden clock or chance", _ -> false, Purity::isClockOrChance)));
  }

  /// What the two rules say of `classes`, for the proof that they bite.
  static List<String> findings(JavaClasses classes) {
    return ArchRuleDefinition.classes()
        .should(beFreeOf("anything outside", Purity::isOutside, Purity::isHidden))
        .evaluate(classes)
        .getFailureReport()
        .getDetails();
  }

  static List<String> clocks(JavaClasses classes) {
    return ArchRuleDefinition.classes()
        .should(beFreeOf("a hidden clock or chance", _ -> false, Purity::isClockOrChance))
        .evaluate(classes)
        .getFailureReport()
        .getDetails();
  }

  private static ArchCondition<JavaClass> beFreeOf(
      String what, Predicate<JavaClass> type, Predicate<JavaAccess<?>> access) {
    return new ArchCondition<>("be free of " + what) {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        item.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> type.test(dependency.getTargetClass().getBaseComponentType()))
            .forEach(dependency ->
                events.add(SimpleConditionEvent.violated(item, dependency.getDescription())));
        item.getAccessesFromSelf().stream()
            .filter(access)
            .forEach(one -> events.add(SimpleConditionEvent.violated(item, one.getDescription())));
      }
    };
  }

  private static boolean isOutside(JavaClass type) {
    return OUTSIDE.matcher(type.getName()).matches() && !IN_MEMORY.contains(type.getName());
  }

  private static boolean isHidden(JavaAccess<?> access) {
    var names = HIDDEN_CALLS.get(access.getTargetOwner().getName());
    return readsNow(access)
        || readsDefault(access)
        || (names != null && names.matcher(access.getName()).matches());
  }

  private static boolean isClockOrChance(JavaAccess<?> access) {
    var called = access.getTarget().getFullName();
    return readsNow(access) || readsDefault(access) || CLOCK_OR_CHANCE.matcher(called).matches();
  }

  /// `now()` and `now(ZoneId)` of any time type; `now(clock)` only asks what it was given.
  private static boolean readsNow(JavaAccess<?> access) {
    return access.getTargetOwner().getPackageName().startsWith("java.time")
        && access.getName().equals("now")
        && !access.getTarget().getFullName().endsWith("(java.time.Clock)");
  }

  private static boolean readsDefault(JavaAccess<?> access) {
    var called = access.getTargetOwner().getName() + "." + access.getName();
    return called.matches(
            "java\\.util\\.(Locale|TimeZone)\\.[gs]etDefault|java\\.time\\.ZoneId\\.systemDefault|java\\.time\\.Clock\\.systemDefaultZone")
        || access
            .getTarget()
            .getFullName()
            .matches(
                "java\\.lang\\.String\\.to(Lower|Upper)Case\\(\\)|java\\.time\\.format\\.DateTimeFormatter\\.ofPattern\\(java\\.lang\\.String\\)|java\\.text\\.DecimalFormat\\.<init>\\((java\\.lang\\.String)?\\)");
  }
}
