package org.yiwang.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// The web server with all pages; running from `start` to `close`.
///
/// Catches everything: a listener that does not end must not keep the server from stopping.
public final class Web implements AutoCloseable {
  private final ServletWebServerApplicationContext context;
  private final Live live;
  private final AutoCloseable listening;

  private Web(ServletWebServerApplicationContext context, Live live, AutoCloseable listening) {
    this.context = context;
    this.live = live;
    this.listening = listening;
  }

  /// Starts serving; pages answer when this returns.
  ///
  /// @param rooms asked for once, on the calling thread, when the server is so far that it needs
  ///   them: the database may still be opening meanwhile
  /// @throws IllegalStateException if the port is taken or something answers that no route declares
  public static Web start(WebSettings settings, Supplier<Rooms> rooms) {
    var live = new Live();
    var application = new SpringApplication(Edge.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setRegisterShutdownHook(false);
    application.setDefaultProperties(properties(settings));
    application.addInitializers(context ->
        ((GenericApplicationContext) context)
            .registerBean(Site.class, () -> new Site(settings, rooms.get(), live)));
    var context = (ServletWebServerApplicationContext) application.run();
    var listening =
        rooms
            .get()
            .journal()
            .listen(events -> live.tell(events.isEmpty() ? 0 : events.getLast().seq()));
    return new Web(context, live, listening);
  }

  /// The port pages are served on.
  public int port() {
    return Objects.requireNonNull(context.getWebServer()).getPort();
  }

  /// Why the provider of the settings cannot sign anyone in at present; empty when it can, or when
  /// there is none. Asks it, which may take a minute.
  public Optional<String> findProviderFailure() {
    return context.getBean(Site.class).security().findProviderFailure();
  }

  /// Every address that answers, one line each: the method, the path, and who may open it
  /// (`everyone`, `may` an act on whatever unit, `doing` an act to the unit of the thing).
  public List<String> routes() {
    return context.getBean(Site.class).routes();
  }

  /// Answers the requests that have begun, at most five seconds, and stops.
  @Override
  public void close() {
    live.close();
    try {
      listening.close();
    } catch (Exception broken) {
      throw new IllegalStateException("the journal does not stop telling", broken);
    } finally {
      context.close();
    }
  }

  private static Map<String, Object> properties(WebSettings settings) {
    return Map.ofEntries(
        Map.entry("server.address", settings.bind()),
        Map.entry("server.port", settings.port()),
        Map.entry("server.shutdown", "graceful"),
        Map.entry("spring.lifecycle.timeout-per-shutdown-phase", "5s"),
        Map.entry("spring.threads.virtual.enabled", true),
        Map.entry("spring.main.log-startup-info", false),
        Map.entry("spring.jmx.enabled", false),
        Map.entry("server.compression.enabled", true),
        Map.entry("server.compression.mime-types", "text/html,application/json,text/csv"),
        Map.entry("server.forward-headers-strategy", "none"),
        Map.entry("server.servlet.session.timeout", "8h"),
        Map.entry("server.servlet.session.cookie.name", "yiwang"),
        Map.entry("server.servlet.session.cookie.http-only", true),
        Map.entry("server.servlet.session.cookie.same-site", "lax"),
        Map.entry("server.servlet.session.tracking-modes", "cookie"),
        Map.entry("server.tomcat.max-swallow-size", "32MB"),
        Map.entry("spring.servlet.multipart.max-file-size", "20MB"),
        Map.entry("spring.servlet.multipart.max-request-size", "21MB"),
        Map.entry("spring.servlet.multipart.resolve-lazily", true),
        Map.entry("spring.web.resources.add-mappings", false),
        Map.entry("logging.level.root", "warn"),
        // a start that fails is told by whoever called it, in a line
        Map.entry("logging.level.org.springframework.boot.SpringApplication", "off"),
        Map.entry("logging.level.org.springframework.boot.diagnostics", "off"),
        Map.entry("logging.level.org.springframework.boot.web", "error"),
        Map.entry("logging.pattern.console", "%d{HH:mm:ss} %-5level %msg%n%ex"));
  }
}
