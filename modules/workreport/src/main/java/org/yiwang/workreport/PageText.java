package org.yiwang.workreport;

import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/// The visible text of a web page, one line for each block.
final class PageText {
  private static final int HEAD = 4096;

  private PageText() {}

  static boolean isPage(String text) {
    String head = text.substring(0, Math.min(HEAD, text.length())).toLowerCase(Locale.ROOT);
    return head.contains("<!doctype html")
        || head.contains("<html")
        || head.contains("<body")
        || head.contains("<div")
        || head.contains("<p>")
        || head.contains("<p ");
  }

  static String of(String html) {
    Document page = Jsoup.parse(html);
    page.select(
            "script, style, noscript, template, head, select, svg, footer, nav, [role=contentinfo], [role=navigation]")
        .remove();
    StringBuilder text = new StringBuilder(html.length() / 2);
    page.body()
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                  append(text, words.getWholeText());
                } else if (breaks(node)) {
                  endLine(text);
                }
              }

              @Override
              public void tail(Node node, int depth) {
                if (breaks(node)) {
                  endLine(text);
                }
              }
            });
    return text.toString();
  }

  private static boolean breaks(Node node) {
    return node instanceof Element element
        && (element.isBlock() || element.normalName().equals("br"));
  }

  /// A line break in the source of a page is only a space.
  private static void append(StringBuilder text, String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
      if (!space) {
        text.append(c);
      } else if (!text.isEmpty()
          && text.charAt(text.length() - 1) != ' '
          && text.charAt(text.length() - 1) != '\n') {
        text.append(' ');
      }
    }
  }

  private static void endLine(StringBuilder text) {
    if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
      text.append('\n');
    }
  }
}
