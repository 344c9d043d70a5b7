package org.yiwang.decisions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yiwang.decisions.dmn.DecisionModel;
import org.yiwang.decisions.dmn.TckFile;
import org.yiwang.decisions.feel.SyntaxProblem;

/// Reads a model from its file, and those that it imports: from where it says that they lie, or
/// from any file beside it or in a folder below that has the namespace. Nothing is read from
/// outside of one folder, links included.
final class ModelFile {
  private static final int BYTES_MAX = 20_000_000;
  private static final int FILES_MAX = 20_000;
  private static final int FOLDERS_DEEP_MAX = 5;

  private final Path within;
  private final Map<String, Path> folders = new HashMap<>();
  private final Path start;

  private ModelFile(Path start, Path within) {
    this.start = start;
    this.within = within;
  }

  /// @param within the folder outside of which nothing is read
  static DecisionModel read(Path file, Path within) throws CallProblem, IOException {
    var text = text(file);
    var imports = new ModelFile(folder(file), within.toRealPath());
    if (!imports.inside(file)) {
      throw new CallProblem(
          file + " 在 " + within + " 之外，不读取", file + " lies outside of " + within + "; not read");
    }
    try {
      return DecisionModel.read(text, imports::find);
    } catch (SyntaxProblem problem) {
      throw new CallProblem(
          file + ":" + problem.place() + " " + problem.chinese(),
          file + ":" + problem.place() + " " + problem.english());
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  /// The model of a file; what it imports lies beside it or below.
  static DecisionModel read(Path file) throws CallProblem, IOException {
    if (!Files.isRegularFile(file)) {
      throw new CallProblem("没有这个文件 " + file, "no such file: " + file);
    }
    return read(file, folder(file));
  }

  private static Path folder(Path file) throws IOException {
    return Optional.ofNullable(file.toRealPath().getParent()).orElse(file);
  }

  /// The text of a file in UTF-8, without a mark of its byte order.
  static String text(Path file) throws CallProblem, IOException {
    if (!Files.isRegularFile(file)) {
      throw new CallProblem("没有这个文件 " + file, "no such file: " + file);
    }
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(BYTES_MAX + 1);
    }
    if (bytes.length > BYTES_MAX) {
      throw new CallProblem(
          file + " 大于 " + BYTES_MAX + " 字节", file + " is larger than " + BYTES_MAX + " bytes");
    }
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw new CallProblem("不是 UTF-8 文本 " + file, "not a text in UTF-8: " + file);
    }
  }

  private Optional<String> find(DecisionModel.Import wanted) {
    var base = folders.getOrDefault(wanted.from(), start);
    try {
      var named = named(base, wanted.location());
      if (named.isPresent()) {
        var found = of(named.get(), wanted.namespace());
        if (found.isPresent()) {
          return found;
        }
      }
      for (var file : below(base)) {
        var found = of(file, wanted.namespace());
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Optional<Path> named(Path base, String location) throws IOException {
    try {
      var file = base.resolve(location.strip()).normalize();
      return !location.isBlank() && Files.isRegularFile(file) && inside(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty(); // the address of something in the web
    }
  }

  private boolean inside(Path file) throws IOException {
    return file.toRealPath().startsWith(within);
  }

  /// The models in a folder and below, as far as they can be seen.
  private static List<Path> below(Path base) throws IOException {
    var models = new ArrayList<Path>();
    Files.walkFileTree(
        base,
        Set.of(),
        FOLDERS_DEEP_MAX,
        new SimpleFileVisitor<>() {
          private int seen;

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".dmn")) {
              models.add(file);
            }
            return ++seen < FILES_MAX ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
            return FileVisitResult.CONTINUE;
          }
        });
    return models.stream().sorted().toList();
  }

  /// The text of a file when it is a model of this namespace.
  private Optional<String> of(Path file, String namespace) throws IOException {
    if (!inside(file)) {
      return Optional.empty();
    }
    try {
      var text = text(file);
      if (TckFile.namespace(text).equals(Optional.of(namespace))) {
        folders.put(namespace, folder(file));
        return Optional.of(text);
      }
      return Optional.empty();
    } catch (CallProblem noText) {
      return Optional.empty();
    }
  }
}
