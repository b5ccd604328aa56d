package dev.makertime.app.command.watch;

import dev.makertime.analysis.migration.DefaultComparison;
import dev.makertime.analysis.migration.PromiseWatch;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.measured.MeasuredDays;
import dev.makertime.app.measured.MeasuredVerdicts;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.topics.FailureText;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Watches measured weeks of a migration of the organization file. */
final class MeasuredWatch {
  /** By how much the last zone of the earth is behind UTC. */
  private static final Duration LAST_ZONE = Duration.ofHours(12);

  private MeasuredWatch() {}

  /** Reads the files that the options name, and refuses names that they do not have. */
  static PromiseWatch of(WatchCommand.Measuring measuring, Clock clock) throws Failure {
    Configuration configuration =
        InputFiles.configuration(Objects.requireNonNull(measuring.config), InputFiles.MEASURED);
    Organization organization = InputFiles.organization(configuration.organization());
    Migration migration = InputFiles.migration(organization, String.valueOf(measuring.migration));
    requireTeam(migration, measuring.team);
    DefaultComparison standard =
        DefaultComparison.of(
            migration,
            organization,
            today(measuring.to, clock),
            configuration.reporter().privacy().minimumGroup(),
            MeasuredVerdicts.promise(migration, configuration.organization()));
    try (MeasuredDays measured = MeasuredDays.of(configuration)) {
      return MeasuredVerdicts.watch(
          standard.ofTeam(measuring.team), organization, configuration, measured);
    } catch (MeasuredDays.Unavailable | IllegalArgumentException e) {
      throw new Failure(FailureText.of(e), e);
    }
  }

  /** The day after the last that is over in every zone, or after a chosen one before that. */
  private static LocalDate today(@Nullable LocalDate to, Clock clock) {
    LocalDate over = LocalDate.ofInstant(clock.instant().minus(LAST_ZONE), ZoneOffset.UTC);
    return to == null || !to.isBefore(over) ? over : to.plusDays(1);
  }

  private static void requireTeam(Migration migration, @Nullable String team) throws Failure {
    KnownNames went =
        KnownNames.of("team", migration.waves().stream().map(Migration.Wave::team).toList());
    if (team != null && !went.has(team)) {
      throw new Failure(
          "--team %s: %s has no wave of this team%s"
              .formatted(team, migration.id(), went.suggestion(team)));
    }
  }
}
