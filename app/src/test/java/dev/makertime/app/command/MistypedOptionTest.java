package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.Makertime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What is said first of a mistyped option is its name, whatever else is missing or wrong. */
class MistypedOptionTest {
  private final StringWriter err = new StringWriter();

  @TestFactory
  Stream<DynamicTest> every_option_of_every_command_is_suggested_where_a_letter_is_missing() {
    return commands().flatMap(this::options);
  }

  private Stream<DynamicTest> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .map(OptionSpec::longestName)
        .map(option -> suggested(command.getCommandSpec().qualifiedName(" "), option));
  }

  private DynamicTest suggested(String command, String option) {
    String typed = option.substring(0, 3) + option.substring(4);
    return DynamicTest.dynamicTest(
        command + " " + typed,
        () -> {
          err.getBuffer().setLength(0);
          assertThat(
                  makertime(
                      (command + " " + typed + "=x").substring("makertime ".length()).split(" ")))
              .isEqualTo(2);
          assertThat(err.toString().lines().findFirst())
              .hasValueSatisfying(
                  line ->
                      assertThat(line)
                          .contains(": there is no option " + typed)
                          .contains("did you mean " + (isShort(option) ? "--" : option + "?")));
        });
  }

  /** One letter of two is as near to several. */
  private static boolean isShort(String option) {
    return option.length() <= 4;
  }

  @Test
  void it_is_named_before_what_is_missing_and_before_a_wrong_value() {
    assertThat(makertime("report", "--frm=2026-01-01", "--to", "2026-01-31")).isEqualTo(2);
    assertThat(makertime("report", "--from", "soon", "--frm", "2026-01-01")).isEqualTo(2);
    assertThat(makertime("report", "--frm", "2026-01-01", "--config", "a.yaml")).isEqualTo(2);

    assertThat(err.toString().lines().filter(line -> !line.startsWith("Help")))
        .hasSize(3)
        .containsOnly("report: there is no option --frm; did you mean --from?");
  }

  @Test
  void each_of_several_is_named_and_their_values_are_not() {
    assertThat(makertime("report", "--frm", "2026-01-01", "--too", "x")).isEqualTo(2);

    assertThat(err.toString().lines().findFirst())
        .hasValue(
            "report: there is no option --frm; did you mean --from?"
                + "; there is no option --too; did you mean --to?");
  }

  @Test
  void a_mistyped_command_is_named_with_the_nearest_one() {
    assertThat(makertime("reprot", "--from=2026-01-01")).isEqualTo(2);
    assertThat(makertime("token", "lst")).isEqualTo(2);

    assertThat(err.toString())
        .contains("there is no command reprot; did you mean report?")
        .contains("there is no command lst; did you mean list?");
  }

  @Test
  void what_stands_behind_two_hyphens_or_is_the_value_of_an_option_is_no_option() {
    assertThat(makertime("simulate", "--", "--jsn")).isEqualTo(1);

    assertThat(err.toString()).contains("--jsn").doesNotContain("there is no option");
  }

  private int makertime(String... arguments) {
    return Makertime.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
  }

  private static Stream<CommandLine> commands() {
    return Stream.iterate(
            Stream.of(Makertime.commandLine()).toList(),
            level -> !level.isEmpty(),
            level -> level.stream().flatMap(one -> one.getSubcommands().values().stream()).toList())
        .flatMap(level -> level.stream());
  }
}
