package org.yiwang.web;

import java.util.List;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.identity.UnitKind;
import org.yiwang.pack.Text;

/// Everything behind the routes, put together once by plain constructors.
final class Site {
  private final Routes routes;
  private final Security security;
  private final Faults faults;

  Site(WebSettings settings, Rooms rooms, Live live) {
    var identity = rooms.identity();
    var gate = new Gate(identity.access(), rooms.clock(), settings.zone());
    var days = new Days(settings.zone());
    var assets = new AssetFiles();
    var pages = new Pages();
    var frame =
        new Frame(
            district(rooms),
            identity.units(),
            gate,
            days,
            rooms.clock(),
            settings.demoClock(),
            assets);
    this.faults = new Faults(frame, pages, assets, () -> settings.keys().get().substring(0, 8));
    var provider = settings.oidc().map(oidc -> new OidcProvider(oidc, identity));
    var signIn = new SignIn(identity, gate, frame, pages, settings.demoAccounts(), provider);
    var desk =
        new Desk(
            frame,
            pages,
            faults,
            gate,
            rooms,
            new Permits(identity, gate),
            new Wording(identity.units(), rooms.pack(), days),
            new FileStore(settings.files()),
            new Areas(rooms.outlines(), identity.units()),
            rooms.clock(),
            settings.keys());
    this.routes = new Routes(desk, signIn, assets, live);
    this.security = new Security(routes, gate, signIn);
  }

  RouterFunction<ServerResponse> router() {
    return routes.router(faults);
  }

  List<String> routes() {
    return routes.list().stream().map(Route::toString).toList();
  }

  Faults faults() {
    return faults;
  }

  Security security() {
    return security;
  }

  private static Text district(Rooms rooms) {
    return rooms.identity().units().list(UnitKind.DISTRICT).stream()
        .findFirst()
        .map(unit -> unit.shortName())
        .orElse(new Text("", ""));
  }
}
