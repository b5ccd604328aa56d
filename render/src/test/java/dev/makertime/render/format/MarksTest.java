package dev.makertime.render.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/marks.md names every source that writes figures for people, and each of them marks them. */
class MarksTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path LIST = ROOT.resolve("docs/marks.md");

  /** In Java and in scripts, what writes hours or money. */
  private static final Pattern WRITES =
      Pattern.compile(
          "\\b(HoursFormat|KnownFormat|FigureFormat|MoneyBasis)\\.|"
              + "\\bFigureFormat [a-z]|\\$\\{(hours|money|number|signed|knownHours)\\(");

  private static final Pattern MARKS =
      Pattern.compile(
          "(?i)known|at least|MoneyBasis|basis|origin|flags|limit|verdict|\\bmark|interval");

  private static final Pattern WRITTEN_BY = Pattern.compile("`([A-Z][A-Za-z]+|[a-z-]+\\.js)`");

  /** They draw or write what others have marked, or no hours of people. */
  private static final Set<String> OF_OTHERS =
      Set.of("LineChart", "RangeChart", "StackedChart", "WeekChart", "common.js", "access.js");

  /** They show only a change that somebody makes, or no hours at all. */
  private static final Set<String> WITHOUT = Set.of("missing.js", "system.js", "operator.js");

  @Test
  void every_source_that_writes_figures_is_listed() throws IOException {
    Set<String> writing = new TreeSet<>();
    for (Path source : sources()) {
      if (WRITES.matcher(Files.readString(source)).find()) {
        writing.add(name(source));
      }
    }
    writing.removeAll(OF_OTHERS);

    assertThat(listed()).containsAll(writing);
    assertThat(writing).hasSizeGreaterThan(20);
  }

  @Test
  void every_source_that_is_listed_is_there_and_marks_its_figures() throws IOException {
    List<Path> sources = sources();
    Set<String> listed = listed();
    listed.removeAll(WITHOUT);
    for (String one : listed) {
      Path source =
          sources.stream()
              .filter(path -> name(path).equals(one))
              .findFirst()
              .orElseThrow(() -> new AssertionError(one + " is listed and not there"));

      assertThat(MARKS.matcher(Files.readString(source)).find()).as(one).isTrue();
    }
  }

  private static Set<String> listed() throws IOException {
    return WRITTEN_BY
        .matcher(Files.readString(LIST))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All that could write for people, without the formats themselves. */
  private static List<Path> sources() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String module : List.of("analysis", "render", "reporter")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/main"))) {
        files
            .filter(file -> file.toString().matches(".*\\.(java|js)"))
            .filter(file -> !file.toString().contains("/format/"))
            .forEach(all::add);
      }
    }
    return all;
  }

  private static String name(Path source) {
    return source.getFileName().toString().replace(".java", "");
  }
}
