package org.yiwang.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right of one process to a data directory: an operating system lock that ends with the
/// process, however it ends. The file holds the owner's process id, to be named in the refusal.
final class DataLock implements AutoCloseable {
  // Closing any second channel on the file would drop this process's lock, so a second use inside
  // one process must be refused before the file is opened.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private DataLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static DataLock take(DataDirectory data) {
    Path file = data.lockFile();
    String self = Long.toString(ProcessHandle.current().pid());
    if (!HELD_HERE.add(file)) {
      throw inUse(data, self);
    }
    DataLock lock = new DataLock(file, open(file));
    boolean taken = false;
    try {
      if (lock.channel.tryLock() == null) {
        throw inUse(data, read(lock.channel));
      }
      lock.channel.truncate(0);
      lock.channel.write(ByteBuffer.wrap(self.getBytes(StandardCharsets.US_ASCII)), 0);
      taken = true;
      return lock;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      if (!taken) {
        lock.close();
      }
    }
  }

  private static FileChannel open(Path file) {
    try {
      return FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException failed) {
      HELD_HERE.remove(file);
      throw new PostgresUnavailable(
          "数据目录的锁文件 " + file + " 打不开：" + failed,
          "The lock file " + file + " of the data directory cannot be opened: " + failed,
          failed);
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer pid = ByteBuffer.allocate(20);
    channel.read(pid, 0);
    return StandardCharsets.US_ASCII.decode(pid.flip()).toString();
  }

  private static PostgresUnavailable inUse(DataDirectory data, String owner) {
    return new PostgresUnavailable(
        "数据目录 " + data.root() + " 正被进程 " + owner + " 使用；请先停止它，或用 --data 指定另一个目录",
        "The data directory "
            + data.root()
            + " is in use by process "
            + owner
            + "; stop it first, or name another directory with --data");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } finally {
      HELD_HERE.remove(file);
    }
  }
}
