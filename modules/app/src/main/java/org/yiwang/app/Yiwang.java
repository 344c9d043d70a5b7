package org.yiwang.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// `./yiwang run`: starts a district and keeps it until it is told to stop.
public final class Yiwang {
  private static final String USAGE =
      """
      ./yiwang run [选项 options]
        --port N              端口，缺省 8080，0 为任意 · port, 0 for any free one
        --bind ADDRESS        监听地址，缺省 127.0.0.1 · address to listen on
        --data DIR            数据目录 · where data is kept
        --database JDBC-URL   已有的 PostgreSQL 15+ · an outside PostgreSQL instead of the embedded one
        --pack DIR            配置包，缺省 packs/hongkou · the district's pack
        --empty               不带演示账号和数据 · no demo accounts or data
        --clock now|demo      真实时间或演示时间 · real time, or the demo's
        --notices FILE        通知订阅：webhook 与邮件 · who is told of what happens, by webhook and mail
        --oidc-issuer URL --oidc-client-id ID [--oidc-client-secret-file FILE] [--oidc-claim NAME]
                              用 OpenID Connect 登录 · sign in by OpenID Connect
      退出码 exit codes: 130 143 按信号停止 stopped by a signal · 1 不能启动 could not start · 2 用法不对 wrong call
      """;

  private Yiwang() {}

  /// Runs until the process is told to stop.
  public static void main(String[] args) throws InterruptedException {
    if (List.of(args).contains("--help") || List.of(args).contains("-h")) {
      System.out.print(USAGE);
      return;
    }
    try {
      var root = Path.of(System.getProperty("yiwang.root", "."));
      run(Settings.of(List.of(args), root));
    } catch (Settings.Wrong wrong) {
      System.err.println(wrong.getMessage());
      System.err.print(USAGE);
      System.exit(2);
    } catch (CannotStart reason) {
      System.err.println(reason.getMessage());
      System.exit(1);
    }
  }

  private static void run(Settings settings) throws CannotStart, InterruptedException {
    var stopped = new CountDownLatch(1);
    var district = new District(settings, System.out::println);
    var stop =
        Thread.ofPlatform()
            .name("stop")
            .unstarted(() -> {
              district.close();
              stopped.countDown();
            });
    try {
      Runtime.getRuntime().addShutdownHook(stop);
    } catch (IllegalStateException ending) {
      // told to stop before anything was opened
      return;
    }
    district.start();
    stopped.await();
  }
}
