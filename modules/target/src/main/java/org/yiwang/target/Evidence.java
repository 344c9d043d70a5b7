package org.yiwang.target;

/// A proof behind an entry or an answer: a file kept by its content hash, or a number to look up.
///
/// @param name name of the file, or the number of the document
/// @param sha256 hash of the file's content in lower-case hex; empty for a reference
/// @param sizeBytes size of the file; 0 for a reference
/// @param mediaType e.g. `application/pdf`; empty for a reference
/// @param open whether the public may see it
public record Evidence(String name, String sha256, long sizeBytes, String mediaType, boolean open) {
  /// A number to look up elsewhere, e.g. of an acceptance sheet.
  public static Evidence reference(String number) {
    return new Evidence(number, "", 0, "", false);
  }

  /// Whether there is a file behind it.
  public boolean isFile() {
    return !sha256.isEmpty();
  }
}
