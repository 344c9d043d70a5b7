package org.yiwang.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.yiwang.web.page.Assets;

/// Styles, scripts and pictures, all from our own jars, compressed once at start.
final class AssetFiles implements Assets {
  private static final String JARS = "/META-INF/resources/webjars/";

  /// Name on the page, and where it is found on the class path.
  private static final Map<String, String> SOURCES =
      Map.ofEntries(
          Map.entry("tabler.min.css", JARS + "tabler__core/1.4.0/dist/css/tabler.min.css"),
          Map.entry("htmx.min.js", JARS + "htmx.org/2.0.10/dist/htmx.min.js"),
          Map.entry("sse.js", JARS + "htmx-ext-sse/2.2.2/sse.js"),
          Map.entry("leaflet.css", JARS + "leaflet/1.9.4/dist/leaflet.css"),
          Map.entry("leaflet.js", JARS + "leaflet/1.9.4/dist/leaflet.js"),
          Map.entry(
              "echarts.min.js", "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js"),
          Map.entry("yiwang.css", "/static/yiwang.css"),
          Map.entry("matter.css", "/static/matter.css"),
          Map.entry("print.css", "/static/print.css"),
          Map.entry("yiwang.js", "/static/yiwang.js"),
          Map.entry("matter.js", "/static/matter.js"),
          Map.entry("map.js", "/static/map.js"),
          Map.entry("chart.js", "/static/chart.js"),
          Map.entry("favicon.svg", "/static/favicon.svg"));

  private final Map<String, File> files;

  // Bytes that are only written out; two files are never compared.
  @SuppressWarnings("ArrayRecordComponent")
  private record File(byte[] plain, byte[] zipped, String hash, MediaType type) {}

  AssetFiles() {
    var read = new TreeMap<String, File>();
    SOURCES.forEach((name, source) -> read.put(name, read(name, source)));
    this.files = Map.copyOf(read);
  }

  @Override
  public String href(String name) {
    var file = files.get(name);
    if (file == null) {
      throw new IllegalArgumentException("no such file: " + name);
    }
    return "/assets/" + file.hash() + "/" + name;
  }

  /// Answers `/assets/{hash}/{name}`; an old hash still gives the present file.
  ServerResponse serve(ServerRequest request) {
    var file = files.get(request.pathVariable("name"));
    if (file == null) {
      return ServerResponse.notFound().build();
    }
    var zip =
        request.headers().header("Accept-Encoding").stream().anyMatch(it -> it.contains("gzip"));
    var answer =
        ServerResponse.ok()
            .contentType(file.type())
            .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
            .header("Vary", "Accept-Encoding");
    return zip
        ? answer.header("Content-Encoding", "gzip").body(file.zipped())
        : answer.body(file.plain());
  }

  private static File read(String name, String source) {
    try (var stream = AssetFiles.class.getResourceAsStream(source)) {
      var plain = Objects.requireNonNull(stream, source).readAllBytes();
      var zipped = new ByteArrayOutputStream();
      try (var zip = new GZIPOutputStream(zipped)) {
        zip.write(plain);
      }
      var digest = MessageDigest.getInstance("SHA-256").digest(plain);
      var hash = HexFormat.of().formatHex(digest).substring(0, 12);
      return new File(plain, zipped.toByteArray(), hash, type(name));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static MediaType type(String name) {
    var end = name.substring(name.lastIndexOf('.') + 1);
    return switch (end) {
      case "css" -> MediaType.parseMediaType("text/css;charset=UTF-8");
      case "js" -> MediaType.parseMediaType("text/javascript;charset=UTF-8");
      case "svg" -> MediaType.parseMediaType("image/svg+xml");
      default -> MediaType.APPLICATION_OCTET_STREAM;
    };
  }
}
