package dev.makertime.app.measured;

import dev.makertime.analysis.migration.DefaultComparison;
import dev.makertime.analysis.migration.MigrationComparison;
import dev.makertime.analysis.migration.PastWeeksByPerson;
import dev.makertime.analysis.migration.Promise;
import dev.makertime.analysis.migration.PromiseWatch;
import dev.makertime.analysis.report.PastWeek;
import dev.makertime.app.cli.Failure;
import dev.makertime.app.config.Configuration;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.render.text.VerdictLine;
import dev.makertime.reporter.access.Pseudonyms;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares measured days before and after migrations. */
public final class MeasuredVerdicts {
  private MeasuredVerdicts() {}

  /** Compares as every page does, for each migration of the organization. */
  public static List<MigrationComparison> all(
      Organization organization,
      Configuration configuration,
      MeasuredDays measured,
      LocalDate today)
      throws Failure, MeasuredDays.Unavailable {
    List<MigrationComparison> all = new ArrayList<>();
    for (Migration migration : organization.migrations()) {
      all.add(
          compare(
              DefaultComparison.of(
                  migration,
                  organization,
                  today,
                  configuration.reporter().privacy().minimumGroup(),
                  promise(migration, configuration.organization())),
              organization,
              configuration,
              measured));
    }
    return all;
  }

  /**
   * The same as lines.
   *
   * @param err is told why there are none
   */
  public static List<VerdictLine> lines(
      Organization organization,
      Configuration configuration,
      MeasuredDays measured,
      PrintWriter err) {
    try {
      return VerdictLine.of(
          all(organization, configuration, measured, LocalDate.now(ZoneOffset.UTC)),
          configuration.reporter().privacy());
    } catch (Failure | MeasuredDays.Unavailable e) {
      err.printf("migrations are not compared: %s%n", FailureText.of(e));
      return List.of();
    }
  }

  /** Compares. */
  public static MigrationComparison compare(
      DefaultComparison asked,
      Organization organization,
      Configuration configuration,
      MeasuredDays measured)
      throws Failure, MeasuredDays.Unavailable {
    List<EngineerDay> days = measured.days(asked.from(), asked.to(), null);
    PastWeeksByPerson past = past(configuration, measured.pastWeeks(asked.from(), asked.to()));
    List<Coverage> coverages = measured.coverages();
    return asked
        .knowing(
            MeasuredKnowledge.of(measured, configuration, organization, Instant.now()),
            organization)
        .compare(organization, days, past, coverages);
  }

  /** Watches a migration against its promise. */
  public static PromiseWatch watch(
      DefaultComparison asked,
      Organization organization,
      Configuration configuration,
      MeasuredDays measured)
      throws Failure, MeasuredDays.Unavailable {
    List<EngineerDay> days = measured.days(asked.from(), asked.to(), null);
    PastWeeksByPerson past = past(configuration, measured.pastWeeks(asked.from(), asked.to()));
    return asked
        .knowing(
            MeasuredKnowledge.of(measured, configuration, organization, Instant.now()),
            organization)
        .watch(organization, days, past, measured.coverages());
  }

  /** Found by the key that they were named with, which is beside the store. */
  private static PastWeeksByPerson past(Configuration configuration, List<PastWeek> weeks)
      throws Failure {
    if (weeks.isEmpty()) {
      return PastWeeksByPerson.NONE;
    }
    Path key = configuration.data().resolve("access").resolve(Pseudonyms.FILE);
    if (!Files.exists(key)) {
      throw new Failure(
          "%s is missing: without it past weeks cannot be assigned to people".formatted(key));
    }
    try {
      return PastWeeksByPerson.of(weeks, new Pseudonyms(key)::of);
    } catch (IOException e) {
      throw new Failure("%s cannot be read: %s".formatted(key, FailureText.of(e)), e);
    }
  }

  /** Reads the frozen simulation beside the organization file: {@code promise.json#scenario}. */
  public static @Nullable Promise promise(Migration migration, Path organization) throws Failure {
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
