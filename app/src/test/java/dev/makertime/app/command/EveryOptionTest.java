package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.Makertime;
import dev.makertime.model.Activity;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.TopicTable;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
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
          "(?<![\\w./-])(?:[a-z][a-z0-9_]*\\.){2,}[A-Z]\\w*|\\w(?:Exception|Error)\\b|\\bjava\\."
              + "|Conversion = |^\\s+at \\S+\\(|\\bnull\\b|Unexpected character|\\(code \\d+\\)|`java|OOXML"
              + "|zip|while parsing|while scanning|deserialize|Illegal|IllegalArgument",
          Pattern.MULTILINE);

  private static final List<String> TEXTS =
      List.of("", " ", "soon", "-1", "%s%n", "\0", "a\tb", "李雷", "@file", "x".repeat(3_000));
  private static final List<String> NUMBERS =
      List.of("-1", "1.5", "2147483647", "-2147483648", "99999999999999999999", "1e9", "٣");
  private static final List<String> DATES =
      List.of("2026-02-30", "2026-2-3", "+999999999-12-31", "-0001-01-01", "9999-12-31", "today");
  private static final List<String> TIMES =
      List.of("2026-01-31", "2026-01-31T25:00:00Z", "+1000000000-12-31T23:59:59Z", "12:00");
  private static final List<String> SPANS =
      List.of("P", "-P1D", "PT0S", "P99999999999D", "P2147483647D", "90", "P-2147483648D");
  private static final List<String> ADDRESSES =
      List.of("https://[", "ftp://example.com", "//", "http:///x", "a b", "mailto:a@example.com");

  @TempDir static Path directory;
  private static String config = "";
  private static final Map<String, Map<String, String>> RIGHT = new LinkedHashMap<>();
  private static final List<String> FILES = new ArrayList<>();
  private static final List<String> UNWRITABLE = new ArrayList<>();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeAll
  static void prepare() throws Exception {
    Path organization =
        write(
            "organization.yaml",
            """
            measureFrom: 2026-03-02
            people:
              - {id: ana, identities: ["gitlab:ana"], teams: [{team: churn, from: 2020-01-01}]}
            migrations: [{id: auto, waves: [{team: churn, from: 2026-03-04}]}]
            """);
    config =
        write(
                "makertime.yaml",
                """
                organization: organization.yaml
                data: {directory: data}
                reporter: {auth: {tokens: tokens.json}}
                """)
            .toString();
    store(OrganizationFile.read(organization));
    String nobody = write("nobody.yaml", "organization: none.yaml").toString();
    String blocked =
        write("blocked.yaml", "organization: organization.yaml\ndata: {directory: makertime.yaml}")
            .toString();
    Path base = write("base.yaml", "organization: organization.yaml\nsources:\n");
    String day = "2026-03-03";
    RIGHT.put("demo", Map.of("--weeks", "0"));
    RIGHT.put(
        "simulator",
        Map.of(
            "--directory",
            directory.resolve("sim").toString(),
            "--write",
            base.toString(),
            "--weeks",
            "0"));
    RIGHT.put(
        "init",
        Map.of(
            "--gitlab", "http://127.0.0.1:1",
            "--group", "data",
            "--token-variable", "PATH",
            "--out", directory.resolve("init").toString()));
    RIGHT.put("run", Map.of("--config", nobody));
    RIGHT.put("collector", Map.of("--config", config));
    RIGHT.put("reporter", Map.of("--config", config));
    RIGHT.put("streams", Map.of("--config", config));
    RIGHT.put("people apply", Map.of("--config", config, "", organization.toString()));
    RIGHT.put("token create", Map.of("--config", config, "--role", "lead", "--team", "churn"));
    RIGHT.put("token list", Map.of("--config", config));
    RIGHT.put("token revoke", Map.of("--config", config, "", "abcdefgh"));
    RIGHT.put("erase", Map.of("--config", blocked, "", "zoe", "--identity", "gitlab:zoe"));
    RIGHT.put(
        "measure",
        Map.of(
            "--organization",
            organization.toString(),
            "--activities",
            write("activities.jsonl", "").toString(),
            "--from",
            day,
            "--to",
            day));
    RIGHT.put("read", Map.of("", "gitlab"));
    RIGHT.put("report", Map.of("--config", config, "--from", day, "--to", day));
    RIGHT.put("explain", Map.of("--config", config, "--person", "ana", "--date", day));
    RIGHT.put(
        "simulate",
        Map.of("", Path.of("../docs/example/scenarios.yaml").toString(), "--draws", "10"));
    RIGHT.put(
        "compare", Map.of("--config", config, "--migration", "auto", "--from", day, "--to", day));
    RIGHT.put("check", Map.of("--config", config));
    FILES.addAll(
        List.of(
            directory.resolve("none.yaml").toString(),
            directory.resolve("makertime.yaml/below").toString(),
            directory.resolve("none/below.json").toString(),
            directory.toString(),
            "/".repeat(3),
            "y".repeat(300)));
    UNWRITABLE.addAll(FILES.subList(1, FILES.size()));
    UNWRITABLE.addAll(List.of("", " ", "\0", "x".repeat(3_000)));
    String[] contents = {
      "",
      "{",
      "null",
      "[]",
      "[1]",
      "a: [b",
      "a: b: c",
      "\ta: 1",
      "{\"org\": 7}",
      "people: 7",
      "a: 1\na: 2",
      "{\"rows\": [{\"week\": \"x\"}]}",
      "[".repeat(5_000),
      "%PDF-1.4",
      "PK\u0003\u0004",
      "{\"id\": \"a\", \"kind\": \"sleep\"}",
      "organization: [x]\nkafka: 7\nsources: {}\n",
      "org: {engineers: many}\nscenarios: {current: 7}\n",
      "inputs: &a [*a]",
      "!!java.util.Date 2026"
    };
    for (int i = 0; i < contents.length; i++) {
      for (String ending : List.of("json", "yaml", "xlsx")) {
        FILES.add(write("wrong%d.%s".formatted(i, ending), contents[i]).toString());
      }
    }
    FILES.add(
        Files.write(directory.resolve("binary.json"), new byte[] {(byte) 0xff, 0, (byte) 0xc3})
            .toString());
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
                          () -> wrong(argument).forEach(value -> refuse(name, argument, value))));
                }
              }
            });
    assertThat(tests).hasSizeGreaterThan(60);
    return tests.stream();
  }

  @Test
  void every_command_is_tried() {
    assertThat(commands(Makertime.commandLine().getCommandSpec(), "").keySet())
        .containsAll(RIGHT.keySet())
        .allMatch(
            name ->
                RIGHT.containsKey(name) || List.of("people", "token", "prepare").contains(name));
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
        "simulate --drws=3",
        "report --from",
        "read",
        "demo --weeks=many",
        "report --json=maybe x y z",
        "explain --config=x --person=a --team=b --date=2026-01-01",
        "run --config=a --config=b"
      })
  void wrong_usage_is_two_lines(String arguments) {
    assertThat(run(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1))))
        .isEqualTo(2);
    assertThat(err.toString().lines().toList()).hasSize(2);
    assertThat(err.toString()).contains("Help: makertime").doesNotContainPattern(TECHNICAL);
  }

  private void refuse(String command, ArgSpec argument, String value) {
    Map<String, String> given = new LinkedHashMap<>(RIGHT.getOrDefault(command, Map.of()));
    String option = named(argument);
    instead(command, option).forEach(given::remove);
    if (command.equals("simulate")
        && List.of("--config", "--from", "--to", "--team").contains(option)) {
      given.putAll(Map.of("--config", config, "--from", "2026-03-03", "--to", "2026-03-03"));
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
      case "compare --weeks" -> List.of("--config", "--migration", "--from", "--to");
      default -> List.of();
    };
  }

  private static List<String> wrong(ArgSpec argument) {
    Class<?> type = argument.auxiliaryTypes()[0];
    if (List.of("--out", "--html", "--xlsx", "--directory").contains(named(argument))) {
      return UNWRITABLE; // whatever could be written would be
    }
    List<String> values = new ArrayList<>(TEXTS);
    Map<Class<?>, List<String>> byType =
        Map.of(
            int.class, NUMBERS,
            long.class, List.of("1.5", "99999999999999999999"),
            LocalDate.class, DATES,
            Instant.class, TIMES,
            Duration.class, SPANS,
            Period.class, SPANS,
            ZoneId.class, List.of("Mars/Base", "+99:00", "UTC+x"),
            URI.class, ADDRESSES,
            Path.class, FILES);
    values.addAll(byType.getOrDefault(type, List.of()));
    return values;
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

  private static void store(Organization organization) throws Exception {
    List<Activity> none = List.of();
    List<EngineerDay> days =
        BatchMeasurement.days(
            organization,
            none,
            LocalDate.parse("2026-03-02"),
            LocalDate.parse("2026-03-06"),
            Instant.parse("2026-07-01T00:00:00Z"));
    try (DayStore store = DayStore.open(directory.resolve("data/store"))) {
      store
          .days()
          .take(
              days.stream().map(one -> new TopicTable.Change<>(one.key(), one)).toList(),
              Map.of(0, 1L));
      store.days().save();
    }
  }

  private static Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }
}
