package org.yiwang.appeals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A proposer as a text file, cells parted by tabs.
///
/// ```
/// yiwang-proposer  1
/// texts      688            how many messages it learnt from
/// sharpness  5.25
/// record     0.9  1.0  250  261      from, to, right, tried; any number of lines
/// label      环境保护  67  -0.91  the label, its messages, its bias; two or more lines
/// word       噪音  31  0.82 …         the word; for each label: in how many texts, and its weight
/// ```
final class ProposerFile {
  private static final String HEAD = "yiwang-proposer\t1";

  private final String name;
  private final List<Suggestion.Track> records = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final List<Double> biases = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<int[]> spreads = new ArrayList<>();
  private final List<double[]> weights = new ArrayList<>();
  private int texts;
  private double sharpness;

  private ProposerFile(String name) {
    this.name = name;
  }

  /// Whole or not at all: written beside the file, then moved over it.
  static void write(Proposer proposer, Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.writeString(draft, text(proposer));
    var _ =
        Files.move(
            draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String text(Proposer proposer) {
    var out = new StringBuilder(HEAD).append('\n');
    line(out, "texts", proposer.vocabulary.texts());
    line(out, "sharpness", proposer.calibration.sharpness());
    for (var record : proposer.calibration.records()) {
      line(out, "record", record.from(), record.to(), record.right(), record.tried());
    }
    int size = proposer.vocabulary.size();
    for (int label = 0; label < proposer.labels.size(); label++) {
      line(
          out,
          "label",
          proposer.labels.get(label),
          proposer.sizes[label],
          proposer.weights.of()[label][size]);
    }
    for (int word = 0; word < size; word++) {
      out.append("word\t").append(proposer.vocabulary.word(word));
      for (int label = 0; label < proposer.labels.size(); label++) {
        out.append('\t')
            .append(proposer.spread[label][word])
            .append('\t')
            .append(String.format(Locale.ROOT, "%.9g", proposer.weights.of()[label][word]));
      }
      out.append('\n');
    }
    return out.toString();
  }

  private static void line(StringBuilder out, Object... cells) {
    out.append(String.join("\t", Stream.of(cells).map(String::valueOf).toList())).append('\n');
  }

  static Proposer read(Path file) throws UnreadableAppeals {
    var read = new ProposerFile(String.valueOf(file.getFileName()));
    String[] lines = PlainBytes.read(file).stripTrailing().split("\n", -1);
    if (!lines[0].equals(HEAD)) {
      throw read.wrong(1, "应为 " + HEAD, "expected " + HEAD);
    }
    for (int i = 1; i < lines.length; i++) {
      try {
        read.take(lines[i].split("\t", -1));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw read.wrong(i + 1, "不是模型的一行", "no line of a model");
      }
    }
    return read.proposer(lines.length);
  }

  private void take(String[] cells) {
    switch (cells[0]) {
      case "texts" -> texts = number(cells[1]);
      case "sharpness" -> sharpness = finite(cells[1]);
      case "record" ->
          records.add(
              new Suggestion.Track(
                  finite(cells[1]), finite(cells[2]), number(cells[3]), number(cells[4])));
      case "label" -> {
        check(labels.size() < Limits.LABELS_MAX && words.isEmpty());
        check(!cells[1].isBlank() && cells[1].length() <= Limits.LABEL_MAX);
        labels.add(cells[1]);
        sizes.add(number(cells[2]));
        biases.add(finite(cells[3]));
      }
      case "word" -> word(cells);
      default -> throw new IllegalArgumentException(cells[0]);
    }
  }

  private void word(String[] cells) {
    check(words.size() < Limits.WORDS_MAX && cells.length == 2 + 2 * labels.size());
    int[] spread = new int[labels.size()];
    double[] weight = new double[labels.size()];
    for (int label = 0; label < spread.length; label++) {
      spread[label] = number(cells[2 + 2 * label]);
      weight[label] = finite(cells[3 + 2 * label]);
    }
    words.add(cells[1]);
    spreads.add(spread);
    weights.add(weight);
  }

  private Proposer proposer(int lines) throws UnreadableAppeals {
    if (labels.size() < 2
        || texts < 1
        || sharpness <= 0
        || new HashSet<>(labels).size() < labels.size()
        || new HashSet<>(words).size() < words.size()) {
      throw wrong(lines, "模型不完整，或有重复", "the model is incomplete or repeats itself");
    }
    double[][] byLabel = new double[labels.size()][words.size() + 1];
    int[][] spread = new int[labels.size()][words.size()];
    int[] textsWith = new int[words.size()];
    for (int label = 0; label < labels.size(); label++) {
      byLabel[label][words.size()] = biases.get(label);
      for (int word = 0; word < words.size(); word++) {
        byLabel[label][word] = weights.get(word)[label];
        spread[label][word] = spreads.get(word)[label];
        textsWith[word] += spread[label][word];
      }
    }
    return new Proposer(
        labels,
        new Vocabulary(texts, words, textsWith),
        new Weights(byLabel),
        new Calibration(sharpness, records),
        sizes.stream().mapToInt(Integer::intValue).toArray(),
        spread);
  }

  private static int number(String text) {
    int number = Integer.parseInt(text);
    check(number >= 0 && number <= Limits.ROWS_MAX);
    return number;
  }

  private static double finite(String text) {
    double number = Double.parseDouble(text);
    check(Double.isFinite(number));
    return number;
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("out of bounds");
    }
  }

  private UnreadableAppeals wrong(int line, String zh, String en) {
    return new UnreadableAppeals(
        name + " 第 " + line + " 行：" + zh, name + " line " + line + ": " + en);
  }
}
