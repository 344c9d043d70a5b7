package org.yiwang.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.journal.JournalUnavailable;
import org.yiwang.pack.Text;
import org.yiwang.web.page.Assets;
import org.yiwang.web.page.BarePage;
import org.yiwang.web.page.FaultPage;

/// Turns whatever went wrong into a page for people or `application/problem+json` for scripts, both
/// languages, with a reference that also stands in the server's log.
final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);
  private static final MediaType PROBLEM = MediaType.parseMediaType("application/problem+json");

  private final Frame frame;
  private final Pages pages;
  private final Assets assets;
  private final Supplier<String> references;

  Faults(Frame frame, Pages pages, Assets assets, Supplier<String> references) {
    this.frame = frame;
    this.pages = pages;
    this.assets = assets;
    this.references = references;
  }

  /// The answer to a failure that nothing before has answered.
  ServerResponse answer(Call call, Throwable failure) {
    var reference = references.get();
    return switch (failure) {
      case Stopped stopped -> answer(call, stopped.problem(reference));
      case NoSuchElementException _ -> answer(call, notFound(reference));
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
    return answer(call, problem(status));
  }

  /// The whole page for a status of a request that came to no route: it has no frame, for nobody
  /// knows who asks.
  byte[] bare(HttpStatus status) {
    var problem = problem(status);
    return pages.html(
        "bare",
        new BarePage(
            assets,
            problem.why().zh(),
            problem.why().en(),
            problem.status().value(),
            problem.reference()));
  }

  private Problem problem(HttpStatus status) {
    var reference = references.get();
    return switch (status) {
      case NOT_FOUND, METHOD_NOT_ALLOWED -> notFound(reference);
      case FORBIDDEN -> forbidden(reference);
      case SERVICE_UNAVAILABLE -> unavailable(reference);
      default -> status.is4xxClientError() ? malformed(status, reference) : broken(reference);
    };
  }

  ServerResponse answer(Call call, Problem problem) {
    if (call.wantsJson()) {
      return answer(problem);
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

  /// The answer to a script.
  ServerResponse answer(Problem problem) {
    return ServerResponse.status(problem.status()).contentType(PROBLEM).body(json(problem));
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
    if (!problem.all().isEmpty()) {
      body.put("errors", problem.all().stream().map(Faults::json).toList());
    }
    return body;
  }

  private static Map<String, Object> json(Typed.Wrong wrong) {
    return Map.of("field", wrong.field(), "title", wrong.say().zh(), "title_en", wrong.say().en());
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
        new Text(
            "没有看懂这个请求：地址或请求头写错了，或者太长。什么都没有改变。",
            "The request could not be read: its address or its head is wrong or too long. Nothing has"
                + " changed."),
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
