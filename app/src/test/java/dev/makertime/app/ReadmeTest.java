package dev.makertime.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The README is short, has its pictures and names every module; {@link DocumentationTest} tests the
 * rest.
 */
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int MOST_WORDS = 1_200;
  private static final int MOST_BYTES_OF_A_PICTURE = 120_000;

  @Test
  void it_is_read_in_five_minutes() throws IOException {
    assertThat(readme().split("\\s+")).hasSizeLessThanOrEqualTo(MOST_WORDS);
  }

  @Test
  void it_names_every_module() throws IOException {
    List<String> modules =
        groups("<module>(\\w+)</module>", Files.readString(ROOT.resolve("pom.xml")));

    assertThat(groups("\\| \\[(\\w+)\\]\\(\\1\\) \\|", readme()))
        .containsExactlyInAnyOrderElementsOf(modules);
  }

  @ParameterizedTest
  @ValueSource(strings = {"team", "comparison"})
  void a_picture_is_small(String page) throws IOException {
    assertThat(readme()).contains("](docs/images/" + page + ".png)");
    assertThat(Files.size(ROOT.resolve("docs/images/" + page + ".png")))
        .isLessThanOrEqualTo(MOST_BYTES_OF_A_PICTURE);
  }

  private static List<String> groups(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
