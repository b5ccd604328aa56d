package dev.makertime.app.files;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * A picture of a page as a PNG of at most 256 colours: its most frequent ones, each other colour as
 * the nearest of those. A page has few colours but many shades at the edges of its letters, so that
 * nothing is seen of it and the file is about half as large.
 */
public final class FewColours {
  private static final int MOST = 256;
  private static final int BITS = 8;

  private FewColours() {}

  public static byte[] of(byte[] png) throws IOException {
    BufferedImage page = ImageIO.read(new ByteArrayInputStream(png));
    int[] palette = mostFrequent(page);
    IndexColorModel colours =
        new IndexColorModel(BITS, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE);
    BufferedImage few =
        new BufferedImage(
            page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
    Map<Integer, Integer> nearest = new HashMap<>();
    for (int y = 0; y < page.getHeight(); y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        int index = nearest.computeIfAbsent(page.getRGB(x, y), colour -> nearest(colour, palette));
        few.getRaster().setSample(x, y, 0, index);
      }
    }
    ByteArrayOutputStream smaller = new ByteArrayOutputStream();
    ImageIO.write(few, "png", smaller);
    return smaller.toByteArray();
  }

  private static int[] mostFrequent(BufferedImage page) {
    Map<Integer, Integer> pixels = new HashMap<>();
    for (int y = 0; y < page.getHeight(); y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        pixels.merge(page.getRGB(x, y), 1, Integer::sum);
      }
    }
    List<Integer> colours =
        pixels.entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST)
            .map(Map.Entry::getKey)
            .toList();
    return colours.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int nearest(int colour, int[] palette) {
    int best = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(colour, palette[i]) < distance(colour, palette[best])) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int one, int other) {
    int distance = 0;
    for (int shift = 0; shift < 3 * BITS; shift += BITS) {
      int difference = (one >> shift & 0xff) - (other >> shift & 0xff);
      distance += difference * difference;
    }
    return distance;
  }
}
