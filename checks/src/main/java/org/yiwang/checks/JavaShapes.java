package org.yiwang.checks;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// The types and methods of one Java source, as the compiler's own parser sees them.
///
/// @param types every type declared, nested ones included
/// @param methods every method and constructor with a body
/// @param words every identifier its code uses; comments do not count
/// @param texts every word in its string literals
record JavaShapes(List<Type> types, List<Method> methods, Set<String> words, Set<String> texts) {
  /// A declared type.
  record Type(String name, int line, boolean isPublic, boolean isTopLevel) {}

  /// A method.
  ///
  /// @param lines how many it takes, its annotations included
  /// @param annotations their simple names
  /// @param calls the simple names of all it calls, refers to and constructs
  record Method(String name, int line, int lines, Set<String> annotations, Set<String> calls) {}

  /// Parses sources, by path. Costs about a millisecond a file once the parser is warm.
  static Map<String, JavaShapes> of(List<Checkout.TextFile> files) {
    var shapes = new HashMap<String, JavaShapes>();
    if (files.isEmpty()) {
      return shapes;
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task =
        (JavacTask)
            compiler.getTask(
                null,
                null,
                _ -> {},
                List.of("-proc:none"),
                null,
                files.stream().map(Source::new).toList());
    try {
      for (var unit : task.parse()) {
        var scanner = new Scanner(Trees.instance(task).getSourcePositions());
        scanner.scan(unit, unit);
        var path = unit.getSourceFile().toUri().getPath().substring(1);
        shapes.put(
            path, new JavaShapes(scanner.types, scanner.methods, scanner.words, scanner.texts));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return shapes;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final Checkout.TextFile file;

    Source(Checkout.TextFile file) {
      super(Path.of("/", file.path()).toUri(), Kind.SOURCE);
      this.file = file;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return file.text();
    }
  }

  private static final class Scanner extends TreeScanner<Void, CompilationUnitTree> {
    private final SourcePositions positions;
    private final List<Type> types = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private final Set<String> words = new HashSet<>();
    private final Set<String> texts = new HashSet<>();
    private final Deque<Set<String>> within = new ArrayDeque<>();
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
      var calls = new HashSet<String>();
      within.push(calls);
      super.visitMethod(method, unit);
      within.pop();
      var end = positions.getEndPosition(unit, method);
      if (method.getBody() != null && end >= 0) {
        var first = line(method, unit);
        var last = (int) unit.getLineMap().getLineNumber(end);
        var annotations = new HashSet<String>();
        method.getModifiers().getAnnotations().stream()
            .map(AnnotationTree::getAnnotationType)
            .forEach(type -> annotations.add(simple(type)));
        var name = method.getName().toString();
        methods.add(new Method(name, first, last - first + 1, annotations, calls));
      }
      return null;
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, CompilationUnitTree unit) {
      called(simple(call.getMethodSelect()));
      return super.visitMethodInvocation(call, unit);
    }

    @Override
    public Void visitNewClass(NewClassTree made, CompilationUnitTree unit) {
      called(simple(made.getIdentifier()));
      return super.visitNewClass(made, unit);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree reference, CompilationUnitTree unit) {
      called(reference.getName().toString());
      return super.visitMemberReference(reference, unit);
    }

    @Override
    public Void visitIdentifier(IdentifierTree name, CompilationUnitTree unit) {
      words.add(name.getName().toString());
      return super.visitIdentifier(name, unit);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree member, CompilationUnitTree unit) {
      words.add(member.getIdentifier().toString());
      return super.visitMemberSelect(member, unit);
    }

    @Override
    public Void visitLiteral(LiteralTree literal, CompilationUnitTree unit) {
      if (literal.getValue() instanceof String text) {
        texts.addAll(DeadFiles.words(text));
      }
      return super.visitLiteral(literal, unit);
    }

    private void called(String name) {
      within.forEach(calls -> calls.add(name));
    }

    private static String simple(Tree name) {
      var text = name.toString();
      return text.substring(text.lastIndexOf('.') + 1).replaceFirst("<.*", "");
    }

    private int line(Tree tree, CompilationUnitTree unit) {
      return (int) unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }
  }
}
