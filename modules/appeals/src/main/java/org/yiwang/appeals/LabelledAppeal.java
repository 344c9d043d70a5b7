package org.yiwang.appeals;

/// An appeal of which a person said where it belongs.
///
/// @param label the category (or unit) a person gave it
public record LabelledAppeal(Appeal appeal, String label) {
  public LabelledAppeal {
    if (label.isBlank() || !label.matches("[^\\p{Cntrl}]{1," + Limits.LABEL_MAX + "}")) {
      throw new IllegalArgumentException("a label has 1 to " + Limits.LABEL_MAX + " characters");
    }
  }
}
