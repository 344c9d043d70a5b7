package org.yiwang.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.yiwang.identity.Identity;
import org.yiwang.matter.MatterPack;
import org.yiwang.pack.Checked;
import org.yiwang.pack.PackFolder;
import org.yiwang.target.TargetPack;

/// `./yiwang pack check`: everything wrong in a pack, or what its examples show.
public final class PackCheck {
  private static final String USAGE =
      """
      ./yiwang pack check [DIR]
        DIR  一个区的配置包，缺省 packs/hongkou · a district's pack, packs/hongkou by default
      退出码 exit codes: 0 没有问题 sound · 1 有问题 problems · 2 用法不对 wrong call
      """;

  private PackCheck() {}

  /// Exit code as the usage says.
  public static void main(String[] args) {
    var root = Path.of(System.getProperty("yiwang.root", "."));
    System.exit(run(List.of(args), root, System.out, System.err));
  }

  static int run(List<String> args, Path root, PrintStream out, PrintStream err) {
    if (args.contains("--help") || args.contains("-h")) {
      out.print(USAGE);
      return 0;
    }
    if (args.isEmpty() || !args.getFirst().equals("check") || args.size() > 2) {
      err.print(USAGE);
      return 2;
    }
    var folder = args.size() == 2 ? Path.of(args.getLast()) : root.resolve("packs/hongkou");
    if (!Files.isDirectory(folder)) {
      err.println("没有这个文件夹 · no such folder: " + folder);
      return 2;
    }
    return switch (PackFolder.open(folder).check(PackCheck::read)) {
      case Checked.Valid<MatterPack>(var matters) -> {
        print(matters, out);
        yield 0;
      }
      case Checked.Invalid<MatterPack>(var problems) -> {
        problems.forEach(out::println);
        out.println("共 " + problems.size() + " 处问题 · " + problems.size() + " problems");
        yield 1;
      }
    };
  }

  private static MatterPack read(PackFolder folder) {
    var identity = Identity.read(folder, folder.find("demo/accounts.yaml").isPresent());
    var units =
        identity.units().list().stream().map(unit -> unit.id().value()).collect(Collectors.toSet());
    var _ = TargetPack.read(folder, units);
    return MatterPack.read(folder, identity.units(), identity.access());
  }

  private static void print(MatterPack matters, PrintStream out) {
    for (var type : matters.types()) {
      out.println(type.id() + "  " + type.name().zh() + "（" + type.life().id() + "）");
      matters.examples().stream()
          .filter(example -> example.matter().equals(type.matter()))
          .forEach(
              example -> out.println("  ✓ " + example.name().zh() + " · " + example.name().en()));
    }
    for (var duty : matters.ground().duties().conflicts()) {
      out.println("  ! 职责 " + duty + " 没有或不止一个承担单位 · this duty has no owner, or several");
    }
    out.println(
        "没有问题：%d 类事项，%d 个例子全部成立 · Sound: %d kinds of matters, all %d examples hold"
            .formatted(
                matters.types().size(),
                matters.examples().size(),
                matters.types().size(),
                matters.examples().size()));
  }
}
