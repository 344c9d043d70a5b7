package org.yiwang.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A visitor with cookies who follows no redirect and runs no script.
final class Browser {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private static final Pattern TOKEN = Pattern.compile("\"X-CSRF-TOKEN\":\"([^\"]+)\"");

  private final String home;
  private final HttpClient client;

  Browser(String home) {
    this.home = home;
    this.client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  }

  /// The same visitor after signing in with a demo account.
  Browser signedIn(String account) throws IOException, InterruptedException {
    var form = form("/sign-in");
    form.put("account", account);
    if (post("/sign-in/demo", form).statusCode() != 303) {
      throw new AssertionError("no demo account " + account);
    }
    return this;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  /// Goes where another site sent the visitor.
  HttpResponse<String> follow(URI elsewhere) throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(elsewhere).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, Map<String, String> form)
      throws IOException, InterruptedException {
    return client.send(sent(path, form).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder sent(String path, Map<String, String> form) {
    var body =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  /// Sends a body as it is, with the token that every form of ours carries.
  HttpResponse<String> send(String path, String type, byte[] body)
      throws IOException, InterruptedException {
    var token = TOKEN.matcher(get("/sign-in").body());
    var request =
        request(path)
            .header("X-CSRF-TOKEN", token.find() ? token.group(1) : "")
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  /// Asks by HEAD.
  HttpResponse<String> head(String path) throws IOException, InterruptedException {
    return client.send(request(path).HEAD().build(), BodyHandlers.ofString());
  }

  /// Asks as a script that reads JSON.
  HttpResponse<String> script(String path, Map<String, String> form)
      throws IOException, InterruptedException {
    return client.send(
        sent(path, form).header("Accept", "application/json").build(), BodyHandlers.ofString());
  }

  /// The answer to an address as soon as it begins, with the token that every form of ours carries.
  HttpResponse<InputStream> ask(String method, String path)
      throws IOException, InterruptedException {
    var asked = request(path);
    if (method.equals("POST")) {
      var token = TOKEN.matcher(get("/sign-in").body());
      asked
          .header("X-CSRF-TOKEN", token.find() ? token.group(1) : "")
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.noBody());
    }
    var answer = client.send(asked.build(), BodyHandlers.ofInputStream());
    answer.body().close();
    return answer;
  }

  /// The hidden fields of the last form of a page.
  Map<String, String> form(String path) throws IOException, InterruptedException {
    var fields = new LinkedHashMap<String, String>();
    var found = HIDDEN.matcher(get(path).body());
    while (found.find()) {
      fields.put(found.group(1), found.group(2));
    }
    return fields;
  }

  /// Reads a stream of server-sent events line by line.
  News listen(String path) throws IOException, InterruptedException {
    return new News(client.send(request(path).build(), BodyHandlers.ofInputStream()).body());
  }

  /// An open stream of events.
  record News(InputStream stream, BufferedReader lines) implements AutoCloseable {
    News(InputStream stream) {
      this(stream, new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)));
    }

    /// Waits for this line; false when the stream ends without it.
    boolean next(String line) throws IOException {
      for (var read = lines.readLine(); read != null; read = lines.readLine()) {
        if (read.replace(" ", "").equals(line)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(home + path));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
