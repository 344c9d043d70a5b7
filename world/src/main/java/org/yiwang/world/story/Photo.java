package org.yiwang.world.story;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/// A small real JPEG, of a colour of its name.
final class Photo {
  private static final int PIXELS = 16;

  private Photo() {}

  static byte[] of(String name) throws IOException {
    var image = new BufferedImage(PIXELS, PIXELS, BufferedImage.TYPE_INT_RGB);
    var paint = image.createGraphics();
    paint.setColor(new Color(name.hashCode() & 0xFFFFFF));
    paint.fillRect(0, 0, PIXELS, PIXELS);
    paint.dispose();
    var bytes = new ByteArrayOutputStream();
    if (!ImageIO.write(image, "jpg", bytes)) {
      throw new IOException("this Java writes no JPEG");
    }
    return bytes.toByteArray();
  }
}
