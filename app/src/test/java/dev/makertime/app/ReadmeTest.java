package dev.makertime.app;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The README tells the truth. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)");
  private static final Pattern TOPIC = Pattern.compile("makertime\\.[a-z-]+\\.v\\d");
  private static final Pattern COMMAND = Pattern.compile("\\$ \\./makertime ([^\\n]+)\\n([^$`]*)");
  private static final Pattern ANY_COMMAND = Pattern.compile("\\./makertime ([a-z]+)");

  @Test
  void every_link_leads_somewhere() throws IOException {
    for (String target : found(LINK)) {
      assertThat(ROOT.resolve(target)).as(target).exists();
    }
  }

  @Test
  void it_names_the_topics_that_there_are() throws IOException {
    assertThat(new TreeSet<>(all(TOPIC)))
        .isEqualTo(new TreeSet<>(Topics.all().stream().map(Topic::name).toList()));
  }

  @Test
  void every_command_it_names_exists() throws IOException {
    assertThat(Makertime.commandLine().getSubcommands().keySet()).containsAll(found(ANY_COMMAND));
  }

  @Test
  void what_it_shows_of_measure_is_what_comes_out() throws IOException {
    List<MatchResult> shown =
        COMMAND
            .matcher(readme())
            .results()
            .filter(command -> command.group(1).startsWith("measure"))
            .toList();

    assertThat(shown).isNotEmpty();
    for (MatchResult command : shown) {
      assertThat(output(command.group(1))).isEqualTo(command.group(2));
    }
  }

  @Test
  void the_migrations_and_teams_it_names_are_in_the_example() throws Exception {
    Organization example = OrganizationFile.read(ROOT.resolve("docs/example/organization.yaml"));
    List<String> teams =
        example.people().stream()
            .flatMap(person -> person.teams().stream())
            .map(Membership::team)
            .toList();

    assertThat(found(Pattern.compile("--migration ([a-z-]+)")))
        .isNotEmpty()
        .isSubsetOf(example.migrations().stream().map(Migration::id).toList());
    assertThat(found(Pattern.compile("--(?:team|control) ([a-z-]+)"))).isSubsetOf(teams);
  }

  private static String output(String commandLine) {
    StringWriter out = new StringWriter();
    List<String> arguments = new ArrayList<>();
    for (String argument : commandLine.split(" ", -1)) {
      arguments.add(argument.startsWith("docs/") ? ROOT.resolve(argument).toString() : argument);
    }
    CommandLine makertime = Makertime.commandLine().setOut(new PrintWriter(out, true));
    assertThat(makertime.execute(arguments.toArray(String[]::new))).isZero();
    return out.toString();
  }

  private static List<String> found(Pattern pattern) throws IOException {
    return pattern.matcher(readme()).results().map(found -> found.group(1)).toList();
  }

  private static List<String> all(Pattern pattern) throws IOException {
    return pattern.matcher(readme()).results().map(MatchResult::group).toList();
  }

  private static String readme() throws IOException {
    return Files.readString(ROOT.resolve("README.md"));
  }
}
