package dev.makertime.app.command.analysis;

import dev.makertime.analysis.migration.DefaultComparison;
import dev.makertime.analysis.migration.MigrationComparison;
import dev.makertime.analysis.migration.Promise;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.measured.MeasuredDays;
import dev.makertime.app.measured.MeasuredVerdicts;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.topics.FailureText;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

/** Compares measured weeks before and after a migration of the organization file. */
record MeasuredComparison(
    Configuration configuration, Organization organization, DefaultComparison question) {

  /** Reads the files that the options name, and refuses names that they do not have. */
  static MeasuredComparison of(CompareCommand.Measuring measuring) throws Failure {
    Configuration configuration =
        InputFiles.configuration(Objects.requireNonNull(measuring.config), InputFiles.MEASURED);
    Organization organization = InputFiles.organization(configuration.organization());
    Migration migration = InputFiles.migration(organization, String.valueOf(measuring.migration));
    requireTeams(organization, migration, measuring);
    DefaultComparison standard =
        DefaultComparison.of(
            migration,
            organization,
            LocalDate.now(ZoneOffset.UTC),
            configuration.reporter().privacy().minimumGroup(),
            MeasuredVerdicts.promise(migration, configuration.organization()));
    DefaultComparison question = asked(standard, measuring);
    if (question.to().isBefore(question.from())) {
      throw new Failure("--to is before --from");
    }
    return new MeasuredComparison(configuration, organization, question);
  }

  /** The default comparison, changed by the given options. */
  private static DefaultComparison asked(
      DefaultComparison standard, CompareCommand.Measuring measuring) {
    return new DefaultComparison(
        standard.migration(),
        Objects.requireNonNullElse(measuring.from, standard.from()),
        Objects.requireNonNullElse(measuring.to, standard.to()),
        measuring.team,
        measuring.control.isEmpty() ? standard.control() : measuring.control,
        measuring.anticipation,
        measuring.ramp,
        standard.fewest(),
        standard.promise(),
        standard.unknown(),
        standard.people());
  }

  MigrationComparison compare() throws Failure {
    try (MeasuredDays measured = MeasuredDays.of(configuration)) {
      return MeasuredVerdicts.compare(question, organization, configuration, measured);
    } catch (MeasuredDays.Unavailable | IllegalArgumentException e) {
      throw new Failure(FailureText.of(e), e);
    }
  }

  /** The currency of what was promised; empty where nothing was. */
  String currency() {
    Promise promise = question.promise();
    return promise == null ? "" : promise.currency();
  }

  private static void requireTeams(
      Organization organization, Migration migration, CompareCommand.Measuring measuring)
      throws Failure {
    String team = measuring.team;
    KnownNames went =
        KnownNames.of("team", migration.waves().stream().map(Migration.Wave::team).toList());
    if (team != null && !went.has(team)) {
      throw new Failure(
          "--team %s: %s has no wave of this team%s"
              .formatted(team, migration.id(), went.suggestion(team)));
    }
    KnownNames known = KnownNames.teams(organization);
    for (String control : measuring.control) {
      if (!known.has(control)) {
        throw new Failure("--control %s: %s".formatted(control, known.refusal(control)));
      }
    }
  }
}
