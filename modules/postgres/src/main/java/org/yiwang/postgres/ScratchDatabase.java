package org.yiwang.postgres;

import java.util.Optional;

/// One database made by `ScratchPostgres`, dropped when closed.
record ScratchDatabase(ScratchServer server, String name) implements Postgres {

  @Override
  public String url() {
    return server.address(name).withoutSecrets();
  }

  @Override
  public String user() {
    return server.address(name).user();
  }

  @Override
  public String password() {
    return server.address(name).password();
  }

  @Override
  public Optional<Long> findServerPid() {
    return server.findPid();
  }

  @Override
  public void close() {
    server.drop(name);
  }

  @Override
  public String toString() {
    return url();
  }
}
