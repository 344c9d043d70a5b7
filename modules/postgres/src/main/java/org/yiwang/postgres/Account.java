package org.yiwang.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The account PostgreSQL runs under. It refuses to run as root, so root must step down first.
enum Account {
  /// We are not root: run as we are.
  OURSELVES,

  /// Root inside an unmapped user namespace: the files stay root's, but the server sees itself as
  /// nobody and holds no privilege. Needs no folder to be opened for others, so it is tried first.
  NAMESPACE,

  /// Root where namespaces are forbidden, as in many containers: become nobody, who then owns the
  /// cluster. Works only where nobody can reach the data directory.
  NOBODY;

  private static final int NOBODY_ID = 65534;

  /// The first account that works on this machine.
  static Account choose() {
    try {
      if (Folders.ownerOf(Path.of("/proc/self")) != 0) {
        return OURSELVES;
      }
    } catch (IOException | UnsupportedOperationException noProc) {
      return OURSELVES;
    }
    for (Account each : List.of(NAMESPACE, NOBODY)) {
      if (Programs.succeeds(each.running(List.of("true")))) {
        return each;
      }
    }
    throw new PostgresUnavailable(
        "PostgreSQL 不能以 root 运行，而本机的 unshare 与 setpriv 都不可用；请换普通用户运行，或安装 util-linux",
        "PostgreSQL does not run as root, and neither unshare nor setpriv works here; run as an"
            + " ordinary user, or install util-linux");
  }

  /// The command line that runs this command under the account.
  List<String> running(List<String> command) {
    List<String> whole =
        new ArrayList<>(
            switch (this) {
              case OURSELVES -> List.<String>of();
              case NAMESPACE -> List.of("unshare", "--user");
              case NOBODY -> List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");
            });
    whole.addAll(command);
    return List.copyOf(whole);
  }

  /// Makes the account the owner of the cluster, which PostgreSQL insists on.
  void own(DataDirectory data, Path cluster) throws IOException {
    switch (this) {
      case OURSELVES -> {}
      case NAMESPACE -> Folders.give(cluster, 0);
      case NOBODY -> {
        Set<PosixFilePermission> open = Files.getPosixFilePermissions(data.root());
        open.add(PosixFilePermission.OTHERS_EXECUTE);
        Files.setPosixFilePermissions(data.root(), open);
        Folders.give(cluster, NOBODY_ID);
      }
    }
  }

  /// Makes the account the owner of one file.
  void ownFile(Path file) throws IOException {
    if (this == NOBODY) {
      Files.setAttribute(file, "unix:uid", NOBODY_ID);
    }
  }

  /// Where unpacked programs are kept: the user's cache, shared by all data directories, unless the
  /// account cannot reach it.
  Path programCache(DataDirectory data) {
    String configured = System.getenv("XDG_CACHE_HOME");
    Path cache =
        configured == null || configured.isBlank()
            ? Path.of(System.getProperty("user.home", "/nonexistent"), ".cache")
            : Path.of(configured);
    if (this == NOBODY || !canCreate(cache.resolve("yiwang"))) {
      return data.root().resolve("programs");
    }
    return cache.resolve("yiwang");
  }

  private static boolean canCreate(Path folder) {
    try {
      return folder.isAbsolute() && Files.isWritable(Files.createDirectories(folder));
    } catch (IOException refused) {
      return false;
    }
  }
}
