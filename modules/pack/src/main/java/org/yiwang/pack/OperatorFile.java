package org.yiwang.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// One YAML file of whoever runs the program, outside all packs; read like a file of a pack, with
/// every problem and its line.
public final class OperatorFile {
  private OperatorFile() {}

  /// Reads `file` with `reading`, and hands the result out only if nothing was noted.
  ///
  /// `reading` must not build a checked value from stand-ins; [Node#make] takes care of that.
  public static <T> Checked<T> check(Path file, Function<Node, T> reading) {
    var problems = new Problems();
    var shown = file.toString();
    T value = reading.apply(content(file, shown, problems).yaml(problems));
    return problems.count() == 0
        ? new Checked.Valid<>(value)
        : new Checked.Invalid<>(problems.all());
  }

  private static SourceFile content(Path file, String shown, Problems problems) {
    try {
      if (Files.size(file) <= Limits.YAML_BYTES_MAX) {
        return new SourceFile(shown, shown, Files.readAllBytes(file));
      }
      problems.note(shown, 0, "文件过大", "larger than " + Limits.YAML_BYTES_MAX + " bytes");
    } catch (IOException unreadable) {
      problems.note(shown, 0, "无法读取", "cannot be read");
    }
    return new SourceFile(shown, shown, new byte[0]);
  }
}
