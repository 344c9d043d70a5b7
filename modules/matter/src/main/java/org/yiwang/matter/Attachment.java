package org.yiwang.matter;

/// A stored file behind a note.
///
/// @param sha256 hash of its content in lower-case hex
/// @param name its name; at most 120 characters
/// @param mediaType e.g. `image/jpeg`
/// @param sizeBytes its size
public record Attachment(String sha256, String name, String mediaType, long sizeBytes) {
  public Attachment {
    if (!sha256.matches("[0-9a-f]{64}")
        || name.isBlank()
        || name.length() > 120
        || mediaType.length() > 100
        || sizeBytes < 0) {
      throw new IllegalArgumentException("附件不完整 · the attachment is not whole");
    }
  }
}
