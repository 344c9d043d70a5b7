package org.yiwang.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.yiwang.pack.Text;

/// Turns away what is larger than its route takes, what cannot be decoded, and what is no text,
/// before anything acts on it: no page, rule or table behind this door meets a control character.
final class Door extends OncePerRequestFilter {
  /// How many parts a form with files may have; one part is one field or one file.
  static final int PARTS_MAX = 50;

  /// How many fields a form or a query may have.
  static final int FIELDS_MAX = 1_000;

  /// More than any form within its size can have: the server itself would call them malformed.
  static final int FIELDS_READ_MAX = 40 * FIELDS_MAX;

  private static final long FILES_FROM_BYTES = 1024L * 1024;

  private final Routes routes;

  Door(Routes routes) {
    this.routes = routes;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var most = routes.find(request).map(Route::bodyBytesMax).orElse(0L);
    var wrong =
        request.getContentLengthLong() > most
            ? Optional.of(tooLarge(most))
            : request.getHeader("Transfer-Encoding") != null
                ? Optional.of(endless())
                : read(request);
    if (wrong.isPresent()) {
      wrong.get().endBeforeAPage(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  /// Decodes query and body, which every later reader then finds decoded.
  private static Optional<Stopped> read(HttpServletRequest request) {
    try {
      var type = Objects.requireNonNullElse(request.getContentType(), "");
      if (type.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
        var _ = request.getParts();
      }
      var fields = request.getParameterMap();
      var many = fields.values().stream().mapToInt(values -> values.length).sum() > FIELDS_MAX;
      return many ? Optional.of(tooMany(FIELDS_MAX, "个字段", "fields")) : firstNoText(fields);
    } catch (IOException | ServletException | IllegalStateException unreadable) {
      return Optional.of(because(unreadable));
    }
  }

  private static Stopped because(Throwable unreadable) {
    return switch (unreadable) {
      case FileCountLimitExceededException _ -> tooMany(PARTS_MAX, "个部分（字段和文件）", "parts");
      case SizeException _ -> tooLarge(FILES_FROM_BYTES);
      default -> unreadable.getCause() == null ? undecoded() : because(unreadable.getCause());
    };
  }

  private static Optional<Stopped> firstNoText(Map<String, String[]> fields) {
    return fields.entrySet().stream()
        .flatMap(field ->
            Stream.concat(Stream.of(field.getKey()), Stream.of(field.getValue()))
                .flatMapToInt(String::codePoints)
                .filter(Door::isNoText)
                .mapToObj(character -> noText(field.getKey(), character)))
        .findFirst();
  }

  /// Control characters, those that turn the direction of what is read, and the sign that stands
  /// for bytes that were none.
  private static boolean isNoText(int character) {
    return switch (character) {
      case '\t', '\n', '\r' -> false;
      case 0xFFFD, 0x061C, 0x200E, 0x200F -> true;
      default ->
          Character.isISOControl(character)
              || Character.getType(character) == Character.SURROGATE
              || (character >= 0x202A && character <= 0x202E)
              || (character >= 0x2066 && character <= 0x2069);
    };
  }

  private static Stopped noText(String field, int character) {
    if (character == 0xFFFD) {
      return undecoded();
    }
    var name = field.codePoints().anyMatch(Door::isNoText) ? "?" : field;
    var code = "U+%04X".formatted(character);
    return new Stopped(
        HttpStatus.BAD_REQUEST,
        "web.no-text",
        new Text(
            "“%s”里有看不见的控制字符 %s，什么都没有保存。请退回上一页删去后再提交。".formatted(name, code),
            "“%s” holds an invisible control character, %s. Nothing was kept; go back, delete it and send it again."
                .formatted(name, code)));
  }

  private static Stopped undecoded() {
    return new Stopped(
        HttpStatus.BAD_REQUEST,
        "web.malformed",
        new Text(
            "提交的内容不完整，或者不是 UTF-8 文字，读不出来；什么都没有改变。请退回上一页再提交一次。",
            "What was sent is incomplete or is no UTF-8 text and could not be read; nothing has changed."
                + " Go back and send it again."));
  }

  private static Stopped tooMany(int most, String zh, String en) {
    return new Stopped(
        HttpStatus.CONTENT_TOO_LARGE,
        "web.too-many",
        new Text(
            "一次最多提交 %d %s，什么都没有保存。请分几次提交。".formatted(most, zh),
            "At most %d %s at once; nothing was kept. Send them in several goes."
                .formatted(most, en)));
  }

  private static Stopped tooLarge(long bytesMax) {
    return new Stopped(
        HttpStatus.CONTENT_TOO_LARGE,
        "web.too-large",
        bytesMax >= FILES_FROM_BYTES
            ? new Text(
                "文件过大：报告不超过 20 MB，凭据每件不超过 10 MB、一次合计不超过 20 MB。什么都没有保存，请压缩后重传。",
                "The files are too large: at most 20 MB for a report, 10 MB for a piece of evidence, 20 MB"
                    + " at once. Nothing was kept; make them smaller and send them again.")
            : new Text(
                "提交的内容过大：这里不超过 %d KB。什么都没有保存。".formatted(bytesMax / 1024),
                "Too large: this takes at most %d KB. Nothing was kept."
                    .formatted(bytesMax / 1024)));
  }

  /// Without a length the limit could only be found by reading.
  private static Stopped endless() {
    return new Stopped(
        HttpStatus.LENGTH_REQUIRED,
        "web.length-required",
        new Text(
            "请求没有说明长度（Content-Length），没有读取。",
            "The request does not say how long it is (Content-Length) and was not read."));
  }
}
