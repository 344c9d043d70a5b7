package org.yiwang.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Every address there is and who may open it. What is not here does not answer.
///
/// Catches everything: this is the web edge, where a failure becomes a page with a reference.
final class Routes {
  static final Who IMPORTS = Who.may("import-report");
  static final Who NOTICES = Who.may("run-notices");
  static final Who READS_MATTERS = Who.may("read-matter");
  static final Who WORKS_MATTERS = Who.may("work-matter");
  static final String FAULT = "/fault";

  static final Who STAFF = Who.may("read-internal");
  private static final Who ANYONE = Who.everyone();
  private static final long EVIDENCE_BYTES_MAX = 21L * 1024 * 1024;
  private static final long REPORT_BYTES_MAX = 21L * 1024 * 1024;

  private final List<Route> routes;

  Routes(Desk desk, SignIn signIn, AssetFiles assets, Live live) {
    var tasks = new Tasks(desk);
    var cockpit = new CockpitScreen(desk);
    var lists = new TargetLists(desk);
    var acts = new TargetActs(desk, tasks);
    var target = new TargetScreen(desk, acts);
    var orders = new OrderScreen(desk, tasks);
    var imports = new ImportScreen(desk, tasks);
    var open = new OpenScreen(desk);
    var files = new Downloads(desk);
    var all = new ArrayList<Route>();
    all.add(Route.get("/", STAFF, cockpit::page));
    all.add(Route.get("/live", STAFF, call -> live.open(call.request().method())));
    all.add(Route.get("/targets", STAFF, lists::page));
    all.add(Route.get("/targets/{year}/{target}", STAFF, target::page));
    all.add(Route.get("/targets/{year}/{target}/entries.csv", STAFF, files::entries));
    TargetActs.ACTS.forEach((slug, act) -> {
      var path = "/targets/{year}/{target}/" + only(slug);
      all.add(Route.get(path, Who.doing(act), acts::show));
      all.add(Route.post(path, Who.doing(act), acts::run).sending(EVIDENCE_BYTES_MAX));
    });
    all.add(Route.get("/orders", STAFF, orders::list));
    all.add(Route.get("/orders/{year}/{target}/{no}", STAFF, orders::page));
    OrderScreen.ACTS.forEach((slug, act) -> {
      var path = "/orders/{year}/{target}/{no}/" + only(slug);
      all.add(Route.get(path, Who.doing(act), orders::show));
      all.add(Route.post(path, Who.doing(act), orders::run).sending(EVIDENCE_BYTES_MAX));
    });
    all.add(Route.get("/imports", IMPORTS, imports::list));
    all.add(Route.post("/imports", IMPORTS, imports::upload).sending(REPORT_BYTES_MAX));
    all.add(Route.get("/imports/{report}", IMPORTS, imports::page));
    all.add(Route.post("/imports/{report}/{no}/accept", Who.may("accept-target"), imports::accept));
    ImportScreen.acts()
        .forEach((slug, act) -> {
          var path = "/imports/{report}/{no}/" + only(slug);
          all.add(Route.get(path, Who.may(act), imports::show));
          all.add(Route.post(path, Who.may(act), imports::run));
        });
    var dead = new DeadLetterScreen(desk);
    all.add(Route.get(DeadLetterScreen.PATH, NOTICES, dead::page));
    DeadLetterScreen.ACTS
        .keySet()
        .forEach(slug ->
            all.add(
                Route.post(DeadLetterScreen.PATH + "/{letter}/" + only(slug), NOTICES, dead::run)));
    all.add(Route.get("/evidence/{hash}", STAFF, files::evidence));
    all.addAll(new MatterApi(desk).routes());
    all.addAll(MatterRoutes.all(desk));
    all.add(Route.get("/open", ANYONE, open::list));
    all.add(Route.get("/open/{year}/{target}", ANYONE, open::page));
    all.add(Route.get("/sign-in", ANYONE, signIn::page));
    all.add(Route.post("/sign-in/demo", ANYONE, signIn::demo));
    all.add(Route.post("/sign-out", ANYONE, signIn::out));
    all.add(Route.get("/health", ANYONE, _ -> ServerResponse.ok().body("ok\n")));
    all.add(Route.get("/assets/{hash}/{name}", ANYONE, call -> assets.serve(call.request())));
    this.routes = List.copyOf(all);
  }

  /// The last part of a path that is one act and no other.
  private static String only(String slug) {
    return "{act:" + slug + "}";
  }

  List<Route> list() {
    return routes;
  }

  /// The route that answers this request.
  Optional<Route> find(HttpServletRequest request) {
    var method = HttpMethod.valueOf(request.getMethod());
    var path = PathContainer.parsePath(request.getRequestURI());
    return routes.stream().filter(route -> route.answers(method, path)).findFirst();
  }

  RouterFunction<ServerResponse> router(Faults faults) {
    var router = RouterFunctions.route();
    for (var route : routes) {
      router.route(
          RequestPredicates.methods(route.methods())
              .and(RequestPredicates.path(route.path().getPatternString())),
          request -> answer(route, call(request), faults));
    }
    router.route(RequestPredicates.path(FAULT), request -> fault(call(request), faults));
    router.route(
        RequestPredicates.all(), request -> faults.answer(call(request), HttpStatus.NOT_FOUND));
    return router.build();
  }

  private static ServerResponse answer(Route route, Call call, Faults faults) {
    try {
      return route.handler().answer(call);
    } catch (Exception failure) {
      return faults.answer(call, failure);
    }
  }

  private static Call call(ServerRequest request) {
    return new Call(request, Visitors.person(), Visitors.texts(request.servletRequest()));
  }

  private static ServerResponse fault(Call call, Faults faults) {
    return Stopped.find(call.request().servletRequest())
        .map(stopped -> faults.answer(call, stopped))
        .orElseGet(() -> faults.answer(call, status(call.request())));
  }

  private static HttpStatus status(ServerRequest request) {
    var code = request.servletRequest().getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var known = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
    return known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known;
  }
}
