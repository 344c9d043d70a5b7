package org.yiwang.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/// A really started district on a free port, with its own database.
record RunningDistrict(District district, String home) implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("http://[^/]+");

  static RunningDistrict start(Path data, String... options) throws Exception {
    var told = new CopyOnWriteArrayList<String>();
    var root = Path.of(System.getProperty("yiwang.root", "../.."));
    var arguments = new ArrayList<>(List.of("--port", "0", "--data", data.toString()));
    arguments.addAll(List.of(options));
    var district = new District(Settings.of(arguments, root), told::add);
    district.start();
    var address = ADDRESS.matcher(told.getLast());
    if (!address.find()) {
      throw new AssertionError("no address: " + told);
    }
    return new RunningDistrict(district, address.group());
  }

  /// A visitor who has just come.
  Browser browser() {
    return new Browser(home);
  }

  @Override
  public void close() {
    district.close();
  }
}
