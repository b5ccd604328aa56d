package dev.makertime.app.command.analysis;

import dev.makertime.analysis.focus.FocusLedger;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.cli.LastPeriod;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.measured.MeasuredDays;
import dev.makertime.app.measured.MeasuredFindings;
import dev.makertime.app.measured.MeasuredKnowledge;
import dev.makertime.model.Organization;
import dev.makertime.render.text.evidence.FocusText;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code focus}: shows what broke focus in a period. */
@Command(
    name = "focus",
    mixinStandardHelpOptions = true,
    description = {
      "Shows which meeting series, manual work and waits broke focus, in hours.%n",
      "Focus is technical work in long uninterrupted stretches. Each cause has its share of what"
          + " was lost: the mean, over all orders of the day's causes, of what it took from what"
          + " was left. What few people lost is not named."
    })
public final class FocusCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
  Path config;

  @Option(names = "--from", description = "First day, such as 2026-01-31.")
  @Nullable LocalDate from;

  @Option(names = "--to", description = "Last day, included.")
  @Nullable LocalDate to;

  @ArgGroup(exclusive = false)
  @Nullable LastPeriod last;

  @Option(names = "--team", description = "One team only.")
  @Nullable String team;

  @Option(names = "--json", description = "Print one JSON object, in seconds.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    LastPeriod.Period period = LastPeriod.period(last, from, to, spec.commandLine());
    Configuration configuration = InputFiles.configuration(config, InputFiles.MEASURED);
    Organization organization = InputFiles.organization(configuration.organization());
    InputFiles.requireTeam(organization, team, List.of());
    PrivacySettings privacy = configuration.reporter().privacy();
    try (MeasuredDays measured = MeasuredDays.of(configuration)) {
      FocusLedger ledger =
          MeasuredFindings.focus(
              measured,
              organization,
              period,
              team,
              Instant.now(),
              privacy,
              MeasuredKnowledge.of(measured, configuration, organization, Instant.now()));
      spec.commandLine()
          .getOut()
          .print(
              json
                  ? Json.MAPPER.writeValueAsString(ledger) + System.lineSeparator()
                  : FocusText.of(ledger));
      spec.commandLine().getOut().flush();
      return 0;
    } catch (MeasuredDays.Unavailable e) {
      throw new Failure(FailureText.of(e), e);
    }
  }
}
