package org.yiwang.workreport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real reports of the shared folder, clutter and all.
class DistrictReportTest {
  @TempDir Path folder;

  @Test
  void all_42_targets_of_the_2024_report_are_found_with_kind_value_and_unit() throws Exception {
    WorkReport report = WorkReport.read(Inputs.shared("input/work-report-2024.txt"));
    List<String> missing = new ArrayList<>();
    for (String row : Inputs.lines("hongkou-2024.targets.tsv")) {
      String[] cells = row.split("\t", -1);
      boolean found =
          report.commitments().stream()
              .filter(c -> c.kind().code().equals(cells[1]))
              .filter(c -> c.text().contains(cells[4]) || c.subject().contains(cells[4]))
              .anyMatch(c -> cells[2].isEmpty() || promises(c, cells[2], cells[3]));
      if (!found) {
        missing.add(row);
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void nineteen_in_twenty_figures_of_the_2024_report_agree_with_the_labels() throws Exception {
    Path gold = folder.resolve("gold.jsonl");
    write(gold, Inputs.resource("hongkou-2024.gold.jsonl"));
    Score score = Score.of(WorkReport.read(Inputs.shared("input/work-report-2024.txt")), gold);
    assertThat(score.recall()).as("missed %s", score.missed()).isGreaterThanOrEqualTo(0.95);
    assertThat(score.falseRate()).as("false %s", score.wrong()).isLessThanOrEqualTo(0.05);
  }

  @Test
  void the_labelled_2026_text_is_read_almost_without_fault() throws Exception {
    Path gold = Inputs.shared("input/labelled/shanghai-2026.gold.jsonl");
    Score score =
        Score.of(WorkReport.read(Inputs.shared("input/labelled/shanghai-2026.txt")), gold);
    assertThat(score.recall()).as("missed %s", score.missed()).isGreaterThanOrEqualTo(0.97);
    assertThat(score.falseRate()).as("false %s", score.wrong()).isLessThanOrEqualTo(0.03);
  }

  @Test
  void the_2024_report_has_its_place_year_outline_and_thirty_terms_in_use() throws Exception {
    WorkReport report = WorkReport.read(Inputs.shared("input/work-report-2024.txt"));
    assertThat(report.year()).isEqualTo(2024);
    assertThat(report.place()).isEqualTo("上海市虹口区");
    assertThat(report.sections()).filteredOn(s -> s.level() == 1).hasSize(3);
    assertThat(report.terms()).hasSize(30).allSatisfy(t -> assertThat(t.uses()).isNotEmpty());
  }

  private static boolean promises(Commitment commitment, String value, String unit) {
    Figure figure = commitment.findFigure().orElseThrow();
    return figure.unit().equals(unit)
        && figure
            .findValue()
            .or(() -> figure.findChange().map(Figure.Change::value))
            .filter(v -> v.toPlainString().equals(value))
            .isPresent();
  }

  private static void write(Path file, String text) throws IOException {
    assertThat(Files.writeString(file, text)).exists();
  }
}
