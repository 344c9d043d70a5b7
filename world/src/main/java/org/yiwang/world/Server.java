package org.yiwang.world;

/// The PostgreSQL server a drill runs on.
interface Server extends AutoCloseable {
  /// JDBC address of a database, with user and password.
  String url();

  /// Whether the drill may kill it, because somebody starts it again.
  boolean isKept();

  @Override
  void close();

  /// A server that somebody else runs; it is never killed.
  record Given(String url) implements Server {
    @Override
    public boolean isKept() {
      return false;
    }

    @Override
    public void close() {}
  }
}
