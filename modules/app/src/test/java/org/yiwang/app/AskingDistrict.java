package org.yiwang.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// A demo district that asks an [Issuer] who people are; one for all tests that want it.
record AskingDistrict(Path folder, Issuer issuer, RunningDistrict running)
    implements AutoCloseable {
  static final String START = "/oauth2/authorization/oidc";

  private static AskingDistrict start() {
    try {
      var folder = Files.createTempDirectory("asking");
      var issuer = new Issuer();
      var secret = Files.writeString(folder.resolve("secret"), Issuer.SECRET + "\n");
      var running =
          RunningDistrict.start(
              folder.resolve("data"),
              "--oidc-issuer",
              issuer.address(),
              "--oidc-client-id",
              Issuer.CLIENT,
              "--oidc-client-secret-file",
              secret.toString());
      return new AskingDistrict(folder, issuer, running);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  Browser browser() {
    return running.browser();
  }

  /// A visitor who has come back from the provider with this post or account.
  Browser signedIn(String claim) throws IOException, InterruptedException {
    issuer.signsIn(claim, Issuer.HONEST);
    var visitor = browser();
    var entered = to(visitor.follow(callback(visitor)));
    if (!entered.endsWith("/")) {
      throw new AssertionError(claim + " was led to " + entered);
    }
    return visitor;
  }

  /// Goes to the provider and comes back with its answer, which is not yet handed in.
  URI callback(Browser visitor) throws IOException, InterruptedException {
    var asked = URI.create(to(visitor.get(START)));
    return URI.create(to(visitor.follow(asked)));
  }

  static String to(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElse("nowhere: " + answer.statusCode());
  }

  @Override
  public void close() throws IOException {
    running.close();
    issuer.close();
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /// Hands the one district to tests.
  static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == AskingDistrict.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(AskingDistrict.class))
          .computeIfAbsent(AskingDistrict.class, _ -> start(), AskingDistrict.class);
    }
  }
}
