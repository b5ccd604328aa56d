package dev.makertime.analysis.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Coverage;
import dev.makertime.model.Organization;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fay works three days a week, four hours each, and has no calendar; the others work full time. */
class KnownMembersTest {
  private static final Instant NOW = Instant.parse("2026-06-26T12:00:00Z");
  private static final LocalDate MONDAY = LocalDate.parse("2026-06-15");
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);

  private static final String PEOPLE =
      """
      people:
        - {id: ana, timeZone: UTC, teams: [{team: data, from: 2026-01-01}], identities: ["email:ana@example.com"]}
        - {id: bo, timeZone: UTC, teams: [{team: data, from: 2026-01-01}], identities: ["email:bo@example.com"]}
        - id: fay
          timeZone: UTC
          teams: [{team: data, from: 2026-01-01}]
          workingHours: {tuesday: ["09:00-13:00"], wednesday: ["09:00-13:00"], thursday: ["09:00-13:00"]}
      """;

  private Organization organization;
  private Knowledge knowledge;

  @BeforeEach
  void read() throws Exception {
    organization = OrganizationFile.parse(PEOPLE);
    ConfiguredSource calendars =
        new ConfiguredSource("calendars", ConfiguredSource.CALENDAR, null, Duration.ofMinutes(5));
    Coverage coverage = new Coverage("calendars", Instant.parse("2026-06-01T00:00:00Z"), NOW);
    knowledge =
        Knowledge.of(
            organization, SourceRecord.of(List.of(calendars), List.of(coverage), Map.of()), NOW);
  }

  @Test
  void by_hours_it_shows_whose_calendar_is_not_read() {
    assertThat(KnownTimes.ofTeam(knowledge, organization, "data", TUESDAY, TUESDAY).meetings())
        .isEqualTo(new KnownTime(2 * 28_800, 0, 14_400));
  }

  @Test
  void where_all_count_alike_it_does_not() {
    KnownTime of = new KnownTime(2 * 28_800, 0, 28_800);

    assertThat(KnownTimes.ofMembers(knowledge, organization, "data", TUESDAY, TUESDAY).meetings())
        .isEqualTo(of);
    assertThat(KnownTimes.ofMembers(knowledge, organization, "data", MONDAY, MONDAY).meetings())
        .isEqualTo(of);
  }

  @Test
  void days_on_which_nobody_works_do_not_count() {
    LocalDate sunday = MONDAY.minusDays(1);

    assertThat(KnownTimes.ofMembers(knowledge, organization, "data", sunday, sunday))
        .isEqualTo(KnownTimes.NONE);
  }
}
