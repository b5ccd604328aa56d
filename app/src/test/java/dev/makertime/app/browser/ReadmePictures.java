package dev.makertime.app.browser;

import dev.makertime.app.browser.fixture.Browser;
import dev.makertime.app.files.FewColours;
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

  /** The headings that a page shows now, and a new picture of it where one is asked for. */
  static String shown(String page, Browser browser) throws IOException {
    String found =
        browser
            .script(
                "return [...document.querySelectorAll('main h1, main h2')]"
                    + ".map((heading) => heading.firstChild.textContent.trim())"
                    + ".map((text) => text.replace(/\\d{4}-\\d\\d-\\d\\d/, 'DATE')).join('\\n')")
            .toString();
    refresh(page, found, browser);
    return found;
  }

  private static void refresh(String page, String headings, Browser browser) throws IOException {
    if ("refresh".equals(System.getProperty("makertime.pictures"))) {
      Files.createDirectories(IMAGES);
      Files.write(IMAGES.resolve(page + ".png"), FewColours.of(browser.screen()));
      Files.writeString(IMAGES.resolve(page + ".txt"), headings + "\n");
    }
  }
}
