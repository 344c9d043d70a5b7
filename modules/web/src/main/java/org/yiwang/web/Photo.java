package org.yiwang.web;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.yiwang.matter.Location;

/// A picture without what its camera wrote into it: where, when, by which telephone. Only which way
/// up it is stays. Linear in its size.
///
/// @param content what is kept
/// @param taken where it was taken, if it said so
// Bytes that are only written out; two photos are never compared.
@SuppressWarnings("ArrayRecordComponent")
record Photo(byte[] content, Optional<Location.Point> taken) {
  private static final Set<String> PNG_KEPT =
      Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "pHYs");
  private static final int PNG_HEAD = 8;
  private static final int DEGREES_DECIMALS = 6;

  /// Reads a JPEG or PNG; anything else stays as it is.
  ///
  /// @return empty if it says it is a picture and is none
  static Optional<Photo> of(byte[] content, String mediaType) {
    return switch (mediaType) {
      case "image/jpeg" ->
          jpeg(content, orientation(content)).map(plain -> new Photo(plain, where(content)));
      case "image/png" -> png(content).map(plain -> new Photo(plain, where(content)));
      default -> Optional.of(new Photo(content, Optional.empty()));
    };
  }

  private static Optional<Location.Point> where(byte[] content) {
    try {
      var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(content));
      return Optional.ofNullable(metadata.getFirstDirectoryOfType(GpsDirectory.class))
          .flatMap(gps -> Optional.ofNullable(gps.getGeoLocation()))
          .filter(at -> !at.isZero())
          .map(at -> new Location.Point(degrees(at.getLongitude()), degrees(at.getLatitude())));
    } catch (ImageProcessingException | IOException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static BigDecimal degrees(double value) {
    return BigDecimal.valueOf(value).setScale(DEGREES_DECIMALS, RoundingMode.HALF_UP);
  }

  private static int orientation(byte[] content) {
    try {
      var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(content));
      var head = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
      return head != null && head.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
          ? head.getInt(ExifIFD0Directory.TAG_ORIENTATION)
          : 1;
    } catch (ImageProcessingException | IOException | MetadataException unreadable) {
      return 1;
    }
  }

  /// The segments up to the picture itself, without those of applications and comments, and all
  /// that follows up to its end.
  private static Optional<byte[]> jpeg(byte[] content, int orientation) {
    var out = new ByteArrayOutputStream(content.length);
    out.write(content, 0, 2);
    if (orientation > 1 && orientation <= 8) {
      out.writeBytes(turned(orientation));
    }
    int at = 2;
    while (at + 4 <= content.length) {
      int marker = content[at + 1] & 0xFF;
      int length = ((content[at + 2] & 0xFF) << 8) | (content[at + 3] & 0xFF);
      if ((content[at] & 0xFF) != 0xFF || length < 2 || at + 2 + length > content.length) {
        return Optional.empty();
      }
      if (marker == 0xDA) {
        out.write(content, at, end(content, at) - at);
        return Optional.of(out.toByteArray());
      }
      // APP0 and APP14 say how colours are kept; all other APPn and comments are of the camera
      var told = (marker >= 0xE1 && marker <= 0xEF && marker != 0xEE) || marker == 0xFE;
      if (!told) {
        out.write(content, at, 2 + length);
      }
      at += 2 + length;
    }
    return Optional.empty();
  }

  /// Behind the last end-of-image mark: some telephones hang a film on behind it.
  private static int end(byte[] content, int from) {
    for (int i = from; i + 1 < content.length; i++) {
      if ((content[i] & 0xFF) == 0xFF && (content[i + 1] & 0xFF) == 0xD9) {
        return i + 2;
      }
    }
    return content.length;
  }

  /// A segment that says which way up it is, and nothing else.
  private static byte[] turned(int orientation) {
    var tiff = ByteBuffer.allocate(36);
    tiff.putShort((short) 0xFFE1).putShort((short) 34);
    tiff.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
    tiff.putShort((short) 1).putShort((short) ExifIFD0Directory.TAG_ORIENTATION);
    tiff.putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0).putInt(0);
    return tiff.array();
  }

  private static Optional<byte[]> png(byte[] content) {
    var out = new ByteArrayOutputStream(content.length);
    out.write(content, 0, Math.min(PNG_HEAD, content.length));
    int at = PNG_HEAD;
    while (at + 12 <= content.length) {
      long length = ByteBuffer.wrap(content, at, 4).getInt() & 0xFFFFFFFFL;
      if (length > content.length - at - 12) {
        return Optional.empty();
      }
      var type = new String(content, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (PNG_KEPT.contains(type)) {
        out.write(content, at, (int) length + 12);
      }
      if (type.equals("IEND")) {
        return Optional.of(out.toByteArray());
      }
      at += (int) length + 12;
    }
    return Optional.empty();
  }
}
