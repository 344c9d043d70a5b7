package org.yiwang.app;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yiwang.identity.Identity;
import org.yiwang.journal.Follower;
import org.yiwang.journal.Journal;
import org.yiwang.journal.StreamKind;
import org.yiwang.journal.View;
import org.yiwang.matter.DemoMatters;
import org.yiwang.matter.MatterPack;
import org.yiwang.matter.MatterRoom;
import org.yiwang.matter.view.Matters;
import org.yiwang.notice.Courier;
import org.yiwang.notice.DeadLetters;
import org.yiwang.notice.NoticesFile;
import org.yiwang.notice.NoticesFile.Notices;
import org.yiwang.notice.Outbox;
import org.yiwang.pack.Checked;
import org.yiwang.pack.PackFolder;
import org.yiwang.postgres.JdbcUrl;
import org.yiwang.postgres.Postgres;
import org.yiwang.postgres.PostgresUnavailable;
import org.yiwang.target.DemoYear;
import org.yiwang.target.TargetPack;
import org.yiwang.target.TargetRoom;
import org.yiwang.target.view.Targets;
import org.yiwang.web.Rooms;
import org.yiwang.web.Web;
import org.yiwang.web.WebSettings;

/// One running district: pack, database, journal and pages, opened in this order and closed in the
/// other.
final class District implements AutoCloseable {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int CONNECTIONS_MAX = 24;
  private static final int STORY_CONNECTIONS_MAX = 6;
  private static final Duration PROVIDER_WAIT = Duration.ofSeconds(3);

  /// Years whose calendar is known: outside them no limit can be counted.
  private static final int YEAR_MIN = 2000;

  private static final int YEAR_MAX = 2098;

  /// Where the rooms keep how their tables are made.
  static final List<String> MIGRATIONS =
      List.of("db/journal", "db/target", "db/matter", "db/notice");

  private final Settings settings;
  private final Optional<InstantSource> hands;
  private final Consumer<String> tell;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private List<String> routes = List.of();
  private int port;
  private final CountDownLatch started = new CountDownLatch(1);
  private volatile boolean stopping;

  /// @param tell receives lines for the person at the terminal
  District(Settings settings, Consumer<String> tell) {
    this(settings, Optional.empty(), tell);
  }

  /// @param hands the time of a district for stories, which has no demo year; else empty
  District(Settings settings, Optional<InstantSource> hands, Consumer<String> tell) {
    this.settings = settings;
    this.hands = hands;
    this.tell = tell;
  }

  /// What a pack says, all of it checked.
  private record Definitions(Identity identity, TargetPack targets, MatterPack matters) {}

  /// Opens everything; pages answer when this returns.
  ///
  /// The database is opened, and the demo year written, beside the web server's own start: each
  /// takes a second or more, and neither needs the other before its end.
  void start() throws CannotStart {
    try {
      var folder = PackFolder.open(settings.pack());
      var definitions = read(folder, this::definitions);
      var notices = notices();
      var opening = new FutureTask<>(() -> open(folder, definitions, notices));
      Thread.ofPlatform().name("open").start(opening);
      var web = keep(web(opening));
      routes = web.routes();
      port = web.port();
      askProvider(web);
      tell.accept("已启动 · Ready: http://" + settings.bind() + ":" + web.port() + "/");
    } catch (PostgresUnavailable | IOException | IllegalStateException reason) {
      closeOpen();
      // a library that is opened while the program ends says so in its own words
      var told = stopping || "Shutdown in progress".equals(root(reason).getMessage());
      throw new CannotStart(
          told
              ? "启动中已按要求停止 · Stopped while starting, as told"
              : "不能启动 · Cannot start: " + reason.getMessage());
    } finally {
      started.countDown();
    }
  }

  /// Says so when nobody will be able to sign in. A provider that takes long to fail is told of
  /// when it has, and does not hold up the start.
  private void askProvider(Web web) {
    var asking =
        Thread.ofVirtual()
            .name("provider")
            .start(() ->
                web.findProviderFailure()
                    .ifPresent(why ->
                        tell.accept(
                            "警告：统一身份认证没有应答，恢复之前不能登录 · Warning: the sign-in provider does not answer;"
                                + " nobody can sign in until it does: "
                                + why)));
    try {
      var _ = asking.join(PROVIDER_WAIT);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// The pages. When they cannot start because the rooms could not be opened, that is the reason.
  private Web web(FutureTask<Rooms> opening) throws CannotStart, IOException {
    try {
      return Web.start(webSettings(), () -> opened(opening));
    } catch (RuntimeException failed) {
      switch (failure(opening).orElse(root(failed))) {
        case CannotStart reason -> throw reason;
        case PostgresUnavailable reason -> throw reason;
        case BindException _ ->
            throw new CannotStart(
                "不能启动：%1$s 的端口 %2$d 不能用，请换一个 --port · Cannot start: port %2$d of %1$s cannot be used; choose another --port"
                    .formatted(settings.bind(), settings.port()));
        case Throwable other -> throw new IllegalStateException(other.getMessage(), failed);
      }
    }
  }

  private static Rooms opened(FutureTask<Rooms> opening) {
    try {
      return opening.get();
    } catch (ExecutionException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Optional<Throwable> failure(FutureTask<Rooms> opening) {
    try {
      var _ = opening.get();
      return Optional.empty();
    } catch (ExecutionException failed) {
      return Optional.ofNullable(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of(stopped);
    }
  }

  private static Throwable root(Throwable failed) {
    var cause = failed.getCause();
    return cause == null ? failed : root(cause);
  }

  private Rooms open(PackFolder folder, Definitions definitions, Optional<Notices> notices)
      throws CannotStart, IOException {
    var pool = database();
    var matters = matters(definitions, pool);
    if (settings.demo() && hands.isEmpty()) {
      seed(folder, definitions, pool, parts(matters, List.of()));
    }
    var real = Clock.systemUTC();
    var clock = sound(hands.isPresent() ? hands.get() : clock(real));
    notices.ifPresent(it -> Outbox.subscribe(pool, it, real));
    var announcements = new MatterAnnouncements(matters);
    var followers =
        notices.stream()
            .<Follower>map(it -> new Outbox(it, real, announcements::announce))
            .toList();
    var journal = keep(Journal.open(pool, clock, parts(matters, followers)));
    matters.record(journal);
    // real time, whatever the district's is: receivers check when a letter was signed
    if (notices.isPresent()) {
      var _ = keep(Courier.start(pool, real, notices.get(), ProcessHandle.current().pid()));
    }
    return new Rooms(
        clock,
        journal,
        new Targets(pool, definitions.targets()),
        definitions.targets(),
        matters,
        new Matters(pool),
        new DeadLetters(pool),
        definitions.identity(),
        folder
            .findBytes("places/" + folder.pack().name() + "-subdistricts.geojson")
            .orElse(new byte[0]),
        new UploadedReport(definitions.targets()));
  }

  /// The port pages are served on; 0 before the start.
  int port() {
    return port;
  }

  /// Every address that answers and who may open it, as [Web#routes] says it; empty before the
  /// start.
  List<String> routes() {
    return routes;
  }

  /// Who is told of what happens, if anyone is.
  private Optional<Notices> notices() throws CannotStart {
    var file = settings.notices();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    return switch (NoticesFile.read(file.get(), MatterAnnouncements.types())) {
      case Checked.Valid<Notices>(var notices) -> Optional.of(notices);
      case Checked.Invalid<Notices>(var problems) -> {
        problems.forEach(problem -> tell.accept(problem.toString()));
        throw new CannotStart(
            "订阅文件有 %1$d 处问题 · the file of subscriptions has %1$d problems"
                .formatted(problems.size()));
      }
    };
  }

  private <T> T read(PackFolder folder, Function<PackFolder, T> reading) throws CannotStart {
    return switch (folder.check(reading)) {
      case Checked.Valid<T>(var definitions) -> definitions;
      case Checked.Invalid<T>(var problems) -> {
        problems.forEach(problem -> tell.accept(problem.toString()));
        throw new CannotStart(
            "配置包有 " + problems.size() + " 处问题 · the pack has " + problems.size() + " problems");
      }
    };
  }

  private Definitions definitions(PackFolder folder) {
    var identity = Identity.read(folder, settings.demo());
    return new Definitions(
        identity,
        TargetPack.read(folder, unitIds(identity)),
        MatterPack.read(folder, identity.units(), identity.access()));
  }

  private static Set<String> unitIds(Identity identity) {
    return identity.units().list().stream()
        .map(unit -> unit.id().value())
        .collect(Collectors.toSet());
  }

  private HikariDataSource database() {
    tell.accept("打开数据库 · Opening the database …");
    var postgres =
        keep(
            settings.database().isPresent()
                ? Postgres.at(new JdbcUrl(settings.database().get()))
                : Postgres.embedded(settings.data().resolve("postgres"), tell));
    postgres.migrate(MIGRATIONS);
    var pool = new HikariConfig();
    pool.setJdbcUrl(postgres.url());
    pool.setUsername(postgres.user());
    pool.setPassword(postgres.password());
    pool.setMaximumPoolSize(hands.isPresent() ? STORY_CONNECTIONS_MAX : CONNECTIONS_MAX);
    pool.setConnectionTimeout(5_000);
    return keep(new HikariDataSource(pool));
  }

  /// The room of matters: under what the pack says, and what is on record.
  private static MatterRoom matters(Definitions definitions, HikariDataSource pool)
      throws CannotStart {
    try {
      return new MatterRoom(definitions.matters(), Matters.recordedTypes(pool));
    } catch (IllegalArgumentException changed) {
      throw new CannotStart("不能启动 · Cannot start: " + changed.getMessage());
    }
  }

  /// Everything that follows the log: a room's kinds and views are lines here.
  private static Journal.Parts parts(MatterRoom matters, List<Follower> followers) {
    var kinds = new ArrayList<StreamKind<?, ?, ?>>(matters.kinds());
    kinds.addAll(List.of(TargetRoom.targets(), TargetRoom.reports(), DeadLetters.kind()));
    var views = new ArrayList<View<?>>(Matters.views(matters));
    views.addAll(Targets.views());
    views.add(DeadLetters.view());
    return new Journal.Parts(kinds, views, followers);
  }

  /// The demo year is read, and decided by the rules, only when it is still to be written.
  private void seed(
      PackFolder folder, Definitions definitions, HikariDataSource pool, Journal.Parts parts)
      throws CannotStart, IOException {
    var seed = new DemoSeed(settings.data(), tell, () -> stopping);
    if (!seed.isSown(pool, parts)) {
      var identity = definitions.identity();
      var photos = photos(folder);
      var year = read(folder, it -> DemoYear.read(it, identity, definitions.targets()));
      var steps = read(folder, it -> DemoMatters.read(it, identity, definitions.matters(), photos));
      seed.sow(year, steps, pool, parts);
    }
  }

  /// Puts the photos of the demo where uploaded files are, each under its hash.
  private Map<String, String> photos(PackFolder folder) throws IOException {
    var hashes = new HashMap<String, String>();
    for (var name : DemoMatters.photos(folder)) {
      var content = folder.findBytes("demo/photos/" + name).orElse(new byte[0]);
      var hash = sha256(content);
      var place = settings.data().resolve("files").resolve(hash.substring(0, 2)).resolve(hash);
      Files.createDirectories(place.getParent());
      Files.write(place, content);
      hashes.put(name, hash);
    }
    return hashes;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private InstantSource clock(InstantSource real) throws IOException {
    var opens = new DemoSeed(settings.data(), tell, () -> stopping).findClock();
    return settings.demo() && settings.demoClock() && opens.isPresent()
        ? DemoClock.begin(opens.get(), real, settings.data().resolve("demo-started"))
        : real;
  }

  /// A clock that says a time in which the district can work.
  private static InstantSource sound(InstantSource clock) throws CannotStart {
    var year = year(clock);
    if (year < YEAR_MIN || year > YEAR_MAX) {
      throw new CannotStart(
          "不能启动：时钟的年份不在 %1$d 至 %2$d 之间，请校正系统时间，或检查数据目录里的 demo-started · Cannot start: the clock is not between %1$d and %2$d; set the system's time, or look at demo-started in the data folder"
              .formatted(YEAR_MIN, YEAR_MAX));
    }
    return clock;
  }

  private static int year(InstantSource clock) {
    try {
      return clock.instant().atZone(ZONE).getYear();
    } catch (DateTimeException | ArithmeticException beyond) {
      return Integer.MAX_VALUE;
    }
  }

  private WebSettings webSettings() throws IOException {
    return new WebSettings(
        settings.bind(),
        settings.port(),
        settings.demoAccounts(),
        oidc(),
        Files.createDirectories(settings.data().resolve("files")),
        settings.demo() && settings.demoClock(),
        ZONE,
        () -> UUID.randomUUID().toString());
  }

  private Optional<WebSettings.Oidc> oidc() {
    return settings
        .oidc()
        .map(one ->
            new WebSettings.Oidc(
                one.issuer(),
                one.clientId(),
                one.secretFile().map(District::secret).orElse(""),
                one.claim()));
  }

  private static String secret(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private <T extends AutoCloseable> T keep(T one) {
    synchronized (open) {
      open.push(one);
    }
    if (stopping) {
      throw new IllegalStateException("已被要求停止 · told to stop");
    }
    return one;
  }

  /// Answers what has begun and stops all, newest first; a second call does nothing. A start that
  /// is under way is told to end, and waited for: what it opens is closed too. Not to be called
  /// before [#start].
  @Override
  public void close() {
    stopping = true;
    try {
      started.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    closeOpen();
  }

  /// Catches everything: what is still open must be closed whatever one of them does.
  private void closeOpen() {
    synchronized (open) {
      while (!open.isEmpty()) {
        var one = open.pop();
        try {
          one.close();
        } catch (Exception broken) {
          tell.accept(
              "没有正常关闭 · did not close cleanly: " + one.getClass().getSimpleName() + ": " + broken);
        }
      }
    }
  }
}
