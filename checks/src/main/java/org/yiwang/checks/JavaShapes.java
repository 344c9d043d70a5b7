package org.yiwang.checks;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// The types and methods of one Java source, as the compiler's own parser sees them.
///
/// @param types every type declared, nested ones included
/// @param methods every method and constructor with a body
record JavaShapes(List<Type> types, List<Method> methods) {
  /// A declared type.
  record Type(String name, int line, boolean isPublic, boolean isTopLevel) {}

  /// A method and how many lines it takes, its annotations included.
  record Method(String name, int line, int lines) {}

  /// Parses one source file. Costs about a millisecond once the parser is warm.
  static JavaShapes of(Checkout.TextFile file) {
    var source =
        new SimpleJavaFileObject(
            URI.create("mem:///" + file.name()), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return file.text();
          }
        };
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task =
        (JavacTask)
            compiler.getTask(null, null, _ -> {}, List.of("-proc:none"), null, List.of(source));
    try {
      var scanner = new Scanner(Trees.instance(task).getSourcePositions());
      task.parse().forEach(unit -> scanner.scan(unit, unit));
      return new JavaShapes(List.copyOf(scanner.types), List.copyOf(scanner.methods));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static final class Scanner extends TreeScanner<Void, CompilationUnitTree> {
    private final SourcePositions positions;
    private final List<Type> types = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private int depth;

    Scanner(SourcePositions positions) {
      this.positions = positions;
    }

    @Override
    public Void visitClass(ClassTree type, CompilationUnitTree unit) {
      if (!type.getSimpleName().isEmpty()) {
        var open = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
        types.add(new Type(type.getSimpleName().toString(), line(type, unit), open, depth == 0));
      }
      depth++;
      super.visitClass(type, unit);
      depth--;
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
      var end = positions.getEndPosition(unit, method);
      if (method.getBody() != null && end >= 0) {
        var first = line(method, unit);
        var last = (int) unit.getLineMap().getLineNumber(end);
        var name = method.getName().toString().toLowerCase(Locale.ROOT);
        methods.add(new Method(name, first, last - first + 1));
      }
      return super.visitMethod(method, unit);
    }

    private int line(com.sun.source.tree.Tree tree, CompilationUnitTree unit) {
      return (int) unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }
  }
}
