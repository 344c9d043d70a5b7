package org.yiwang.decisions.feel;

/// An evaluation took more steps, depth or room than an untrusted expression may.
public final class LimitExceeded extends RuntimeException {
  private static final long serialVersionUID = 1;

  LimitExceeded(String chinese, String english) {
    super(chinese + " · " + english);
  }
}
