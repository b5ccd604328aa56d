package dev.makertime.app.command.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.replay.Replay;
import dev.makertime.analysis.replay.ReplayLimit;
import dev.makertime.analysis.replay.ToolChange;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.cli.LastPeriod;
import dev.makertime.app.cli.ProgressLine;
import dev.makertime.render.text.DayLines;
import dev.makertime.render.text.evidence.ReplayScenario;
import dev.makertime.render.text.evidence.ReplayText;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Command {@code replay}: measures a period again with other tools. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Measures a period again as if other tools had been there: faster runs, shorter queues, no"
          + " work by hand, fewer or shorter meetings.%n",
      "It changes the evidence and counts it by the same rules, so what lies under each other, and"
          + " what is capped, is not counted twice. Behaviour is not modelled: these are the days"
          + " that would have been measured had everybody done the same.%n",
      "docs/example/changes.yaml shows the changes. Replayed hours are assumed."
    })
public final class ReplayCommand implements Callable<Integer> {
  static final class Where {
    @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
    @Nullable Path config;

    @ArgGroup(exclusive = false)
    @Nullable Files files;
  }

  static final class Files {
    @Option(
        names = "--organization",
        required = true,
        description = "The organization file, in place of --config.")
    @Nullable Path organization;

    @Option(
        names = "--activities",
        required = true,
        description = "Activities as JSON lines, with all versions in any order.")
    @Nullable Path activities;
  }

  @Spec CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  Where where = new Where();

  @Option(
      names = "--changes",
      required = true,
      description = "What changes: a YAML or JSON file, such as docs/example/changes.yaml.")
  Path changes;

  @Option(names = "--from", description = "First day, such as 2026-01-31.")
  @Nullable LocalDate from;

  @Option(names = "--to", description = "Last day, included.")
  @Nullable LocalDate to;

  @ArgGroup(exclusive = false)
  @Nullable LastPeriod last;

  @Option(
      names = "--as-of",
      description =
          "Evidence from this instant on does not count, such as 2026-01-31T12:00:00Z."
              + " Default: now.")
  @Nullable Instant asOf;

  @Option(names = "--json", description = "Print one JSON object, in seconds.")
  boolean json;

  @Option(
      names = "--days",
      description =
          "Print the replayed days of everybody instead, one per line, as measure does. Only with"
              + " --organization and --activities.")
  boolean days;

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      description = "Write the replayed hours as a scenario for simulate, too.")
  @Nullable Path scenario;

  @Override
  public Integer call() throws Exception {
    LastPeriod.Period period = LastPeriod.period(last, from, to, spec.commandLine());
    if (days && (json || where.files == null)) {
      throw new ParameterException(
          spec.commandLine(), "--days is for --organization and --activities, and without --json");
    }
    List<ToolChange> list = ChangesFile.read(changes);
    String answer;
    try (ProgressLine progress =
        new ProgressLine(
            spec.commandLine().getErr(),
            Boolean.getBoolean(ProgressLine.TERMINAL),
            Clock.systemUTC())) {
      answer = replay(period, list, progress);
    }
    spec.commandLine().getOut().print(answer);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private String replay(LastPeriod.Period period, List<ToolChange> list, ProgressLine progress)
      throws Failure, JsonProcessingException {
    Instant now = Instant.now();
    progress.at("reading the evidence");
    ReplayEvidence evidence = evidence(period, now);
    Replay replay =
        Replay.of(
            evidence.organization(),
            evidence.activities(),
            new Replay.Question(period.from(), period.to(), asOf == null ? now : asOf, list),
            at -> progress.at("replaying: %d of %d people".formatted(at.done(), at.all())));
    List<String> withheld = replay.reach().withheld(evidence.minimumGroup());
    if (!withheld.isEmpty()) {
      throw new Failure(InputFiles.refused(changes.toString(), withheld));
    }
    if (scenario != null) {
      InputFiles.write(scenario, ReplayScenario.of(replay));
    }
    if (days) {
      return DayLines.json(replay.days());
    }
    int differing = evidence.differing(replay.measured());
    return json
        ? InputFiles.finite(json(replay, evidence, differing)) + System.lineSeparator()
        : ReplayText.of(replay, evidence.known(), differing);
  }

  private ReplayEvidence evidence(LastPeriod.Period period, Instant now) throws Failure {
    Files files = where.files;
    if (files != null && files.organization != null && files.activities != null) {
      return ReplayEvidence.ofFiles(files.organization, files.activities);
    }
    if (where.config == null) {
      throw new ParameterException(
          spec.commandLine(), "--config is needed, or --organization and --activities");
    }
    return ReplayEvidence.measured(where.config, period, now);
  }

  private static ObjectNode json(Replay replay, ReplayEvidence evidence, int differing) {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("from", replay.question().from().toString());
    json.put("to", replay.question().to().toString());
    json.put("asOf", replay.question().asOf().toString());
    json.put("people", replay.reach().people());
    json.put("kind", "ASSUMED");
    json.setAll((ObjectNode) Json.MAPPER.valueToTree(replay.totals()));
    ObjectNode notes = json.putObject("notes");
    for (ReplayLimit limit : ReplayLimit.values()) {
      notes.put(limit.name(), limit.sentence());
    }
    if (evidence.known() != null) {
      json.set("known", Json.MAPPER.valueToTree(evidence.known()));
      json.put("daysOtherThanStored", differing);
    }
    return json;
  }
}
