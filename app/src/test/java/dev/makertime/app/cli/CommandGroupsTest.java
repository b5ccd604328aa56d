package dev.makertime.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.Makertime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandGroupsTest {
  @Test
  void every_command_that_is_shown_is_in_one_group() {
    List<String> shown =
        Makertime.commandLine().getSubcommands().entrySet().stream()
            .filter(command -> !command.getValue().getCommandSpec().usageMessage().hidden())
            .map(java.util.Map.Entry::getKey)
            .toList();

    assertThat(CommandGroups.ALL.stream().flatMap(group -> group.commands().stream()))
        .containsExactlyInAnyOrderElementsOf(shown);
  }

  @Test
  void the_help_lists_commands_by_purpose_within_80_columns() {
    String help = run("--help");

    assertThat(help.lines())
        .contains("Start:", "Run:", "Look:", "Decide:", "People and privacy:", "Operate:")
        .contains("  compare      Compares weeks of engineers before and after a migration.")
        .allMatch(line -> line.length() <= 80)
        .noneMatch(line -> line.contains("%n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "demo", "token create", "people apply", ""})
  void help_of_a_command_is_what_the_command_says_itself(String command) {
    List<String> names = Stream.of(command.split(" ", -1)).filter(one -> !one.isEmpty()).toList();

    String help = run(Stream.concat(Stream.of("help"), names.stream()).toArray(String[]::new));

    assertThat(help).contains("Usage: makertime " + command);
    assertThat(help)
        .isEqualTo(run(Stream.concat(names.stream(), Stream.of("--help")).toArray(String[]::new)));
  }

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    CommandLine commandLine = Makertime.commandLine().setOut(new PrintWriter(out, true));
    assertThat(commandLine.execute(arguments)).isZero();
    return out.toString();
  }
}
