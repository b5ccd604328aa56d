package dev.makertime.app.browser.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page and the command say the same of each check. */
class PlatformWordsTest {
  private static final Path ROOT = Path.of("..");
  private static final Path COMMAND =
      ROOT.resolve("render/src/main/java/dev/makertime/render/platform/BoxWords.java");
  private static final Path PAGE =
      ROOT.resolve("reporter/src/main/resources/dev/makertime/reporter/http/platform.js");

  @Test
  void the_words_of_each_check_are_those_of_the_command() throws Exception {
    List<String> words =
        Pattern.compile("^      \"(.*)\"[,)]", Pattern.MULTILINE)
            .matcher(Files.readString(COMMAND))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();

    assertThat(words).hasSize(3 * 11);
    assertThat(words).allSatisfy(word -> assertThat(Files.readString(PAGE)).contains(word));
  }
}
