package dev.makertime.render.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The glossary on the page is that of the documentation. */
class GlossaryPageTest {
  private static final Path GLOSSARY = Path.of("..", "docs", "glossary.md");

  @Test
  void each_word_of_the_documentation_is_on_the_page_in_its_order() throws IOException {
    List<String> words =
        Files.readAllLines(GLOSSARY).stream()
            .filter(line -> line.startsWith("- "))
            .map(line -> line.substring(4, line.indexOf("**", 4)))
            .toList();

    assertThat(words).hasSizeGreaterThan(40);
    assertThat(GlossaryPage.html())
        .containsSubsequence(words.stream().map(word -> "\">" + word + "</dt>").toList());
  }

  @Test
  void each_word_has_a_place_of_its_own_to_link_to() {
    List<String> anchors =
        Glossary.SECTIONS.stream()
            .flatMap(section -> section.words().stream())
            .map(Glossary.Word::anchor)
            .toList();

    assertThat(anchors)
        .doesNotHaveDuplicates()
        .contains("net-present-value", "withheld", "at-least", "draw", "material", "measurable")
        .allSatisfy(
            anchor -> assertThat(GlossaryPage.html()).contains("<dt id=\"%s\">".formatted(anchor)));
  }

  @Test
  void each_word_has_one_sentence() {
    assertThat(Glossary.SECTIONS)
        .allSatisfy(section -> assertThat(section.words()).isNotEmpty())
        .flatMap(Glossary.Section::words)
        .allSatisfy(
            word -> assertThat(word.meaning()).as(word.name()).matches("[^.]+(\\.[a-z][^.]*)?\\."));
  }
}
