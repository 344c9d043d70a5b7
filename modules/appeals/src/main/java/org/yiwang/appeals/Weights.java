package org.yiwang.appeals;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.List;
import org.yiwang.appeals.Vocabulary.Vector;

/// A linear model: one weight for each word and label; the last column is the bias.
///
/// Trained by liblinear as one support vector machine with squared loss for each label against all
/// others. The solver is the one without chance in it: the same messages give the same weights.
// read only inside this package, by index; lists of boxes would cost tenfold
@SuppressWarnings("ArrayRecordComponent")
record Weights(double[][] of) {
  private static final double COST = 10;
  private static final double TOLERANCE = 0.01;

  static Weights train(List<Vector> texts, int[] labels, int labelCount, int words) {
    Linear.disableDebugOutput();
    var problem = new Problem();
    problem.l = texts.size();
    problem.n = words + 1;
    problem.x = texts.stream().map(text -> features(text, words)).toArray(Feature[][]::new);
    problem.y = new double[texts.size()];
    double[][] weights = new double[labelCount][];
    for (int label = 0; label < labelCount; label++) {
      for (int i = 0; i < labels.length; i++) {
        problem.y[i] = labels[i] == label ? 1 : -1;
      }
      var parameter = new Parameter(SolverType.L2R_L2LOSS_SVC, COST, TOLERANCE);
      weights[label] = signed(Linear.train(problem, parameter));
    }
    return new Weights(weights);
  }

  /// Liblinear takes the first label it meets for the positive one.
  private static double[] signed(Model model) {
    double sign = model.getLabels()[0] > 0 ? 1 : -1;
    double[] weights = model.getFeatureWeights().clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] *= sign;
    }
    return weights;
  }

  private static Feature[] features(Vector text, int words) {
    var features = new Feature[text.words().length + 1];
    for (int i = 0; i < text.words().length; i++) {
      features[i] = new FeatureNode(text.words()[i] + 1, text.weights()[i]);
    }
    features[features.length - 1] = new FeatureNode(words + 1, 1);
    return features;
  }

  /// How far the text lies on each label's side.
  double[] margins(Vector text) {
    double[] margins = new double[of.length];
    for (int label = 0; label < of.length; label++) {
      double sum = of[label][of[label].length - 1];
      for (int i = 0; i < text.words().length; i++) {
        sum += of[label][text.words()[i]] * text.weights()[i];
      }
      margins[label] = sum;
    }
    return margins;
  }

  /// How much this word speaks for this label more than for the average one.
  double favour(int label, int word) {
    double mean = 0;
    for (double[] weights : of) {
      mean += weights[word] / of.length;
    }
    return of[label][word] - mean;
  }
}
