package dev.makertime.app.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The pictures in docs/images, each with a file of the headings that it shows. They are taken anew
 * by {@code mvn -pl app -am test -Dtest=DashboardTest -Dmakertime.pictures=refresh}.
 */
final class ReadmePictures {
  private static final Path IMAGES = Path.of("..", "docs", "images");

  private ReadmePictures() {}

  static String headings(String page) throws IOException {
    return Files.readString(IMAGES.resolve(page + ".txt")).strip();
  }

  static void refresh(String page, String headings, Browser browser) throws IOException {
    if ("refresh".equals(System.getProperty("makertime.pictures"))) {
      Files.createDirectories(IMAGES);
      Files.write(IMAGES.resolve(page + ".png"), browser.screen());
      Files.writeString(IMAGES.resolve(page + ".txt"), headings + "\n");
    }
  }
}
