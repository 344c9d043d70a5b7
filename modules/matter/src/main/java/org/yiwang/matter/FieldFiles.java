package org.yiwang.matter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yiwang.pack.Node;
import org.yiwang.pack.Text;

/// Reads what lives and matters have in common: fields, names, spans, sources.
final class FieldFiles {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final int TEXT_MAX = 2_000;
  private static final int FILES_MAX = 9;
  private static final int UNITS_MAX = 60;
  private static final int CODES_MAX = 100;

  private FieldFiles() {}

  static List<Field> fields(List<Node> nodes) {
    var fields = new ArrayList<Field>();
    var seen = new HashSet<>(Feel.OWN);
    for (var node : nodes) {
      node.make(() -> field(node)).ifPresent(fields::add);
      if (!seen.add(node.findWord("field").orElse(""))) {
        node.problem("这个名称已有别的含义，或写了两次", "this name is taken, or declared twice");
      }
    }
    return fields;
  }

  private static Field field(Node read) {
    var node =
        read.only(
            "field", "name", "as", "required", "max", "options", "ask_if", "personal", "ahead");
    var kind = node.choice("as", Field.Kind.class);
    var options =
        node.findList("options").stream()
            .map(option ->
                new Field.Option(option.only("option", "name").word("option"), option.text("name")))
            .toList();
    var chosen = kind == Field.Kind.OPTION || kind == Field.Kind.OPTIONS;
    if (chosen == options.isEmpty()) {
      node.problem(
          chosen ? "选择题要写 options" : "只有选择题写 options",
          chosen ? "a choice needs options" : "only a choice has options");
    }
    return new Field(
        name(node, "field"),
        node.text("name"),
        kind,
        node.yes("required", false),
        node.has("max") ? node.whole("max", 1, 10_000) : max(kind, options),
        options,
        node.findWord("ask_if").orElse(""),
        node.yes("personal", false),
        span(node, "ahead"));
  }

  private static int max(Field.Kind kind, List<Field.Option> options) {
    return switch (kind) {
      case TEXT -> TEXT_MAX;
      case IMAGE, FILE -> FILES_MAX;
      case OPTIONS -> options.size();
      case UNITS -> UNITS_MAX;
      case CODES -> CODES_MAX;
      case NUMBER, YES, DAY, OPTION, UNIT -> 1;
    };
  }

  /// A name for rules: lower-case letters, digits and `_`.
  static String name(Node node, String key) {
    var word = node.word(key);
    if (!word.isEmpty() && !NAME.matcher(word).matches()) {
      node.get(key)
          .problem(
              "“" + word + "”应为小写字母开头的字母、数字和 _",
              word + " must be lower-case letters, digits and _, a letter first");
    }
    return word;
  }

  static Optional<Span> span(Node node, String key) {
    return node.find(key).flatMap(one -> one.make(() -> new Span(one.asWord())));
  }

  /// A span that must be written; a stand-in, and a problem, when it is not one.
  static Span needSpan(Node node, String key) {
    var _ = node.word(key);
    return span(node, key).orElse(new Span("1 天"));
  }

  static List<String> words(Node node, String key) {
    return node.findList(key).stream().map(Node::asWord).toList();
  }

  static List<Life.Basis> basis(Node node) {
    var all = new ArrayList<Life.Basis>();
    for (var one : node.list("basis")) {
      all.add(new Life.Basis(one.only("cite", "seen").word("cite"), one.yes("seen", false)));
    }
    return all;
  }

  static Optional<Life.Guard> guard(Node node, String when, String say) {
    if (node.has(when) != node.has(say)) {
      node.problem(
          "有条件就要写不满足时对人说什么（" + say + "）",
          "a condition and what to say when it fails (" + say + ") go together");
    }
    return node.findWord(when)
        .map(text -> new Life.Guard(text, node.findText(say).orElse(new Text("", ""))));
  }

  /// A word that must be one of several, read from a list.
  static List<String> listOneOf(Node node, String key, List<String> known) {
    return node.findList(key).stream().map(item -> item.asOneOf(known)).toList();
  }

  static <E extends Enum<E>> List<E> choices(Node node, String key, Class<E> type) {
    var names =
        java.util.Arrays.stream(type.getEnumConstants())
            .map(one -> one.name().toLowerCase(Locale.ROOT))
            .toList();
    return node.findList(key).stream()
        .map(item -> item.asOneOf(names))
        .filter(names::contains)
        .map(word -> type.getEnumConstants()[names.indexOf(word)])
        .toList();
  }

  /// Notes what is wrong with an expression, where it stands.
  static void check(Feel feel, Node node, String key) {
    node.find(key)
        .ifPresent(
            one -> feel.faults(one.asWord()).forEach(fault -> one.problem(fault.zh(), fault.en())));
  }
}
