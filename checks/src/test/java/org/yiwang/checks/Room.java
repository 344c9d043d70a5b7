package org.yiwang.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/// One module and the allow-list of what it may import, so that the test above reads as prose.
final class Room {
  static final JavaClasses EVERYTHING =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("org.yiwang");

  private static final List<String> ALWAYS =
      List.of(
          "java.lang..",
          "java.util..",
          "java.time..",
          "java.math..",
          "java.io..",
          "java.nio..",
          "java.net..",
          "java.text..",
          "java.security..",
          "javax.xml..",
          "javax.crypto..",
          "org.w3c.dom..",
          "org.xml.sax..",
          "org.jspecify.annotations..",
          "com.google.errorprone.annotations..");

  private final String name;
  private final List<String> allowed = new ArrayList<>(ALWAYS);

  private Room(String name) {
    this.name = name;
    allowed.add(packages(name));
  }

  static Room room(String name) {
    return new Room(name);
  }

  Room knowsNoRoom() {
    return this;
  }

  Room knows(String... rooms) {
    for (var room : rooms) {
      allowed.add(packages(room));
    }
    return this;
  }

  Room uses(String... libraries) {
    allowed.addAll(List.of(libraries));
    return this;
  }

  void verify() {
    classes()
        .that()
        .resideInAPackage(packages(name))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new))
        .because("design: imports go down only, and " + name + " lists what it needs")
        .check(EVERYTHING);
  }

  static void springLivesOnlyIn(List<String> edges) {
    var open = edges.stream().map(Room::packages).toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(open)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.springframework..", "jakarta.servlet..")
        .check(
            EVERYTHING.that(
                com.tngtech.archunit.base.DescribedPredicate.describe(
                    "not bench", type -> !type.getPackageName().startsWith("org.yiwang.bench"))));
  }

  static void nobodyKnows(String name) {
    noClasses()
        .that()
        .resideOutsideOfPackage(packages(name))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(packages(name))
        .check(EVERYTHING);
  }

  static void proofKnowsNoRoom() {
    verify(
        noClasses()
            .that()
            .resideInAPackage(packages("world"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                packages("journal"),
                packages("target"),
                packages("matter"),
                packages("decisions"),
                packages("worktime"),
                packages("identity"),
                packages("pack"),
                packages("workreport"),
                packages("web"),
                packages("app")));
  }

  static void noCircles() {
    verify(slices().matching("org.yiwang.(*)..").should().beFreeOfCycles());
  }

  static void verify(ArchRule rule) {
    rule.check(EVERYTHING);
  }

  private static String packages(String room) {
    return "org.yiwang." + room + "..";
  }
}
