package dev.makertime.analysis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Coverage;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoveredDaysTest {
  private static final Coverage GITLAB = coverage("gitlab", "2024-02-28", "2024-03-02");

  @ParameterizedTest
  @CsvSource({
    "ana, 2024-02-28, 2024-03-01, true",
    "ana, 2024-02-29, 2024-02-29, true",
    "ana, 2024-02-27, 2024-02-29, false",
    "ana, 2024-02-29, 2024-03-02, false",
    "tokyo, 2024-02-28, 2024-02-28, false",
    "tokyo, 2024-02-29, 2024-03-01, true",
    "stranger, 1999-01-01, 2999-01-01, true"
  })
  void a_day_is_known_if_it_was_read_for_from_its_first_to_its_last_second(
      String person, LocalDate from, LocalDate to, boolean covered) throws Exception {
    CoveredDays days = new CoveredDays(organization(), List.of(GITLAB));

    assertThat(days.covers(person(person), from, to)).isEqualTo(covered);
  }

  @Test
  void every_source_that_knows_the_person_must_have_been_read() throws Exception {
    Coverage later = coverage("jenkins", "2024-03-01", "2024-03-02");
    CoveredDays days = new CoveredDays(organization(), List.of(GITLAB, later));

    assertThat(days.covers(person("both"), date(28), date(28))).isFalse();
    assertThat(days.covers(person("ana"), date(28), date(28))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"ana, true", "both, true", "stranger, false"})
  void of_who_is_in_no_source_nothing_is_known(String person, boolean known) throws Exception {
    assertThat(new CoveredDays(organization(), List.of(GITLAB)).isKnown(person(person)))
        .isEqualTo(known);
  }

  @Test
  void a_source_that_knows_nobody_changes_nothing() throws Exception {
    CoveredDays days =
        new CoveredDays(organization(), List.of(coverage("x", "2024-02-28", "2024-02-28")));

    assertThat(days.isKnown(person("ana"))).isFalse();
    assertThat(days.covers(person("ana"), date(1), date(28))).isTrue();
  }

  private static LocalDate date(int day) {
    return LocalDate.of(2024, 2, day);
  }

  private static Coverage coverage(String source, String from, String to) {
    return new Coverage(
        source, Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"));
  }

  private static Person person(String id) throws Exception {
    return organization().people().stream()
        .filter(person -> person.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Organization organization() throws Exception {
    return OrganizationFile.parse(
        """
        people:
          - {id: ana, timeZone: UTC, identities: ["gitlab:ana"]}
          - {id: both, timeZone: UTC, identities: ["gitlab:both", "jenkins:both"]}
          - {id: tokyo, timeZone: Asia/Tokyo, identities: ["gitlab:tokyo"]}
          - {id: stranger, timeZone: UTC}
        """);
  }
}
