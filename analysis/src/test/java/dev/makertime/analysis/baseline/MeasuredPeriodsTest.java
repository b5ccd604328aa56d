package dev.makertime.analysis.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Coverage;
import dev.makertime.model.Migration;
import dev.makertime.model.Migration.Wave;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The period that is offered first has no migration's wave inside. */
class MeasuredPeriodsTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-08-05"); // a Wednesday

  @Test
  void without_a_migration_the_last_twelve_weeks_are_measured() {
    assertThat(of(organization(), null))
        .containsExactly(
            new MeasuredPeriod(
                "latest 12 weeks",
                LocalDate.parse("2026-05-11"),
                LocalDate.parse("2026-08-02"),
                List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-15, since Deploys, 2026-06-15, 2026-08-02",
    "2026-06-17, since Deploys, 2026-06-22, 2026-08-02",
    "2026-07-06, since Deploys, 2026-07-06, 2026-08-02",
    "2026-07-13, before Deploys, 2026-04-20, 2026-07-12",
    "2026-07-31, before Deploys, 2026-05-04, 2026-07-26",
    "2026-08-04, latest 12 weeks, 2026-05-11, 2026-08-02",
    "2026-02-02, latest 12 weeks, 2026-05-11, 2026-08-02"
  })
  void it_is_the_latest_stretch_of_at_least_four_weeks(
      LocalDate wave, String title, LocalDate from, LocalDate to) {
    MeasuredPeriod first = of(organization(migration("Deploys", wave)), "churn").get(0);

    assertThat(first).isEqualTo(new MeasuredPeriod(title, from, to, List.of()));
  }

  @Test
  void before_each_migration_and_the_last_weeks_known_are_offered_too() {
    Organization organization =
        organization(
            migration("Deploys", LocalDate.parse("2026-06-15")),
            migration("Tests", LocalDate.parse("2026-03-02")));

    assertThat(of(organization, "churn"))
        .extracting(MeasuredPeriod::words)
        .containsExactly(
            "since Deploys, 2026-06-15 to 2026-08-02",
            "before Deploys, 2026-03-23 to 2026-06-14",
            "before Tests, 2025-12-08 to 2026-03-01",
            "latest 12 weeks, 2026-05-11 to 2026-08-02; Deploys began inside, so two ways to"
                + " work are mixed");
  }

  @Test
  void other_teams_migrations_do_not_matter_to_a_team_but_to_everybody() {
    Organization organization = organization(migration("Deploys", LocalDate.parse("2026-06-15")));

    assertThat(of(organization, "ops").get(0).title()).isEqualTo("latest 12 weeks");
    assertThat(of(organization, null).get(0).title()).isEqualTo("since Deploys");
  }

  @Test
  void nothing_is_offered_that_no_source_was_read_for() {
    Coverage read =
        new Coverage(
            "gitlab", Instant.parse("2026-05-20T00:00:00Z"), Instant.parse("2026-07-08T10:00:00Z"));

    List<MeasuredPeriod> all =
        MeasuredPeriods.of(
            organization(migration("Deploys", LocalDate.parse("2026-06-29"))),
            "churn",
            List.of(read),
            TODAY);

    assertThat(all)
        .extracting(MeasuredPeriod::words)
        .containsExactly(
            "before Deploys, 2026-05-18 to 2026-06-28",
            "since Deploys, 2026-06-29 to 2026-07-05",
            "latest 7 weeks, 2026-05-18 to 2026-07-05; Deploys began inside, so two ways to"
                + " work are mixed");
  }

  @Test
  void a_period_that_somebody_chose_says_what_it_mixes() {
    Organization organization = organization(migration("Deploys", LocalDate.parse("2026-06-15")));

    assertThat(
            MeasuredPeriod.chosen(
                    organization,
                    "churn",
                    LocalDate.parse("2026-06-01"),
                    LocalDate.parse("2026-06-28"))
                .straddles())
        .containsExactly("Deploys");
  }

  private static List<MeasuredPeriod> of(Organization organization, @Nullable String team) {
    return MeasuredPeriods.of(organization, team, List.of(), TODAY);
  }

  private static Migration migration(String name, LocalDate wave) {
    return new Migration(name, null, List.of(new Wave("churn", wave)), null, null);
  }

  private static Organization organization(Migration... migrations) {
    return new Organization(
        List.of(),
        Map.of(),
        Set.of(),
        Person.unknown(),
        List.of(),
        Arrays.asList(migrations),
        null,
        Map.of());
  }
}
