package org.yiwang.pack;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// A cursor on one place of a pack file (a whole YAML file, a part of it, or a row of a table) that
/// reads typed values.
///
/// What is missing or of the wrong kind is noted with its file and line, and a stand-in comes back
/// (empty text, zero, 1970-01-01, the first constant, no items) so that one pass finds every
/// problem; [PackFolder#check] then withholds the whole. `get`-like reads note a missing key,
/// `find…` reads do not. For one thread, while a pack is read.
public final class Node {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final String file;
  private final Tree tree;
  private final Problems problems;

  Node(String file, Tree tree, Problems problems) {
    this.file = file;
    this.tree = tree;
    this.problems = problems;
  }

  /// Path of the file from the folder of all packs, with `/`.
  public String file() {
    return file;
  }

  /// Line where this place begins, from 1.
  public int line() {
    return tree.line();
  }

  /// Notes a problem of the reader's own at this place, in both languages.
  public void problem(String zh, String en) {
    problems.note(file, line(), zh, en);
  }

  /// Notes every key that is none of `known`, naming the nearest known one. Gives itself.
  @CanIgnoreReturnValue
  public Node only(String... known) {
    if (tree instanceof Tree.Branch branch) {
      List<String> allowed = List.of(known);
      branch
          .entries()
          .forEach((key, entry) -> {
            if (!allowed.contains(key)) {
              Text hint = Nearest.to(key, allowed);
              problems.note(
                  file, entry.line(), "不认识的键 " + key + hint.zh(), "unknown key " + key + hint.en());
            }
          });
    } else {
      expected(tree, "键值", "keys with values");
    }
    return this;
  }

  /// The keys written here, in the order of the file; none where this holds no keys.
  public List<String> keys() {
    if (tree instanceof Tree.Branch branch) {
      return List.copyOf(branch.entries().keySet());
    }
    expected(tree, "键值", "keys with values");
    return List.of();
  }

  /// Whether the key is written here and holds something.
  public boolean has(String key) {
    return find(key).isPresent();
  }

  /// What the key holds; noted when missing.
  public Node get(String key) {
    Tree value = held(key);
    boolean missing = value instanceof Tree.Absent && !(tree instanceof Tree.Absent);
    if (missing && tree instanceof Tree.Branch) {
      problems.note(file, line(), "缺少 " + key, key + " is missing");
    } else if (missing) {
      expected(tree, "键值", "keys with values");
    }
    return new Node(file, value, problems);
  }

  /// What the key holds, if it is written and holds something.
  public Optional<Node> find(String key) {
    Tree value = held(key);
    return value instanceof Tree.Absent
        ? Optional.empty()
        : Optional.of(new Node(file, value, problems));
  }

  private Tree held(String key) {
    if (tree instanceof Tree.Branch branch) {
      Tree.Entry entry = branch.entries().get(key);
      if (entry != null && !(entry.value() instanceof Tree.Leaf leaf && leaf.empty())) {
        return entry.value();
      }
    }
    return new Tree.Absent(line());
  }

  /// The items of a list that must be there.
  public List<Node> list(String key) {
    return get(key).items();
  }

  /// The items of a list that may be left out.
  public List<Node> findList(String key) {
    return find(key).map(Node::items).orElse(List.of());
  }

  /// The items of this list.
  public List<Node> items() {
    if (tree instanceof Tree.Items list) {
      return list.items().stream().map(item -> new Node(file, item, problems)).toList();
    }
    expected(tree, "列表", "a list");
    return List.of();
  }

  /// A text in both languages, `{ zh: …, en: … }`, neither blank.
  public Text text(String key) {
    Node node = get(key);
    return node.asText();
  }

  /// A text in both languages, if written.
  public Optional<Text> findText(String key) {
    return find(key).map(Node::asText);
  }

  private Text asText() {
    if (!(tree instanceof Tree.Branch)) {
      expected(tree, "{ zh: …, en: … }", "{ zh: …, en: … }");
      return new Text("", "");
    }
    Node node = only("zh", "en");
    return new Text(node.word("zh"), node.word("en"));
  }

  /// A single value that is not blank, as it is written.
  public String word(String key) {
    return get(key).asWord();
  }

  /// A single value, if written.
  public Optional<String> findWord(String key) {
    return find(key).map(Node::asWord);
  }

  /// This single value as it is written, for items of a list.
  public String asWord() {
    return Scalar.word(this);
  }

  /// A name of lower-case letters, digits and hyphens, e.g. `elder-friendly-homes`.
  public String slug(String key) {
    Node node = get(key);
    String word = node.asWord();
    if (!word.isEmpty() && !SLUG.matcher(word).matches()) {
      node.problem(
          "“" + word + "”只能用小写字母、数字和连字符", word + " must be lower-case letters, digits and hyphens");
    }
    return word;
  }

  /// The name of what this file declares: a slug equal to the file's name without `.yaml`.
  public String id(String key) {
    String id = slug(key);
    String stem = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.[a-z]+$", "");
    if (!id.isEmpty() && !id.equals(stem)) {
      get(key)
          .problem(
              "名称 " + id + " 与文件名 " + stem + " 不同", id + " differs from the file's name " + stem);
    }
    return id;
  }

  /// A word that must be one of `known`, e.g. a unit some other file declares.
  public String oneOf(String key, Collection<String> known) {
    Node node = get(key);
    return node.asOneOf(known);
  }

  /// This word, which must be one of `known`.
  public String asOneOf(Collection<String> known) {
    String word = asWord();
    if (!word.isEmpty() && !known.contains(word)) {
      Text hint = Nearest.to(word, known);
      problem("没有 " + word + hint.zh(), "there is no " + word + hint.en());
    }
    return word;
  }

  /// One constant, written in lower case: `STRICT_FLOOR` is `strict_floor`.
  public <E extends Enum<E>> E choice(String key, Class<E> type) {
    E[] constants = type.getEnumConstants();
    List<String> names =
        Arrays.stream(constants).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
    int index = names.indexOf(oneOf(key, names));
    return constants[Math.max(index, 0)];
  }

  /// A decimal number, exact as written; `_` and `,` are not allowed in it.
  public BigDecimal number(String key) {
    return Scalar.number(get(key));
  }

  /// A decimal number, if written.
  public Optional<BigDecimal> findNumber(String key) {
    return find(key).map(Scalar::number);
  }

  /// A whole number from `least` to `most`.
  public int whole(String key, int least, int most) {
    return Scalar.whole(get(key), least, most);
  }

  /// A day, written 2024-10-15.
  public LocalDate date(String key) {
    return Scalar.date(get(key));
  }

  /// A day, if written.
  public Optional<LocalDate> findDate(String key) {
    return find(key).map(Scalar::date);
  }

  /// A minute in the pack's own time zone, written 2024-10-15T09:00.
  public LocalDateTime minute(String key) {
    return Scalar.minute(get(key));
  }

  /// `true` or `false`; `otherwise` when not written.
  public boolean yes(String key, boolean otherwise) {
    return find(key).map(Scalar::yes).orElse(otherwise);
  }

  /// Builds a definition only when every read inside `reading` went well; an
  /// [IllegalArgumentException] of its constructor, worded `中文 · English`, is noted here.
  public <T> Optional<T> make(Supplier<T> reading) {
    if (tree instanceof Tree.Absent) {
      return Optional.empty();
    }
    int before = problems.count();
    try {
      T made = reading.get();
      return problems.count() == before ? Optional.of(made) : Optional.empty();
    } catch (IllegalArgumentException refused) {
      if (problems.count() == before) {
        String[] said = String.valueOf(refused.getMessage()).split(" · ", 2);
        problem(said[0], said[said.length - 1]);
      }
      return Optional.empty();
    }
  }

  Tree tree() {
    return tree;
  }

  private void expected(Tree found, String zh, String en) {
    if (!(found instanceof Tree.Absent)) {
      Text kind = found.kind();
      problem("应为" + zh + "，却是" + kind.zh(), "expected " + en + ", found " + kind.en());
    }
  }
}
