package org.yiwang.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yiwang.checks.Room.room;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The floors: imports go down only, and each room knows just what it needs.
final class ArchitectureTest {
  private static final String JSON = "tools.jackson..";
  private static final List<String> EDGES = List.of("web", "app");
  private static final String SQL = "java.sql..";

  @Test
  void the_pure_libraries_know_nothing_of_the_system() {
    room("workreport")
        .knowsNoRoom()
        .uses(
            JSON,
            "com.fasterxml.jackson.annotation..",
            "org.apache.poi..",
            "org.apache.pdfbox..",
            "org.jsoup..")
        .verify();
  }

  @Test
  void working_time_needs_only_json() {
    room("worktime").knowsNoRoom().uses(JSON).verify();
  }

  @Test
  void decisions_need_only_json_and_read_tables_of_people() {
    room("decisions").knowsNoRoom().uses(JSON, SQL, "de.siegmar.fastcsv..").verify();
  }

  @Test
  void the_words_of_appeals_need_only_the_libraries_that_read_cut_and_learn() {
    room("appeals")
        .knowsNoRoom()
        .uses(JSON, "org.apache.lucene..", "de.bwaldvogel.liblinear..", "de.siegmar.fastcsv..")
        .verify();
  }

  @Test
  void the_record_stands_on_the_database_alone() {
    room("journal")
        .knowsNoRoom()
        .uses(
            JSON,
            "com.fasterxml.jackson.annotation..",
            SQL,
            "javax.sql..",
            "org.postgresql..",
            "org.slf4j..")
        .verify();
    room("pack").knowsNoRoom().uses("org.snakeyaml..").verify();
    room("identity").knows("pack").verify();
  }

  @Test
  void a_room_knows_the_record_and_never_the_edges() {
    room("target")
        .knows("journal", "pack", "identity", "workreport", "worktime")
        .uses(JSON, SQL, "javax.sql..", "org.jdbi..")
        .verify();
    room("matter")
        .knows("journal", "pack", "identity", "worktime", "decisions")
        .uses(SQL, "javax.sql..", "org.jdbi..", "org.apache.lucene..")
        .verify();
  }

  @Test
  void notices_know_the_record_and_no_other_room() {
    room("notice")
        .knows("journal", "pack")
        .uses(
            JSON,
            SQL,
            "javax.sql..",
            "org.jdbi..",
            "org.slf4j..",
            "jakarta.mail..",
            "org.eclipse.angus.mail.smtp..")
        .verify();
  }

  @Test
  void the_edges_know_the_rooms_and_spring_lives_only_there() {
    room("postgres")
        .knowsNoRoom()
        .uses(
            SQL,
            "javax.sql..",
            "org.postgresql..",
            "org.flywaydb..",
            "io.zonky..",
            "org.slf4j..",
            "org.apache.commons.compress..",
            "org.tukaani..")
        .verify();
    Room.springLivesOnlyIn(EDGES);
    Room.nobodyKnows("app");
  }

  @Test
  void the_proof_shares_no_code_with_what_it_proves() {
    Room.proofKnowsNoRoom();
  }

  @Test
  void every_module_has_its_line_here_or_is_an_edge() throws Exception {
    var root = Path.of(System.getProperty("yiwang.root"));
    var here = root.resolve("checks/src/test/java/org/yiwang/checks/ArchitectureTest.java");
    var text = Files.readString(here);
    try (var modules = Files.list(root.resolve("modules"))) {
      assertThat(modules.map(module -> module.getFileName().toString()))
          .allMatch(name -> text.contains("room(\"" + name + "\")") || EDGES.contains(name));
    }
  }

  @Test
  void rooms_have_no_circles() {
    Room.noCircles();
  }
}
