package org.yiwang.web;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.target.Evidence;
import org.yiwang.target.TargetCommand;
import org.yiwang.target.view.TargetPage;

/// Files people take away: a target's entries as a table, and the proofs behind them.
final class Downloads {
  private static final String NUMBER = "-\\d+(\\.\\d+)?";
  private static final Pattern FORMULA =
      Pattern.compile("(?<=^|[;\\t\\r\\n])([\\s\\p{Z}]*)([=+\\-@＝＋－−＠])");

  private final Desk desk;

  Downloads(Desk desk) {
    this.desk = desk;
  }

  /// The entries as CSV with a byte-order mark, so that spreadsheet programs read Chinese.
  ServerResponse entries(Call call) {
    var page = TargetScreen.find(desk, call);
    var texts = call.texts();
    var head =
        row(
            List.of("no", "day", "unit", "amount", "source", "note", "evidence", "account").stream()
                .map(it -> texts.of("csv." + it))
                .toList());
    var rows =
        page.entries().stream().map(entry -> row(cells(entry, call))).collect(Collectors.joining());
    return ServerResponse.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header("Content-Disposition", attachment(page.row().id().replace('/', '-') + ".csv"))
        .body("\uFEFF" + head + rows);
  }

  /// A proof; pictures and PDF are shown, anything else is saved.
  ServerResponse evidence(Call call) throws IOException {
    var hash = call.path("hash");
    var content = desk.files().get(hash);
    var type = MediaKinds.of(content).orElse("application/octet-stream");
    return ServerResponse.ok()
        .contentType(MediaType.parseMediaType(type))
        .header("Content-Disposition", attachment(hash.substring(0, 12)))
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .body(content);
  }

  private List<String> cells(TargetPage.EntryRow entry, Call call) {
    var source = entry.source() == TargetCommand.Source.DERIVED ? "derived" : "self";
    return List.of(
        Integer.toString(entry.no()),
        entry.day().toString(),
        desk.wording().unit(entry.unit(), call.texts()),
        entry.amount().toPlainString(),
        call.texts().of("source." + source),
        entry.note(),
        entry.evidence().stream().map(Evidence::name).collect(Collectors.joining("; ")),
        entry.account());
  }

  private static String attachment(String name) {
    return ContentDisposition.attachment().filename(name).build().toString();
  }

  private static String row(List<String> cells) {
    return cells.stream().map(Downloads::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  /// Quoted, and never a formula: a spreadsheet runs what begins with one of these signs, also in
  /// their full-width form, after a blank, or after a sign at which it may split the line. A plain
  /// negative number stays a number.
  static String cell(String text) {
    var safe = text.matches(NUMBER) ? text : FORMULA.matcher(text).replaceAll("$1'$2");
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
