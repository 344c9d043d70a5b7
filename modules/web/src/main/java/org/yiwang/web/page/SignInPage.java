package org.yiwang.web.page;

import java.util.List;

/// Asks who is there.
///
/// @param shell the frame
/// @param accounts demo accounts to pick from; empty when there are none
/// @param provider address that leads to the organisation's own sign-in; empty if none
/// @param then where to go afterwards
public record SignInPage(Shell shell, List<Account> accounts, String provider, String then) {
  /// Keeps a copy of the accounts.
  public SignInPage {
    accounts = List.copyOf(accounts);
  }

  /// A demo account.
  ///
  /// @param id of the account
  /// @param name of the person
  /// @param unit they work for
  /// @param post they hold
  public record Account(String id, String name, String unit, String post) {}
}
