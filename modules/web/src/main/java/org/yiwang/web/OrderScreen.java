package org.yiwang.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.target.SupervisionOrder.Stage;
import org.yiwang.target.TargetCommand;
import org.yiwang.target.TargetRoom;
import org.yiwang.target.view.OrderRow;
import org.yiwang.web.page.FormPage;
import org.yiwang.web.page.Link;
import org.yiwang.web.page.ListPages;
import org.yiwang.web.page.OrderLine;
import org.yiwang.web.page.OrderScreenPage;
import org.yiwang.web.page.Texts;

/// 督办单: the orders, one order with its track, and its acts.
final class OrderScreen {
  /// What the roles of the pack call each act.
  static final Map<String, String> ACTS =
      Map.of(
          "sign", "sign-order",
          "answer", "answer-order",
          "check", "check-order",
          "close", "close-order");

  /// The act that comes next at each stage.
  private static final Map<Stage, String> NEXT =
      Map.of(
          Stage.ISSUED, "sign",
          Stage.SIGNED_FOR, "answer",
          Stage.ANSWERED, "check",
          Stage.CHECKED, "close");

  private static final List<String> TRACK =
      List.of("OrderIssued", "OrderSignedFor", "OrderAnswered", "OrderChecked", "OrderClosed");
  private static final int TEXT_MAX = 2_000;

  private final Desk desk;
  private final Tasks tasks;

  OrderScreen(Desk desk, Tasks tasks) {
    this.desk = desk;
    this.tasks = tasks;
  }

  ServerResponse list(Call call) {
    var texts = call.texts();
    var all = Desk.filter(call, "show", List.of("all", "open")).equals("all");
    var tab = all ? "all" : "open";
    var units = desk.rooms().identity().units().list().stream().map(it -> it.id().value()).toList();
    var unit = Optional.of(Desk.filter(call, "unit", units)).filter(it -> !it.isEmpty());
    var orders = desk.targets().orders(desk.year(call), unit, tab.equals("open"));
    return desk.pages()
        .show(
            "orders",
            new ListPages.OrdersPage(
                desk.frame().around(call, texts.of("menu.orders"), "orders"),
                texts.of("orders.title." + tab, orders.size()),
                List.of(
                    new Link(texts.of("orders.open"), "/orders", "open"),
                    new Link(texts.of("orders.all"), "/orders?show=all", "all")),
                tab,
                orders.stream().map(order -> line(desk, order, texts)).toList()));
  }

  ServerResponse page(Call call) {
    var order = find(call);
    var texts = call.texts();
    var wording = desk.wording();
    return desk.pages()
        .show(
            "order",
            new OrderScreenPage(
                desk.frame().around(call, title(order, texts), "orders"),
                List.of(
                    Link.to(texts.of("menu.orders"), "/orders"),
                    Link.to(wording.say(order.name(), texts), "/targets/" + order.target())),
                line(desk, order, texts),
                Link.to(wording.say(order.name(), texts), "/targets/" + order.target()),
                wording.lamp(order.light(), texts),
                counted(order, texts),
                texts.of("order.rule"),
                steps(order, texts),
                acts(order, call)));
  }

  /// From which act the running limit counts, and over which days.
  private String counted(OrderRow order, Texts texts) {
    var days = desk.wording().days();
    var from =
        order.acts().stream()
            .filter(act -> !act.event().equals("OrderSignedFor"))
            .reduce((_, last) -> last)
            .map(act -> days.day(act.at()))
            .orElse(days.day(order.issuedAt()));
    return order.dueOn().map(due -> days.counted(from, due, texts)).orElse("");
  }

  ServerResponse show(Call call) {
    return tasks.show(call, task(call));
  }

  ServerResponse run(Call call) throws IOException, ServletException {
    return tasks.run(call, task(call));
  }

  static OrderLine line(Desk desk, OrderRow order, Texts texts) {
    var level = order.level().name().toLowerCase(Locale.ROOT);
    var today = desk.today();
    var due =
        order
            .dueOn()
            .map(day -> desk.wording().days().shortDay(day, today))
            .map(day -> texts.of(order.overdue(today) ? "order.late" : "order.due", day))
            .orElse("");
    return new OrderLine(
        "/orders/" + order.target() + "/" + order.order(),
        level,
        texts.of("choice." + level),
        desk.wording().say(order.name(), texts) + " · " + texts.of("order.no", order.order()),
        desk.wording().unit(order.to(), texts),
        texts.of("stage." + order.stage().name().toLowerCase(Locale.ROOT)),
        due,
        order.overdue(today),
        desk.wording().say(order.reason(), texts));
  }

  private String title(OrderRow order, Texts texts) {
    return texts.of("order.title", desk.wording().say(order.name(), texts), order.order());
  }

  private OrderRow find(Call call) {
    var page = TargetScreen.find(desk, call);
    return page.orders().stream()
        .filter(order -> Integer.toString(order.order()).equals(call.path("no")))
        .findFirst()
        .orElseThrow();
  }

  private List<OrderScreenPage.Step> steps(OrderRow order, Texts texts) {
    var steps = new ArrayList<OrderScreenPage.Step>();
    for (var act : order.acts()) {
      steps.add(step(order, act, texts));
    }
    var next = TRACK.indexOf(lastEvent(order)) + 1;
    var again =
        !order.acts().isEmpty()
            && order.acts().getLast().passed().filter(passed -> !passed).isPresent();
    for (int i = again ? TRACK.indexOf("OrderAnswered") : next; i < TRACK.size(); i++) {
      var first = steps.size() == order.acts().size();
      var due =
          order
              .dueOn()
              .filter(_ -> first)
              .map(day -> texts.of("order.due", desk.wording().days().shortDay(day, desk.today())))
              .orElse("");
      steps.add(
          new OrderScreenPage.Step(
              first ? "now" : "next", texts.of("step." + TRACK.get(i)), due, "", "", List.of()));
    }
    return steps;
  }

  private OrderScreenPage.Step step(OrderRow order, OrderRow.Act act, Texts texts) {
    var wording = desk.wording();
    var failed = act.passed().filter(passed -> !passed).isPresent();
    var text = act.event().equals("OrderIssued") ? wording.say(order.reason(), texts) : act.text();
    return new OrderScreenPage.Step(
        "done",
        texts.of(failed ? "step.sent-back" : "step." + act.event()),
        wording.days().ago(act.at(), desk.now(), texts),
        act.unit().isEmpty() ? texts.of("history.rule") : wording.unit(act.unit(), texts),
        text,
        act.evidence().stream().map(TargetScreen::evidence).toList());
  }

  private static String lastEvent(OrderRow order) {
    return order.acts().isEmpty() ? "" : order.acts().getLast().event();
  }

  private List<Link> acts(OrderRow order, Call call) {
    var slug = NEXT.getOrDefault(order.stage(), "");
    if (slug.isEmpty() || !desk.permits().may(call.person(), slug + "-order", order.to())) {
      return List.of();
    }
    return List.of(
        new Link(
            call.texts().of("act." + slug),
            "/orders/" + order.target() + "/" + order.order() + "/" + slug,
            slug));
  }

  private Task task(Call call) {
    var order = find(call);
    var slug = call.path("act");
    var fields = new Fields(call.texts());
    var no = order.order();
    return switch (slug) {
      case "sign" ->
          task(call, order, slug, List.of(), (_, _) -> new TargetCommand.SignForOrder(no));
      case "answer" ->
          task(
              call,
              order,
              slug,
              List.of(
                  fields.area("answer", true),
                  fields.text("number", false),
                  fields.file(),
                  fields.check("evidence-open")),
              (typed, evidence) ->
                  new TargetCommand.AnswerOrder(no, typed.words("answer", TEXT_MAX), evidence));
      case "check" -> check(call, order, fields);
      case "close" ->
          task(
              call,
              order,
              slug,
              List.of(fields.area("conclusion", true)),
              (typed, _) -> new TargetCommand.CloseOrder(no, typed.words("conclusion", TEXT_MAX)));
      default -> throw new NoSuchElementException("no act " + slug);
    };
  }

  private Task check(Call call, OrderRow order, Fields fields) {
    var results = List.of("passed", "redo");
    return task(
        call,
        order,
        "check",
        List.of(
            fields.radio("result", results.stream().map(fields::choice).toList(), ""),
            fields.area("finding", true)),
        (typed, _) ->
            new TargetCommand.CheckOrder(
                order.order(),
                typed.choice("result", results).equals("passed"),
                typed.words("finding", TEXT_MAX)));
  }

  private Task task(
      Call call,
      OrderRow order,
      String slug,
      List<FormPage.Field> fields,
      java.util.function.BiFunction<Typed, List<org.yiwang.target.Evidence>, Object> command) {
    var texts = call.texts();
    var href = "/orders/" + order.target() + "/" + order.order();
    var title = title(order, texts);
    return new Task(
        slug,
        slug + "-order",
        order.to(),
        title,
        Link.to(title, href),
        href + "/" + slug,
        slug.equals("answer"),
        List.of(
            new FormPage.Fact(texts.of("fact.order"), title),
            new FormPage.Fact(texts.of("field.to"), desk.wording().unit(order.to(), texts)),
            new FormPage.Fact(texts.of("field.reason"), desk.wording().say(order.reason(), texts))),
        fields,
        TargetRoom.target(order.target()),
        command);
  }
}
