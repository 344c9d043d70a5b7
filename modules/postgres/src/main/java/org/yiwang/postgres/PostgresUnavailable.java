package org.yiwang.postgres;

/// No usable PostgreSQL: why, and what to do about it, in Chinese and in English. Thrown at
/// start-up only; a server that fails later is restarted by its watcher.
public final class PostgresUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String zh;
  private final String en;

  PostgresUnavailable(String zh, String en) {
    super(zh + " · " + en);
    this.zh = zh;
    this.en = en;
  }

  PostgresUnavailable(String zh, String en, Throwable cause) {
    super(zh + " · " + en, cause);
    this.zh = zh;
    this.en = en;
  }

  /// The reason in Chinese.
  public String zh() {
    return zh;
  }

  /// The reason in English.
  public String en() {
    return en;
  }
}
