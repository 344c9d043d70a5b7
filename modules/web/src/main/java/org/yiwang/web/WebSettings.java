package org.yiwang.web;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/// How the pages are served.
///
/// @param bind address to listen on
/// @param port to listen on; 0 for any free one
/// @param demoAccounts whether the sign-in page offers the pack's demo accounts
/// @param oidc the provider people sign in with, if there is one
/// @param files folder uploaded files are kept in
/// @param demoClock whether that is the demo's own time
/// @param zone the district's zone
/// @param keys gives a new unguessable key each time
public record WebSettings(
    String bind,
    int port,
    boolean demoAccounts,
    Optional<Oidc> oidc,
    Path files,
    boolean demoClock,
    ZoneId zone,
    Supplier<String> keys) {

  /// An OpenID Connect provider.
  ///
  /// @param issuer its address, as its discovery document says it
  /// @param clientId our name there
  /// @param clientSecret our secret there; empty for a public client
  /// @param claim the claim that names an account of the pack, or a post as `role@unit`
  public record Oidc(String issuer, String clientId, String clientSecret, String claim) {}
}
