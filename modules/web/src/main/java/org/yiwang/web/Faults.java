package org.yiwang.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.journal.JournalUnavailable;
import org.yiwang.pack.Text;
import org.yiwang.web.page.FaultPage;

/// Turns whatever went wrong into a page for people or `application/problem+json` for scripts, both
/// languages, with a reference that also stands in the server's log.
final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
  private static final MediaType PROBLEM = MediaType.parseMediaType("application/problem+json");

  private final Frame frame;
  private final Pages pages;
  private final Supplier<String> references;

  Faults(Frame frame, Pages pages, Supplier<String> references) {
    this.frame = frame;
    this.pages = pages;
    this.references = references;
  }

  /// The answer to a failure that nothing before has answered.
  ServerResponse answer(Call call, Throwable failure) {
    var reference = references.get();
    return switch (failure) {
      case Stopped stopped -> answer(call, stopped.problem(reference));
      case NoSuchElementException _ -> answer(call, notFound(reference));
      case MaxUploadSizeExceededException _ -> answer(call, tooLarge(reference));
      case JournalUnavailable _ -> {
        LOG.warn("{} {}: {}", reference, call.request().path(), failure.getMessage());
        yield answer(call, unavailable(reference));
      }
      default -> {
        LOG.error("{} {} failed", reference, call.request().path(), failure);
        yield answer(call, broken(reference));
      }
    };
  }

  /// The answer to a status that the server gave by itself.
  ServerResponse answer(Call call, HttpStatus status) {
    var reference = references.get();
    var problem =
        switch (status) {
          case NOT_FOUND, METHOD_NOT_ALLOWED -> notFound(reference);
          case FORBIDDEN -> forbidden(reference);
          case CONTENT_TOO_LARGE -> tooLarge(reference);
          case SERVICE_UNAVAILABLE -> unavailable(reference);
          default -> status.is4xxClientError() ? malformed(status, reference) : broken(reference);
        };
    return answer(call, problem);
  }

  ServerResponse answer(Call call, Problem problem) {
    if (call.wantsJson()) {
      return ServerResponse.status(problem.status()).contentType(PROBLEM).body(json(problem));
    }
    var texts = call.texts();
    var page =
        new FaultPage(
            frame.around(call, texts.of("fault.title." + kind(problem.status())), ""),
            texts.of("fault.title." + kind(problem.status())),
            problem.why().zh(),
            problem.why().en(),
            problem.status().value(),
            problem.reference());
    return pages.show(problem.status(), "fault", page);
  }

  static Map<String, Object> json(Problem problem) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "urn:yiwang:rule:" + problem.rule());
    body.put("title", problem.why().zh());
    body.put("title_en", problem.why().en());
    body.put("status", problem.status().value());
    body.put("instance", "urn:yiwang:reference:" + problem.reference());
    if (!problem.field().isEmpty()) {
      body.put("field", problem.field());
    }
    return body;
  }

  private static String kind(HttpStatus status) {
    return switch (status) {
      case NOT_FOUND -> "missing";
      case FORBIDDEN, UNAUTHORIZED -> "forbidden";
      case CONTENT_TOO_LARGE -> "large";
      case CONFLICT -> "refused";
      default -> status.is4xxClientError() ? "malformed" : "broken";
    };
  }

  private static Problem notFound(String reference) {
    return Problem.of(
        HttpStatus.NOT_FOUND,
        "web.not-found",
        new Text("没有这个页面，可能地址有误，也可能它不对外公开。", "There is no such page, or it is not public."),
        reference);
  }

  private static Problem forbidden(String reference) {
    return Problem.of(
        HttpStatus.FORBIDDEN,
        "web.forbidden",
        new Text(
            "您的岗位不能做这件事，或者页面放得太久已经过期。请退回上一页刷新后再试；需要权限请联系督查部门。",
            "Your post may not do this, or the page was open too long. Go back, reload and try again;"
                + " the supervision office grants permissions."),
        reference);
  }

  static Problem tooLarge(String reference) {
    return Problem.of(
        HttpStatus.CONTENT_TOO_LARGE,
        "web.too-large",
        new Text(
            "文件过大：报告不超过 20 MB，凭据不超过 10 MB。什么都没有保存，请压缩后重传。",
            "The file is too large: at most 20 MB for a report, 10 MB for evidence. Nothing was kept;"
                + " make it smaller and send it again."),
        reference);
  }

  private static Problem unavailable(String reference) {
    return Problem.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "web.unavailable",
        new Text(
            "数据库暂时没有应答，不确定是否已经记下。请刷新后再提交一次，不会重复记录。",
            "The database does not answer; it is not known whether this was recorded. Reload and send it"
                + " again: it will not be recorded twice."),
        reference);
  }

  private static Problem malformed(HttpStatus status, String reference) {
    return Problem.of(
        status,
        "web.malformed",
        new Text("没有看懂这个请求，什么都没有改变。", "The request could not be read; nothing has changed."),
        reference);
  }

  private static Problem broken(String reference) {
    return Problem.of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "web.broken",
        new Text(
            "系统出错，没有完成。请把下面的编号告诉管理员。",
            "Something broke and this was not done. Please give an administrator the reference below."),
        reference);
  }
}
