package dev.makertime.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts, styles and templates of the pages can be read without scrolling sideways. */
class PageSourcesTest {
  private static final int WIDEST = 120;

  @ParameterizedTest
  @ValueSource(strings = {"reporter", "render"})
  void no_line_is_wider_than_a_screen(String module) throws IOException {
    List<String> wide = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/resources"))) {
      for (Path file :
          files.filter(f -> f.toString().matches(".*\\.(js|css|html|ftlh)")).toList()) {
        Files.readAllLines(file).stream()
            .filter(line -> line.codePointCount(0, line.length()) > WIDEST)
            .forEach(line -> wide.add(file.getFileName() + ": " + line));
      }
    }

    assertThat(wide).isEmpty();
  }
}
