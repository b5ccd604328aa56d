package dev.makertime.app.command;

import dev.makertime.model.Activity;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.TopicTable;
import dev.makertime.topics.organization.OrganizationFile;
import java.net.URI;
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
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;

/** What every option takes, and what it does not: values of every type, and wrong files. */
final class OptionValuesToTry {

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
  private static final String DAY = "2026-03-03";
  private static final String PROMISE =
      "{\"scenarios\": {\"current\": {\"hours\": {\"manual\": 9, \"useful\": 160}}, \"other\": {\"hours\":"
          + " {}}}, \"inputs\": {\"scenarios\": {\"other\": {\"learningMonths\": 0, \"rampMonths\": 1}}}}";
  private static final List<String> CONTENTS =
      List.of(
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
          "!!java.util.Date 2026");

  private final Path directory;
  private final Map<String, Map<String, String>> right = new LinkedHashMap<>();
  private final List<String> files = new ArrayList<>();
  private final List<String> unwritable = new ArrayList<>();

  /** A configuration with a store of one person's days. */
  final String config;

  OptionValuesToTry(Path directory) throws Exception {
    this.directory = directory;
    Path organization =
        write(
            "organization.yaml",
            """
            measureFrom: 2026-03-02
            people:
              - {id: ana, identities: ["gitlab:ana"], teams: [{team: churn, from: 2020-01-01}]}
            migrations: [{id: auto, waves: [{team: churn, from: 2026-03-04}], promise: promise.json}]
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
    write("promise.json", PROMISE);
    store(OrganizationFile.read(organization));
    rightOfRoles(organization);
    rightOfAnalyses(organization);
    right.putAll(DecisionOptions.right(directory, config));
    wrongFiles();
  }

  /** Values with which a command understands its options. */
  Map<String, String> right(String command) {
    return right.getOrDefault(command, Map.of());
  }

  Set<String> commands() {
    return right.keySet();
  }

  /** Values that an option does not take, by its type. */
  List<String> wrong(ArgSpec argument, String name) {
    if (List.of("--out", "--html", "--xlsx", "--directory", "--scenario").contains(name)) {
      return unwritable; // whatever could be written would be
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
            Path.class, files);
    values.addAll(byType.getOrDefault(argument.auxiliaryTypes()[0], List.of()));
    return values;
  }

  private void rightOfRoles(Path organization) throws Exception {
    String nobody = write("nobody.yaml", "organization: none.yaml").toString();
    String blocked =
        write("blocked.yaml", "organization: organization.yaml\ndata: {directory: makertime.yaml}")
            .toString();
    String base = write("base.yaml", "organization: organization.yaml\nsources:\n").toString();
    String simulator = directory.resolve("sim").toString();
    right.put("demo", Map.of("--weeks", "0"));
    right.put("simulator", Map.of("--directory", simulator, "--write", base, "--weeks", "0"));
    right.put(
        "init",
        Map.of(
            "--gitlab", "http://127.0.0.1:1",
            "--group", "data",
            "--token-variable", "PATH",
            "--out", directory.resolve("init").toString()));
    right.put("help", Map.of());
    right.put("wrap", Map.of("", "true"));
    right.put("shell-hook", Map.of("", "bash"));
    right.put("run", Map.of("--config", nobody));
    right.put("collector", Map.of("--config", config));
    right.put("reporter", Map.of("--config", config));
    right.put("streams", Map.of("--config", config));
    right.put("people apply", Map.of("--config", config, "", organization.toString()));
    right.put("token create", Map.of("--config", config, "--role", "lead", "--team", "churn"));
    right.put("token list", Map.of("--config", config));
    right.put("token revoke", Map.of("--config", config, "", "abcdefgh"));
    right.put("calibration", Map.of("--config", config));
    right.put("backfill", Map.of("--config", blocked));
    right.put("erase", Map.of("--config", blocked, "", "zoe", "--identity", "gitlab:zoe"));
    right.put("check", Map.of("--config", config));
  }

  private void rightOfAnalyses(Path organization) throws Exception {
    right.put(
        "measure",
        Map.of(
            "--organization",
            organization.toString(),
            "--activities",
            write("activities.jsonl", "").toString(),
            "--from",
            DAY,
            "--to",
            DAY));
    right.put("read", Map.of("", "gitlab"));
    right.put("report", Map.of("--config", config, "--from", DAY, "--to", DAY));
    right.put("focus", Map.of("--config", config, "--from", DAY, "--to", DAY));
    right.put("platform", Map.of("--config", config, "--from", DAY, "--to", DAY));
    right.put(
        "replay",
        Map.of(
            "--config",
            config,
            "--from",
            DAY,
            "--to",
            DAY,
            "--changes",
            Path.of("../docs/example/changes.yaml").toString()));
    right.put("explain", Map.of("--config", config, "--person", "ana", "--date", DAY));
    right.put(
        "simulate",
        Map.of("", Path.of("../docs/example/scenarios.yaml").toString(), "--draws", "10"));
    right.put(
        "compare", Map.of("--config", config, "--migration", "auto", "--from", DAY, "--to", DAY));
  }

  private void wrongFiles() throws Exception {
    files.addAll(
        List.of(
            directory.resolve("none.yaml").toString(),
            directory.resolve("makertime.yaml/below").toString(),
            directory.resolve("none/below.json").toString(),
            directory.toString(),
            "/".repeat(3),
            "y".repeat(300)));
    unwritable.addAll(files.subList(1, files.size()));
    unwritable.addAll(List.of("", " ", "\0", "x".repeat(3_000)));
    for (int i = 0; i < CONTENTS.size(); i++) {
      for (String ending : List.of("json", "yaml", "xlsx")) {
        files.add(write("wrong%d.%s".formatted(i, ending), CONTENTS.get(i)).toString());
      }
    }
    files.add(
        Files.write(directory.resolve("binary.json"), new byte[] {(byte) 0xff, 0, (byte) 0xc3})
            .toString());
  }

  private void store(Organization organization) throws Exception {
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

  private Path write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }
}
