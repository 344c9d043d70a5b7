package org.yiwang.pack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The folder in which packs stand side by side; finds the files of a pack and of those it needs.
final class Shelf {
  private final Path wanted;
  private final Problems problems;
  private final List<SourceFile> files = new ArrayList<>();
  private final Set<String> opened = new LinkedHashSet<>();

  Shelf(Path wanted, Problems problems) {
    this.wanted = wanted;
    this.problems = problems;
  }

  /// The pack wanted and all it needs, each once, itself first.
  List<Pack> open() {
    List<Pack> packs = new ArrayList<>();
    open(wanted.getFileName().toString(), wanted, packs, "");
    return List.copyOf(packs);
  }

  List<SourceFile> files() {
    return files;
  }

  private void open(String name, Path folder, List<Pack> packs, String neededBy) {
    if (!opened.add(name)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      String file = neededBy.isEmpty() ? name : neededBy + "/pack.yaml";
      problems.note(file, 0, "没有包 " + name + " 的文件夹", "there is no folder of a pack " + name);
      packs.add(nameless(name));
      return;
    }
    List<SourceFile> own = filesIn(name, folder);
    files.addAll(own);
    Pack pack =
        own.stream()
            .filter(f -> f.inPack().equals("pack.yaml"))
            .findFirst()
            .map(this::described)
            .orElseGet(() -> {
              problems.note(name + "/pack.yaml", 0, "缺少这个文件", "this file is missing");
              return nameless(name);
            });
    packs.add(pack);
    if (!pack.name().isEmpty() && !pack.name().equals(name)) {
      problems.note(
          name + "/pack.yaml",
          1,
          "名称 " + pack.name() + " 与文件夹名不同",
          pack.name() + " differs from the folder's name");
    }
    for (String need : pack.needs()) {
      if (need.matches("[a-z0-9-]+")) {
        open(need, wanted.resolveSibling(need), packs, name);
      } else {
        problems.note(name + "/pack.yaml", 1, "包名 " + need + " 不对", need + " is no name of a pack");
      }
    }
  }

  private Pack described(SourceFile file) {
    return Pack.read(file.yaml(problems));
  }

  private static Pack nameless(String name) {
    return new Pack(name, new Text(name, name), "", "", List.of());
  }

  private List<SourceFile> filesIn(String name, Path folder) {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder, Limits.FOLDER_DEPTH_MAX)) {
      paths =
          walk.filter(path -> !folder.equals(path) && !hidden(folder, path))
              .filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .limit(Limits.FILES_MAX + 1L)
              .toList();
    } catch (IOException | java.io.UncheckedIOException unreadable) {
      problems.note(name, 0, "无法读取文件夹", "the folder cannot be read");
      return List.of();
    }
    if (paths.size() > Limits.FILES_MAX) {
      problems.note(name, 0, "文件过多", "more than " + Limits.FILES_MAX + " files");
      return List.of();
    }
    List<SourceFile> found = new ArrayList<>();
    paths.forEach(path -> readInto(found, name, folder, path));
    return found;
  }

  private static boolean hidden(Path folder, Path path) {
    for (Path part : folder.relativize(path)) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private void readInto(List<SourceFile> found, String name, Path folder, Path path) {
    String inPack = folder.relativize(path).toString().replace('\\', '/');
    String shown = name + "/" + inPack;
    try {
      int most = inPack.endsWith(".yaml") ? Limits.YAML_BYTES_MAX : Limits.OTHER_BYTES_MAX;
      if (Files.isSymbolicLink(path) || !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        problems.note(
            shown, 0, "只读普通文件，不跟随链接", "only plain files are read, links are not followed");
      } else if (inPack.endsWith(".yml")) {
        problems.note(shown, 0, "请用 .yaml 作扩展名", "call it .yaml");
      } else if (Files.size(path) > most) {
        problems.note(shown, 0, "文件过大", "larger than " + most + " bytes");
      } else {
        found.add(new SourceFile(shown, inPack, Files.readAllBytes(path)));
      }
    } catch (IOException unreadable) {
      problems.note(shown, 0, "无法读取", "cannot be read");
    }
  }

  /// SHA-256 over path, length and bytes of every file, in the order of their paths.
  String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.stream()
          .sorted((a, b) -> a.shown().compareTo(b.shown()))
          .forEach(file -> {
            digest.update(
                (file.shown() + "\n" + file.bytes().length + "\n")
                    .getBytes(StandardCharsets.UTF_8));
            digest.update(file.bytes());
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
