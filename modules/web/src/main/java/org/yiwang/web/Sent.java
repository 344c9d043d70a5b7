package org.yiwang.web;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.http.HttpStatus;

/// What a script sends to change something.
///
/// @param asked its key, what was asked under it, and the version the script saw
/// @param status the answer's when it was done
record Sent(JsonBody body, MatterDoor.Asked asked, HttpStatus status) {
  /// What an idempotency key looks like.
  static final String KEY = "[0-9a-zA-Z_-]{8,100}";

  /// Reads it.
  ///
  /// @param known the fields it may have
  /// @param name whose keys these are
  static Sent of(Call call, List<String> known, String name) throws IOException {
    var key = call.header("Idempotency-Key").orElse("");
    if (!key.matches(KEY)) {
      throw JsonBody.malformed(
          "Idempotency-Key",
          "请求头应带 8 到 100 位的字母、数字、下划线或连字符",
          "a header of 8 to 100 letters, digits, hyphens or underscores expected");
    }
    var bytes = JsonBody.bytes(call);
    var body = JsonBody.of(call, bytes, known);
    var version = version(call);
    var words =
        call.request().path()
            + version.stream().mapToObj(seen -> "@" + seen).findFirst().orElse("")
            + " "
            + FileStore.sha256(bytes);
    return new Sent(
        body, new MatterDoor.Asked("api:" + name + ":" + key, words, version), HttpStatus.OK);
  }

  /// The same, for something new.
  Sent created() {
    return new Sent(body, asked, HttpStatus.CREATED);
  }

  private static OptionalLong version(Call call) {
    var header = call.header("If-Match").orElse("*");
    if (header.equals("*")) {
      return OptionalLong.empty();
    }
    if (!header.matches("\"\\d{1,9}\"")) {
      throw JsonBody.malformed(
          "If-Match", "应为看到的版本，如 \"3\"", "the version seen expected, such as \"3\"");
    }
    return OptionalLong.of(Long.parseLong(header.substring(1, header.length() - 1)));
  }
}
