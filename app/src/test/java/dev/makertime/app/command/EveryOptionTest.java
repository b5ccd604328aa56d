package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.Makertime;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every option of every command, found by asking the commands themselves, is given what it does not
 * take: whatever is then said, no class and no library speaks, and wrong usage is two lines.
 */
class EveryOptionTest {
  /** What only a programmer would say. */
  private static final Pattern TECHNICAL =
      Pattern.compile(
          "(?<![\\w./-])(?:[a-z][a-z0-9_]*\\.){2,}[A-Z]\\w*|\\w(?:Exception|Error)\\b|\\bjava\\.|Conversion"
              + " = |^\\s+at \\S+\\(|\\bnull\\b|Unexpected character|\\(code"
              + " \\d+\\)|`java|OOXML|(?<!\\.)zip|while parsing|while"
              + " scanning|deserialize|Illegal|IllegalArgument",
          Pattern.MULTILINE);

  @TempDir static Path directory;
  private static OptionValuesToTry values;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void prepare() throws Exception {
    values = new OptionValuesToTry(directory);
  }

  @TestFactory
  Stream<DynamicTest> what_an_option_does_not_take_is_refused_in_plain_words() {
    List<DynamicTest> tests = new ArrayList<>();
    commands(Makertime.commandLine().getCommandSpec(), "")
        .forEach(
            (name, spec) -> {
              for (ArgSpec argument : spec.args()) {
                if (argument.arity().max() > 0 && !isHelp(argument)) {
                  tests.add(
                      DynamicTest.dynamicTest(
                          "%s %s".formatted(name, named(argument)),
                          () ->
                              values
                                  .wrong(argument, named(argument))
                                  .forEach(value -> refuse(name, argument, value))));
                }
              }
            });
    assertThat(tests).hasSizeGreaterThan(60);
    return tests.stream();
  }

  @Test
  void every_command_is_tried() {
    assertThat(commands(Makertime.commandLine().getCommandSpec(), "").keySet())
        .containsAll(values.commands())
        .allMatch(
            name ->
                values.commands().contains(name)
                    || List.of("people", "token", "survey", "prepare").contains(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "reprot",
        "report",
        "report --frm=2026-01-01",
        "report --format=pdf x",
        "token",
        "token create",
        "people aply",
        "explain --config=x",
        "compare",
        "watch",
        "simulate --drws=3",
        "report --from",
        "read",
        "demo --weeks=many",
        "report --json=maybe x y z",
        "explain --config=x --person=a --team=b --date=2026-01-01",
        "run --config=a --config=b",
        "help reprot",
        "help token crate",
        "report --config=x",
        "report --config=x --from=2026-01-01",
        "report --config=x --last-week --last-month",
        "report --config=x --last-week --from=2026-01-01",
        "report --config=x --last-quarter --to=2026-01-01",
        "measure --organization=x --activities=y --last-month --to=2026-01-01",
        "simulate --config=x --last-week --from=2026-01-01",
        "simulate --last-week",
        "compare --config=x --migration=y --last-week --last-quarter",
        "read ical --last-week --from=2026-01-01",
        "demo --once --pace=60",
        "demo --real-time --pace=60",
        "demo --once --real-time",
        "demo --pace=0",
        "demo --pace=3601"
      })
  void wrong_usage_is_two_lines(String arguments) {
    assertThat(run(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1))))
        .isEqualTo(2);
    assertThat(err.toString().lines().toList()).hasSize(2);
    assertThat(err.toString()).contains("Help: makertime").doesNotContainPattern(TECHNICAL);
  }

  private void refuse(String command, ArgSpec argument, String value) {
    Map<String, String> given = new LinkedHashMap<>(values.right(command));
    String option = named(argument);
    instead(command, option).forEach(given::remove);
    if (command.equals("simulate")
        && List.of("--config", "--from", "--to", "--team").contains(option)) {
      given.putAll(Map.of("--config", values.config, "--from", "2026-03-03", "--to", "2026-03-03"));
    }
    if (command.equals("replay") && List.of("--organization", "--activities").contains(option)) {
      given.putAll(values.right("measure"));
    }
    given.put(option, value);
    List<String> arguments = new ArrayList<>(List.of(command.split(" ", -1)));
    given.forEach(
        (key, of) -> arguments.addAll(key.isEmpty() ? List.of(of) : List.of(key + "=" + of)));
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);

    int code = run(arguments);

    String said = (out + "\n" + err).replace(value.isBlank() ? "\0" : value, "VALUE");
    assertThat(said).as("%s", arguments).doesNotContainPattern(TECHNICAL);
    assertThat(code).isBetween(0, 2);
    if (code != 0) {
      assertThat(err.toString()).as("%s", arguments).isNotBlank();
    }
    if (code == 2) {
      assertThat(err.toString().lines().toList()).as("%s", arguments).hasSize(2);
    }
  }

  /** What must not stand beside an option. */
  private static List<String> instead(String command, String option) {
    return switch (command + " " + option) {
      case "explain --team" -> List.of("--person");
      case "explain --week" -> List.of("--date");
      case "simulator --collector" -> List.of("--write");
      case "platform --runs" -> List.of("--config");
      case "replay --organization", "replay --activities" -> List.of("--config");
      case "compare --weeks" -> List.of("--config", "--migration", "--from", "--to");
      case "watch --weeks" -> List.of("--config", "--migration", "--to");
      default -> List.of();
    };
  }

  private static boolean isHelp(ArgSpec argument) {
    return argument instanceof OptionSpec option && (option.usageHelp() || option.versionHelp());
  }

  private static String named(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : "";
  }

  private static Map<String, CommandSpec> commands(CommandSpec of, String before) {
    Map<String, CommandSpec> all = new LinkedHashMap<>();
    of.subcommands()
        .forEach(
            (name, line) -> {
              all.put(before + name, line.getCommandSpec());
              all.putAll(commands(line.getCommandSpec(), before + name + " "));
            });
    return all;
  }

  private int run(List<String> arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)));
    try {
      CommandLine commandLine =
          Makertime.commandLine()
              .setOut(new PrintWriter(out, true))
              .setErr(new PrintWriter(err, true));
      return commandLine.execute(arguments.toArray(String[]::new));
    } finally {
      System.setIn(before);
    }
  }
}
