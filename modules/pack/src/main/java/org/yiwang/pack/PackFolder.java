package org.yiwang.pack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A pack and the packs it needs, opened for reading.
///
/// Opening reads every file once and never fails for what it finds: problems are collected and
/// handed out by [#check] together with those the readers of the rooms note. A file of the pack
/// goes before one of the same path in a pack it needs. For one thread.
///
/// ```java
/// Checked<Lights> lights = PackFolder.open(Path.of("packs/hongkou")).check(folder -> Lights.read(folder.get("lights.yaml")));
/// ```
public final class PackFolder {
  private final List<Pack> packs;
  private final Map<String, SourceFile> files;
  private final Problems problems;
  private final String hash;

  private PackFolder(
      List<Pack> packs, Map<String, SourceFile> files, Problems problems, String hash) {
    this.packs = packs;
    this.files = files;
    this.problems = problems;
    this.hash = hash;
  }

  /// Opens the pack in `folder`; those it needs are looked for beside it.
  public static PackFolder open(Path folder) {
    var problems = new Problems();
    var shelf = new Shelf(folder.toAbsolutePath().normalize(), problems);
    List<Pack> packs = shelf.open();
    Map<String, SourceFile> files = new LinkedHashMap<>();
    shelf.files().forEach(file -> files.putIfAbsent(file.inPack(), file));
    return new PackFolder(packs, files, problems, shelf.hash());
  }

  /// The pack opened.
  public Pack pack() {
    return packs.getFirst();
  }

  /// The pack opened and all it needs, itself first.
  public List<Pack> packs() {
    return packs;
  }

  /// SHA-256 in hex over the paths and bytes of all files of all packs read: the version of what
  /// was loaded.
  public String hash() {
    return hash;
  }

  /// A YAML file that must be there, e.g. `lights.yaml`.
  public Node get(String path) {
    return find(path)
        .orElseGet(() -> {
          problems.note(pack().name() + "/" + path, 0, "缺少这个文件", "this file is missing");
          return new Node(path, new Tree.Absent(1), problems);
        });
  }

  /// A YAML file, if it is there.
  public Optional<Node> find(String path) {
    return Optional.ofNullable(files.get(path)).map(file -> file.yaml(problems));
  }

  /// Every YAML file of a folder and the folders in it, by path, e.g. `targets/2024`.
  public List<Node> list(String folder) {
    return files.values().stream()
        .filter(file -> file.inPack().startsWith(folder + "/") && file.inPack().endsWith(".yaml"))
        .sorted((a, b) -> a.inPack().compareTo(b.inPack()))
        .map(file -> file.yaml(problems))
        .toList();
  }

  /// The rows of a table that must be there, e.g. `units/committees.csv`.
  public List<Node> rows(String path) {
    SourceFile file = files.get(path);
    if (file == null) {
      problems.note(pack().name() + "/" + path, 0, "缺少这个文件", "this file is missing");
      return List.of();
    }
    return file.rows(problems);
  }

  /// The bytes of a file that is read elsewhere, such as an outline in GeoJSON, if it is there.
  public Optional<byte[]> findBytes(String path) {
    return Optional.ofNullable(files.get(path)).map(SourceFile::bytes);
  }

  /// Reads definitions with `reading`, and hands them out only if neither the files nor the readers
  /// had anything to note.
  ///
  /// `reading` must not build a checked value from stand-ins; [Node#make] takes care of that.
  public <T> Checked<T> check(Function<PackFolder, T> reading) {
    T value = reading.apply(this);
    var all = new ArrayList<>(problems.all());
    return all.isEmpty() ? new Checked.Valid<>(value) : new Checked.Invalid<>(all);
  }
}
