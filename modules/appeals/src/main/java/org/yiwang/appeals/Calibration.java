package org.yiwang.appeals;

import java.util.ArrayList;
import java.util.List;
import org.yiwang.appeals.Suggestion.Track;

/// Turns margins into scores that mean something: a softmax whose sharpness makes messages that
/// were kept aside least surprising, and a record of how often which score was right.
record Calibration(double sharpness, List<Track> records) {
  private static final double[] BOUNDS = {0, 0.4, 0.6, 0.8, 0.9, 1};

  Calibration {
    records = List.copyOf(records);
  }

  /// Margins of a message that was kept aside, and its true label.
  // read only inside this package, by index; lists of boxes would cost tenfold
  @SuppressWarnings("ArrayRecordComponent")
  record Trial(double[] margins, int label) {}

  static Calibration of(List<Trial> trials) {
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (double sharpness = 0.5; sharpness <= 12; sharpness += 0.25) {
      double surprise = 0;
      for (Trial trial : trials) {
        surprise -= Math.log(Math.max(1e-12, scores(trial.margins, sharpness)[trial.label]));
      }
      if (surprise < least) {
        least = surprise;
        best = sharpness;
      }
    }
    var records = new ArrayList<Track>();
    for (int i = 0; i + 1 < BOUNDS.length; i++) {
      records.add(record(trials, best, BOUNDS[i], BOUNDS[i + 1]));
    }
    return new Calibration(best, records);
  }

  private static Track record(List<Trial> trials, double sharpness, double from, double to) {
    int right = 0;
    int tried = 0;
    for (Trial trial : trials) {
      int first = first(trial.margins);
      double score = scores(trial.margins, sharpness)[first];
      if (score >= from && (score < to || to == 1)) {
        tried++;
        right += first == trial.label ? 1 : 0;
      }
    }
    return new Track(from, to, right, tried);
  }

  double[] scores(double[] margins) {
    return scores(margins, sharpness);
  }

  Track recordOf(double score) {
    return records.stream()
        .filter(record -> score >= record.from() && (score < record.to() || record.to() == 1))
        .findFirst()
        .orElse(new Track(0, 1, 0, 0));
  }

  private static double[] scores(double[] margins, double sharpness) {
    double highest = margins[first(margins)];
    double[] scores = new double[margins.length];
    double sum = 0;
    for (int i = 0; i < margins.length; i++) {
      scores[i] = Math.exp((margins[i] - highest) * sharpness);
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= sum;
    }
    return scores;
  }

  private static int first(double[] margins) {
    int first = 0;
    for (int i = 1; i < margins.length; i++) {
      first = margins[i] > margins[first] ? i : first;
    }
    return first;
  }
}
