package dev.makertime.app.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.makertime.app.browser.fixture.FixedPagesBrowser;
import dev.makertime.app.browser.fixture.SmallPicture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pages that never change, compared with pictures of them. A picture is accepted by {@code
 * -Dmakertime.pictures=refresh}.
 */
class PicturesTest {
  private static final Path ACCEPTED = Path.of("src", "test", "resources", "pictures");
  private static final Path NEW = Path.of("target", "screenshots", "new");
  private static final Path FONTS = ACCEPTED.resolve("fonts.txt");

  /** The share of pixels that may differ: less than one word of a page. */
  private static final double TOLERANCE = 0.001;

  @RegisterExtension static final FixedPagesBrowser PAGES = new FixedPagesBrowser();

  @ParameterizedTest(name = "{0} at {3}, {4}")
  @CsvSource({
    "team, #/team/churn, '#coverage', 1280, light",
    "team, #/team/churn, '#coverage', 390, dark",
    "overview, #/overview, '[aria-labelledby=migrations] a', 1280, dark",
    "person, #/person/ana, '#weeks', 390, light",
    "system, #/system, '#strangers', 1280, light",
  })
  void a_page_looks_as_it_did(String name, String page, String last, int width, String scheme)
      throws Exception {
    String file = "%s-%d-%s.png".formatted(name, width, scheme);
    SmallPicture now = shown(page, last, width, scheme);
    now.write(NEW.resolve(file));
    if (isRefreshed()) {
      now.write(ACCEPTED.resolve(file));
      Files.writeString(FONTS, fonts() + "\n");
    }
    assumeTrue(
        Files.readString(FONTS).strip().equals(fonts()),
        "needs the fonts that the pictures were taken with: " + FONTS);

    double difference = now.differenceFrom(SmallPicture.read(ACCEPTED.resolve(file)));

    assertThat(difference)
        .as(
            "%s differs from the accepted picture. Look at app/%s and app/%s. If the new one is as"
                + " it should be, accept it: mvn -pl app -am test -Dtest=PicturesTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dmakertime.pictures=refresh",
            page, NEW.resolve(file), ACCEPTED.resolve(file))
        .isLessThanOrEqualTo(TOLERANCE);
  }

  @Test
  void a_paragraph_that_is_gone_is_seen() {
    SmallPicture before = shown("#/team/churn", "#coverage", 1280, "light");

    PAGES.browser().script("document.querySelector('.answer').hidden = true");

    assertThat(picture().differenceFrom(before)).isGreaterThan(TOLERANCE);
  }

  private static SmallPicture shown(String page, String last, int width, String scheme) {
    PAGES.browser().width(width);
    keepStill(scheme);
    PAGES.browser().go("login");
    PAGES.browser().go(page);
    PAGES.browser().find(last);
    AtomicReference<SmallPicture> latest = new AtomicReference<>(picture());
    PAGES
        .browser()
        .until(
            "it is at rest",
            () -> {
              SmallPicture before = latest.getAndSet(picture());
              return latest.get().differenceFrom(before) == 0;
            });
    return latest.get();
  }

  /** Without how long ago something was, which goes on while the page is open. */
  private static SmallPicture picture() {
    PAGES
        .browser()
        .script(
            "document.querySelectorAll('.note').forEach((note) => {"
                + "if (note.textContent.trim().endsWith(' ago')) note.style.visibility = 'hidden'; })");
    return SmallPicture.of(PAGES.browser().wholePage());
  }

  /** Nothing moves, and times and figures are written alike on each machine. */
  private static void keepStill(String scheme) {
    PAGES
        .browser()
        .devTools(
            "Emulation.setEmulatedMedia",
            Map.of(
                "features",
                List.of(
                    Map.of("name", "prefers-color-scheme", "value", scheme),
                    Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    PAGES.browser().devTools("Emulation.setTimezoneOverride", Map.of("timezoneId", "UTC"));
    PAGES.browser().devTools("Emulation.setLocaleOverride", Map.of("locale", "en-GB"));
  }

  /** What fonts this machine has, by the widths of a text in them, and the browser's version. */
  private static String fonts() {
    return PAGES
        .browser()
        .script(
            "const pen = document.createElement('canvas').getContext('2d');"
                + "return ['system-ui', 'sans-serif', 'ui-monospace'].map((font) => {"
                + "pen.font = '15px ' + font;"
                + "return font + ' ' + pen.measureText('Waiting 0123456789 h %').width.toFixed(2)"
                + "}).join(', ') + ', Chromium ' + navigator.userAgent.match(/Chrome.(\\d+)/)[1]")
        .toString();
  }

  private static boolean isRefreshed() {
    return "refresh".equals(System.getProperty("makertime.pictures"));
  }
}
