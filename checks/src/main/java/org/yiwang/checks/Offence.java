package org.yiwang.checks;

/// A place that breaks a rule.
///
/// @param file path below the root of the checkout
/// @param line from 1; 0 when the whole file is meant
/// @param say what is wrong and what to do instead
record Offence(String file, int line, String say) {
  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + say;
  }
}
