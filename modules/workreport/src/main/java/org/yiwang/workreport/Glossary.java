package org.yiwang.workreport;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yiwang.workreport.Term.Use;

/// Reads the glossary at the end of a report and finds where the body uses its words.
final class Glossary {
  private static final Pattern ENTRY =
      Pattern.compile(
          "(?m)^[\\s\\u3000]*(?:[\\[【（(]?(\\d{1,3})[\\]】）)]?[.．、:：]?|[①-⑳])[\\s\\u3000]*"
              + "([^\\n：:。]{2,60}?)(?:[：:]|是指|，?指的?是|，指)[\\s\\u3000]*([^\\n]+)");
  private static final Pattern QUOTED = Pattern.compile("[“\"]([^”\"]{2,20})[”\"]");
  private static final int USES_MAX = 50;

  private Glossary() {}

  static List<Term> in(String source, Outline outline) {
    List<Term> terms = new ArrayList<>();
    String heading = outline.headingAt(source, outline.bodyEnd());
    Matcher entry = ENTRY.matcher(source).region(outline.bodyEnd(), outline.glossaryEnd());
    while (entry.find()) {
      String number = entry.group(1);
      String name = entry.group(2).strip();
      int start = number == null ? entry.start(2) : entry.start(1);
      terms.add(
          new Term(
              number == null ? 0 : Integer.parseInt(number),
              name,
              entry.group(3).strip(),
              start,
              entry.end(),
              heading,
              uses(source, outline, name)));
    }
    return List.copyOf(terms);
  }

  private static List<Use> uses(String source, Outline outline, String name) {
    for (String words : wordings(name)) {
      List<Use> uses = new ArrayList<>();
      int at = source.indexOf(words, outline.bodyStart());
      while (at >= 0 && at < outline.bodyEnd() && uses.size() < USES_MAX) {
        uses.add(new Use(at, at + words.length(), outline.sectionAt(at).title()));
        at = source.indexOf(words, at + words.length());
      }
      if (!uses.isEmpty()) {
        return uses;
      }
    }
    return List.of();
  }

  /// The name as printed, without quotation marks, and its quoted parts, last first: they are the
  /// most telling.
  private static Set<String> wordings(String name) {
    Set<String> wordings = new LinkedHashSet<>();
    wordings.add(name);
    List<String> quoted = new ArrayList<>();
    Matcher part = QUOTED.matcher(name);
    while (part.find()) {
      quoted.addFirst(part.group(1));
    }
    wordings.addAll(quoted);
    wordings.add(name.replaceAll("[“”\"]", ""));
    return wordings;
  }
}
