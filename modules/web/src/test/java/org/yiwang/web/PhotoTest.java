package org.yiwang.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.yiwang.matter.Location;

/// A photo tells where it was taken once, and then nothing but what it shows.
final class PhotoTest {
  @Test
  void a_jpeg_says_where_it_was_taken_and_keeps_only_which_way_up_it_is() throws IOException {
    var sent = withCamera(picture("jpeg"), 6);
    var photo = Photo.of(sent, "image/jpeg").orElseThrow();
    assertThat(photo.taken())
        .hasValue(new Location.Point(new BigDecimal("121.500000"), new BigDecimal("31.250000")));
    assertThat(text(sent)).contains("SECRETPHONE");
    assertThat(text(photo.content())).doesNotContain("SECRETPHONE").contains("Exif");
    var again = Photo.of(photo.content(), "image/jpeg").orElseThrow();
    assertThat(again.taken()).isEmpty();
    assertThat(again.content()).as("a stripped photo is stripped").isEqualTo(photo.content());
    assertThat(ImageIO.read(new ByteArrayInputStream(photo.content())).getWidth()).isEqualTo(40);
  }

  @Test
  void a_png_loses_its_texts_and_shows_the_same() throws IOException {
    var plain = picture("png");
    var said = ByteBuffer.allocate(plain.length + 12 + 11);
    said.put(plain, 0, 33).putInt(11).put(bytes("tEXtSECRETPHONE")).putInt(0);
    said.put(plain, 33, plain.length - 33);
    var photo = Photo.of(said.array(), "image/png").orElseThrow();
    assertThat(photo.content()).isEqualTo(Photo.of(plain, "image/png").orElseThrow().content());
    assertThat(ImageIO.read(new ByteArrayInputStream(photo.content())).getWidth()).isEqualTo(40);
  }

  @Test
  void what_only_begins_like_a_picture_is_none() throws IOException {
    var jpeg = picture("jpeg");
    for (int cut : new int[] {2, 3, 10, 40}) {
      var part = java.util.Arrays.copyOf(jpeg, cut);
      assertThat(Photo.of(part, "image/jpeg")).as("%d bytes", cut).isEmpty();
    }
    assertThat(Photo.of(java.util.Arrays.copyOf(picture("png"), 30), "image/png")).isEmpty();
  }

  @Test
  void the_shift_of_chinese_maps_is_taken_off_and_put_on() {
    var bund = new Location.Point(new BigDecimal("121.4905000"), new BigDecimal("31.2416000"));
    var shown = Gcj02.of(bund);
    assertThat(shown.longitude().subtract(bund.longitude()).doubleValue()).isBetween(0.004, 0.005);
    assertThat(shown.toWgs84()).isEqualTo(bund);
    var abroad = new Location.Point(new BigDecimal("2.3000000"), new BigDecimal("48.8000000"));
    assertThat(Gcj02.of(abroad).asIs()).isEqualTo(abroad);
  }

  private static byte[] picture(String format) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out);
    return out.toByteArray();
  }

  /// What a telephone writes: its name, which way up it was held, and where.
  private static byte[] withCamera(byte[] jpeg, int orientation) {
    var tiff = ByteBuffer.allocate(400);
    tiff.put(bytes("MM\0*")).putInt(8);
    tiff.putShort((short) 3);
    entry(tiff, 0x010F, 2, 12, 100);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0);
    entry(tiff, 0x8825, 4, 1, 120);
    tiff.putInt(0);
    tiff.position(100).put(bytes("SECRETPHONE\0"));
    tiff.position(120).putShort((short) 4);
    tiff.putShort((short) 1).putShort((short) 2).putInt(2).put(bytes("N\0\0\0"));
    entry(tiff, 2, 5, 3, 200);
    tiff.putShort((short) 3).putShort((short) 2).putInt(2).put(bytes("E\0\0\0"));
    entry(tiff, 4, 5, 3, 240);
    tiff.putInt(0);
    degrees(tiff.position(200), 31, 15);
    degrees(tiff.position(240), 121, 30);
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (408 >> 8), (byte) 408});
    out.writeBytes(bytes("Exif\0\0"));
    out.writeBytes(tiff.array());
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
    tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
  }

  private static void degrees(ByteBuffer tiff, int degrees, int minutes) {
    tiff.putInt(degrees).putInt(1).putInt(minutes).putInt(1).putInt(0).putInt(1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }
}
