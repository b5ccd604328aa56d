package dev.makertime.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.model.Membership;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.topics.Topic;
import dev.makertime.topics.Topics;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What README, CONTRIBUTING and docs say is so. */
class DocumentationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(#[a-z0-9-]+)?\\)");
  private static final Pattern PLACE = Pattern.compile("\\]\\(#([a-z0-9-]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern PATH =
      Pattern.compile("`([a-z.][A-Za-z0-9_.-]*(?:/[A-Za-z0-9_.-]+)+)`");
  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+Test)`");
  private static final Pattern TOPIC = Pattern.compile("makertime\\.[a-z-]+\\.v\\d");
  private static final Pattern SHOWN = Pattern.compile("\\$ \\./makertime ([^\\n]+)\\n([^$`]*)");
  private static final Pattern COMMAND = Pattern.compile("\\./makertime ([a-z]+)");
  private static final Pattern READ = Pattern.compile("`read ([a-z]+)[ `]");
  private static final Pattern YAML = Pattern.compile("(?s)```yaml\\n(.*?)```");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)}");
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```");
  private static final Pattern SENTENCE_END =
      Pattern.compile("(?<=[.:?!;])\\*{0,2}\\s+|\\n\\n|\\n(?=\\s*[-\\d>])|\\|");
  private static final int MOST_WORDS_OF_A_SENTENCE = 25;

  @TempDir Path directory;

  static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
              docs.filter(file -> file.toString().endsWith(".md")).sorted())
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_link_leads_somewhere(Path document) throws IOException {
    for (String target : found(LINK, document)) {
      assertThat(target.contains("://") || Files.exists(document.resolveSibling(target)))
          .as(target)
          .isTrue();
    }
    assertThat(headings(document)).containsAll(found(PLACE, document));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void no_sentence_needs_a_second_look(Path document) throws IOException {
    String text = CODE.matcher(Files.readString(document)).replaceAll("\n\n");

    assertThat(SENTENCE_END.splitAsStream(text).map(String::strip).toList())
        .allSatisfy(
            sentence ->
                assertThat(sentence.split("\\s+"))
                    .as(sentence)
                    .hasSizeLessThanOrEqualTo(MOST_WORDS_OF_A_SENTENCE));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_path_it_names_exists(Path document) throws IOException {
    List<String> paths =
        found(PATH, document).stream()
            .filter(path -> Files.isDirectory(ROOT.resolve(path.split("/", 2)[0])))
            .filter(path -> !path.contains("/target/"))
            .toList();

    assertThat(paths).allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_test_it_names_exists(Path document) throws IOException {
    List<String> tests = new ArrayList<>();
    for (Path module : modules()) {
      try (Stream<Path> files = Files.walk(module.resolve("src/test/java"))) {
        files.forEach(file -> tests.add(file.getFileName().toString().replace(".java", "")));
      }
    }

    assertThat(tests).containsAll(found(TEST, document));
  }

  private static List<Path> modules() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders.filter(one -> Files.isDirectory(one.resolve("src/test/java"))).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_command_it_names_exists(Path document) throws IOException {
    assertThat(Makertime.commandLine().getSubcommands().keySet())
        .containsAll(found(COMMAND, document));
  }

  /** A command that is shown is understood; {@code measure} also answers what is shown. */
  @ParameterizedTest
  @MethodSource("documents")
  void every_command_it_shows_is_understood(Path document) throws IOException {
    for (MatchResult shown : SHOWN.matcher(Files.readString(document)).results().toList()) {
      String command = shown.group(1).replaceAll(" +[#<].*", "").replace("…", "x");
      String[] arguments = command.split(" ", -1);
      if (arguments[0].equals("measure")) {
        assertThat(output(arguments)).isEqualTo(shown.group(2));
      } else {
        Makertime.commandLine().parseArgs(arguments);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_configuration_it_shows_is_accepted(Path document) throws Exception {
    for (String yaml : found(YAML, document)) {
      Map<String, String> environment =
          VARIABLE
              .matcher(yaml)
              .results()
              .map(found -> found.group(1))
              .distinct()
              .collect(Collectors.toMap(Function.identity(), name -> "secret-" + name));
      if (!yaml.startsWith("- ")) { // a list of grants, which the reporter reads
        Path file = directory.resolve("makertime.yaml");
        Files.writeString(file, "organization: o.yaml\n" + yaml);

        assertThat(ConfigurationFile.read(file, environment)).isNotNull();
      }
    }
  }

  @Test
  void the_topics_are_those_that_there_are() throws IOException {
    TreeSet<String> said = new TreeSet<>();
    TOPIC
        .matcher(Files.readString(ROOT.resolve("docs/topics.md")))
        .results()
        .forEach(found -> said.add(found.group()));

    assertThat(said).isEqualTo(new TreeSet<>(Topics.all().stream().map(Topic::name).toList()));
  }

  @Test
  void every_page_of_the_documentation_is_in_its_index() throws IOException {
    List<String> pages =
        documents().stream()
            .filter(page -> page.startsWith(ROOT.resolve("docs")))
            .map(page -> page.getFileName().toString())
            .filter(page -> !page.equals("README.md"))
            .toList();

    assertThat(found(LINK, ROOT.resolve("docs/README.md"))).containsAll(pages);
  }

  @Test
  void every_command_is_described() throws IOException {
    Path commands = ROOT.resolve("docs/commands.md");
    List<String> described = found(Pattern.compile("(?m)`([a-z-]+)(?: [a-z]+)?`"), commands);
    List<String> known =
        Makertime.commandLine().getSubcommands().entrySet().stream()
            .filter(one -> !one.getValue().getCommandSpec().usageMessage().hidden())
            .map(Map.Entry::getKey)
            .toList();

    assertThat(described).containsAll(known);
  }

  @Test
  void every_source_of_the_example_is_described() throws IOException {
    Path sources = ROOT.resolve("docs/sources.md");
    List<String> types =
        found(Pattern.compile("type: ([a-z]+)"), ROOT.resolve("docs/example/makertime.yaml"));

    assertThat(found(Pattern.compile("type: ([a-z]+)"), sources)).containsAll(types);
    assertThat(types).containsAll(found(READ, sources));
  }

  @Test
  void the_migrations_and_teams_of_its_commands_are_in_the_example() throws Exception {
    Path commands = ROOT.resolve("docs/commands.md");
    Organization example = OrganizationFile.read(ROOT.resolve("docs/example/organization.yaml"));
    List<String> teams =
        example.people().stream()
            .flatMap(person -> person.teams().stream())
            .map(Membership::team)
            .toList();

    assertThat(found(Pattern.compile("--migration ([a-z-]+)"), commands))
        .isNotEmpty()
        .isSubsetOf(example.migrations().stream().map(Migration::id).toList());
    assertThat(found(Pattern.compile("--(?:team|control) ([a-z-]+)"), commands)).isSubsetOf(teams);
  }

  private static String output(String... commandLine) {
    StringWriter out = new StringWriter();
    List<String> arguments = new ArrayList<>();
    for (String argument : commandLine) {
      arguments.add(argument.startsWith("docs/") ? ROOT.resolve(argument).toString() : argument);
    }
    CommandLine makertime = Makertime.commandLine().setOut(new PrintWriter(out, true));
    assertThat(makertime.execute(arguments.toArray(String[]::new))).isZero();
    return out.toString();
  }

  private static List<String> headings(Path document) throws IOException {
    return found(HEADING, document).stream()
        .map(title -> title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", ""))
        .map(title -> title.replace(' ', '-'))
        .toList();
  }

  private static List<String> found(Pattern pattern, Path document) throws IOException {
    return pattern
        .matcher(Files.readString(document))
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
