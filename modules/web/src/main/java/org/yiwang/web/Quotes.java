package org.yiwang.web;

import org.yiwang.target.Promise;
import org.yiwang.web.page.Link;
import org.yiwang.web.page.TargetScreenPage;

/// The sentence of a report around a promise, with the promise marked.
final class Quotes {
  private static final int AROUND = 36;

  private Quotes() {}

  static TargetScreenPage.Quote of(Desk desk, Promise.Quote quote, Call call) {
    var texts = call.texts();
    var report = desk.targets().findReport(quote.report());
    var source =
        report
            .map(it -> texts.of("quote.source", it.row().title()))
            .orElse(texts.of("quote.report"));
    var href =
        desk.gate().opens(Routes.IMPORTS, call.person())
            ? "/imports/" + quote.report() + "#at-" + quote.start()
            : "";
    var text = report.map(it -> it.text()).orElse("");
    if (quote.end() > text.length() || quote.start() > quote.end()) {
      return new TargetScreenPage.Quote("", quote.text(), "", Link.to(source, href));
    }
    var from = sentenceStart(text, quote.start());
    var until = sentenceEnd(text, quote.end());
    return new TargetScreenPage.Quote(
        (from > 0 && text.charAt(from - 1) != '\n' ? "……" : "")
            + text.substring(from, quote.start()),
        text.substring(quote.start(), quote.end()),
        text.substring(quote.end(), until),
        Link.to(source, href));
  }

  private static int sentenceStart(String text, int start) {
    int at = start;
    while (at > 0 && start - at < AROUND && "。；\n".indexOf(text.charAt(at - 1)) < 0) {
      at--;
    }
    return at;
  }

  private static int sentenceEnd(String text, int end) {
    int at = end;
    while (at < text.length() && at - end < AROUND && "。；\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }
}
