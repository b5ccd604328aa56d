package dev.makertime.analysis.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.SourceRecord;
import dev.makertime.analysis.migration.MigrationComparison.Flag;
import dev.makertime.model.Coverage;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A team of five that migrates on the 4th of May; today is the 1st of July. */
class ComparisonCoverageTest {
  private static final Instant NOW = Instant.parse("2026-07-01T00:00:00Z");

  private final Organization organization = organization("churn");

  ComparisonCoverageTest() throws Exception {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // tools since | calendars since | calendars of how many | what is not compared
        "2026-02-02 | 2026-02-02 | 5 | ",
        "2026-02-02 | 2026-02-02 | 4 | ",
        "2026-02-02 | 2026-02-02 | 3 | meetings",
        "2026-02-02 | 2026-04-27 | 5 | meetings",
        "2026-02-02 | 2026-05-18 | 5 | meetings",
        "2026-05-18 | 2026-02-02 | 5 | manual waiting",
        "2026-06-08 | 2026-06-08 | 5 | manual meetings waiting",
      })
  void hours_are_compared_of_which_enough_is_known_on_both_sides(
      LocalDate tools, LocalDate calendars, int people, String unknown) {
    DefaultComparison asked = asked().knowing(knowledge(tools, calendars, people), organization);

    assertThat(asked.unknown())
        .isEqualTo(unknown == null ? Set.of() : Set.of(unknown.split(" ", -1)));
  }

  @Test
  void what_is_not_compared_has_no_verdict_and_the_limits_say_so() {
    DefaultComparison asked =
        asked()
            .knowing(
                knowledge(LocalDate.parse("2026-02-02"), LocalDate.parse("2026-02-02"), 0),
                organization);

    MigrationComparison found =
        asked.compare(organization, List.of(), PastWeeksByPerson.NONE, List.of());

    assertThat(found.flags()).contains(Flag.HOURS_UNKNOWN);
    assertThat(found.verdict().categories().keySet()).doesNotContain("meetings");
    assertThat(found.net().paired().keySet()).doesNotContain("meetings");
  }

  @Test
  void nothing_that_was_read_of_somebody_is_told_and_nothing_else_is() {
    LocalDate since = LocalDate.parse("2026-02-02");
    Knowledge none = Knowledge.of(organization, List.of(), NOW);

    assertThat(flags(asked().knowing(knowledge(since, since, 5), organization)))
        .doesNotContain(Flag.COVERAGE_UNKNOWN);
    assertThat(flags(asked().knowing(none, organization))).contains(Flag.COVERAGE_UNKNOWN);
  }

  /** The hours of a control team count only where somebody reads them. */
  @Test
  void people_of_control_teams_of_whom_too_little_is_known_take_no_part() throws Exception {
    Organization two = organization("churn", "pricing");
    Migration migration = two.migrations().get(0);
    DefaultComparison asked =
        DefaultComparison.of(migration, two, LocalDate.parse("2026-07-01"), 5, null);
    LocalDate since = LocalDate.parse("2026-02-02");

    UncoveredPeople known =
        Objects.requireNonNull(asked.knowing(knowledge(two, since, since, 8), two).people());

    assertThat(known.leftOut()).containsExactlyInAnyOrder("e8", "e9");
    assertThat(known.unread()).isEmpty();
  }

  private List<Flag> flags(DefaultComparison asked) {
    return asked.compare(organization, List.of(), PastWeeksByPerson.NONE, List.of()).flags();
  }

  private DefaultComparison asked() {
    return DefaultComparison.of(
        organization.migrations().get(0), organization, LocalDate.parse("2026-07-01"), 5, null);
  }

  private Knowledge knowledge(LocalDate tools, LocalDate calendars, int people) {
    return knowledge(organization, tools, calendars, people);
  }

  private static Knowledge knowledge(
      Organization organization, LocalDate tools, LocalDate calendars, int people) {
    List<ConfiguredSource> sources = new ArrayList<>();
    List<Coverage> coverages = new ArrayList<>();
    sources.add(new ConfiguredSource("gitlab", "gitlab", null, Duration.ofMinutes(5)));
    coverages.add(read("gitlab", tools));
    for (int i = 0; i < people; i++) {
      String name = "calendar " + i;
      sources.add(
          new ConfiguredSource(
              name,
              ConfiguredSource.CALENDAR,
              "email:e" + i + "@example.com",
              Duration.ofMinutes(5)));
      coverages.add(read(name, calendars));
    }
    return Knowledge.of(organization, SourceRecord.of(sources, coverages, Map.of()), NOW);
  }

  private static Coverage read(String source, LocalDate since) {
    return new Coverage(source, Instant.parse(since + "T00:00:00Z"), NOW);
  }

  /** Five people in each team. */
  private static Organization organization(String... teams) throws Exception {
    StringBuilder people = new StringBuilder("people:\n");
    for (int i = 0; i < 5 * teams.length; i++) {
      people.append(
          "  - {id: e%1$d, identities: [\"gitlab:e%1$d\", \"email:e%1$d@example.com\"],%n"
              .formatted(i));
      people.append("     teams: [{team: %s, from: 2026-01-01}]}%n".formatted(teams[i / 5]));
    }
    return OrganizationFile.parse(
        people + "migrations: [{id: ci, name: CI, waves: [{team: churn, from: 2026-05-04}]}]");
  }
}
