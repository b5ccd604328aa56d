package dev.makertime.app.command.analysis;

import dev.makertime.analysis.migration.MigrationComparison;
import dev.makertime.analysis.migration.PastWeeksByPerson;
import dev.makertime.analysis.migration.Promise;
import dev.makertime.analysis.report.PastWeek;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.GivenFiles;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.measured.Measured;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.reporter.access.Pseudonyms;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares measured weeks before and after a migration of the organization file. */
record MeasuredComparison(
    Configuration configuration, Organization organization, MigrationComparison.Question question) {

  /** Reads the files that the options name, and refuses names that they do not have. */
  static MeasuredComparison of(CompareCommand.Measuring measuring) throws Failure {
    Configuration configuration =
        GivenFiles.configuration(Objects.requireNonNull(measuring.config), GivenFiles.MEASURED);
    Organization organization = GivenFiles.organization(configuration.organization());
    Migration migration = migration(organization, String.valueOf(measuring.migration));
    requireTeams(organization, migration, measuring);
    MigrationComparison.Question question =
        new MigrationComparison.Question(
            migration,
            Objects.requireNonNull(measuring.from),
            Objects.requireNonNull(measuring.to),
            measuring.team,
            measuring.control,
            measuring.anticipation,
            measuring.ramp,
            promise(migration, configuration.organization()));
    return new MeasuredComparison(configuration, organization, question);
  }

  MigrationComparison compare() throws Failure {
    try (Measured measured = Measured.of(configuration)) {
      return MigrationComparison.of(
          question,
          organization,
          measured.days(question.from(), question.to(), null),
          pastWeeks(configuration, measured.pastWeeks(question.from(), question.to())),
          measured.coverages());
    } catch (Measured.Unavailable | IllegalArgumentException e) {
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

  /** Finds the person of each past week by the key of pseudonyms, which is beside the store. */
  private static PastWeeksByPerson pastWeeks(Configuration configuration, List<PastWeek> weeks)
      throws Failure {
    if (weeks.isEmpty()) {
      return PastWeeksByPerson.NONE;
    }
    Path key = configuration.data().resolve("access").resolve(Pseudonyms.FILE);
    if (!Files.exists(key)) {
      throw new Failure(
          "%s is missing: without it nobody's past weeks can be found".formatted(key));
    }
    try {
      return PastWeeksByPerson.of(weeks, new Pseudonyms(key)::of);
    } catch (IOException e) {
      throw new Failure("%s cannot be read: %s".formatted(key, FailureText.of(e)), e);
    }
  }

  private static Migration migration(Organization organization, String id) throws Failure {
    return organization
        .migration(id)
        .orElseThrow(
            () ->
                new Failure(
                    "--migration %s: the organization file has %s%s"
                        .formatted(
                            id,
                            organization.migrations().isEmpty()
                                ? "none"
                                : organization.migrations().stream()
                                    .map(Migration::id)
                                    .collect(Collectors.joining(", ")),
                            KnownNames.migrations(organization).suggestion(id))));
  }

  /** The frozen simulation beside the organization file, as {@code promise.json#scenario}. */
  private static @Nullable Promise promise(Migration migration, Path organization) throws Failure {
    String said = migration.promise();
    if (said == null) {
      return null;
    }
    int hash = said.indexOf('#');
    Path file = organization.resolveSibling(hash < 0 ? said : said.substring(0, hash));
    try {
      return Promise.of(Files.readString(file), hash < 0 ? null : said.substring(hash + 1));
    } catch (IllegalArgumentException e) {
      throw new Failure("%s: %s".formatted(file, FailureText.of(e)), e);
    } catch (IOException e) {
      throw new Failure("the promise %s cannot be read: %s".formatted(file, FailureText.of(e)), e);
    }
  }
}
