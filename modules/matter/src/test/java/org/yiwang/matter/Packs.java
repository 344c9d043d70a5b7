package org.yiwang.matter;

import java.nio.file.Path;
import org.yiwang.identity.Identity;
import org.yiwang.pack.Checked;
import org.yiwang.pack.PackFolder;

/// The real packs, for tests.
final class Packs {
  private Packs() {}

  static Checked<MatterPack> hongkou() {
    return read(Path.of(System.getProperty("yiwang.root"), "packs", "hongkou"));
  }

  static Checked<MatterPack> read(Path folder) {
    return PackFolder.open(folder)
        .check(it -> {
          var identity = Identity.read(it, false);
          return MatterPack.read(it, identity.units(), identity.access());
        });
  }
}
