import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/// Compiles the templates at build time, so that a wrong name in a page fails the build.
///
/// Arguments: the templates, a folder to work in, the classes folder of the module.
final class Precompile {
  public static void main(String[] arguments) throws IOException {
    var templates = Path.of(arguments[0]);
    var work = Path.of(arguments[1]);
    var classes = Path.of(arguments[2]);
    Files.createDirectories(work);
    var engine =
        TemplateEngine.create(
            new DirectoryCodeResolver(templates),
            work,
            ContentType.Html,
            Precompile.class.getClassLoader(),
            "gg.jte.generated.precompiled");
    engine.setBinaryStaticContent(true);
    engine.setTrimControlStructures(true);
    engine.setTargetResourceDirectory(work);
    engine.cleanAll();
    var path = System.getProperty("java.class.path").split(java.io.File.pathSeparator);
    engine.precompileAll(Arrays.asList(path));
    for (var file : compiled(work)) {
      var target = classes.resolve(work.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static List<Path> compiled(Path work) throws IOException {
    try (var files = Files.walk(work)) {
      return files.filter(file -> file.toString().matches(".*\\.(class|bin)")).toList();
    }
  }
}
