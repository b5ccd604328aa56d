package dev.makertime.topics.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.makertime.model.LocalWindow;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrganizationFileTest {
  private static final String WHOLE =
      """
      measureFrom: 2026-01-01
      policy: {attention: PT5M}
      defaults:
        timeZone: Europe/Lisbon
        holidayCalendar: PT
        monthlyCost: 7500
      currency: EUR
      holidays: [2026-12-24]
      holidayCalendars: {PT: [2026-06-10], US: [2026-07-03]}
      people:
        - id: ana
          name: Ana Sousa
          identities: ["gitlab:Ana.Sousa", "email:ana@example.com"]
          teams: [{team: pricing, from: 2026-09-01}, {team: churn, from: 2026-01-01}]
          employed: {from: 2026-02-01, to: 2026-11-30}
          terms: [{from: 2026-06-15, workingHours: {monday: ["09:00-13:00"]}}]
          leave: [{from: 2026-08-03, to: 2026-08-14}, {from: 2026-06-11, hours: "13:00-17:00"}]
        - {id: bo, timeZone: America/New_York, holidayCalendar: US, monthlyCost: 9000, shared: true}
      bots: ["gitlab:project_42_bot"]
      projects:
        - {id: churn, subjects: ["churn/*"], kind: product, started: 2026-01-12, live: [{from: 2026-04-20}]}
      migrations:
        - {id: ci, name: To CI, waves: [{team: churn, from: 2026-06-01}], promise: p.json, budgetHours: 400}
      """;

  @Test
  void everything_reaches_its_place() throws Exception {
    Organization organization = OrganizationFile.parse(WHOLE);
    Person ana = organization.people().get(0);

    assertThat(ana.holidays())
        .containsExactlyInAnyOrder(LocalDate.parse("2026-12-24"), LocalDate.parse("2026-06-10"));
    assertThat(ana.policy().attention()).isEqualTo(Duration.ofMinutes(5));
    assertThat(ana.policy().resumption()).isEqualTo(Duration.ofMinutes(10));
    assertThat(ana.teamOn(LocalDate.parse("2026-08-31"))).isEqualTo("churn");
    assertThat(ana.teamOn(LocalDate.parse("2026-09-01"))).isEqualTo("pricing");
    assertThat(ana.workingHoursOn(LocalDate.parse("2026-06-15")).on(DayOfWeek.MONDAY))
        .containsExactly(LocalWindow.parse("09:00-13:00"));
    assertThat(ana.leave()).hasSize(2);
    assertThat(organization.people().get(1).shared()).isTrue();
    assertThat(organization.owners()).containsEntry("gitlab:ana.sousa", "ana");
    assertThat(organization.ownerOf("gitlab:project_42_bot")).isEqualTo(Person.BOT);
    assertThat(organization.ownerOf("gitlab:ghost")).isEqualTo("?gitlab:ghost");
    assertThat(organization.monthlyCosts())
        .containsEntry("ana", new BigDecimal("7500"))
        .containsEntry("bo", new BigDecimal("9000"));
    assertThat(organization.projects().get(0).live()).hasSize(1);
    assertThat(organization.migrations().get(0).waves()).hasSize(1);
  }

  @Test
  void every_mistake_is_named_by_its_path() {
    String wrong =
        """
        measureFrom: yesterday
        polcy: {}
        people:
          - {id: ana, identities: ["gitlab:ana", nocolon], tems: []}
          - {id: ana, identities: ["GITLAB:ANA"], timeZone: Mars/Base, holidayCalendar: FR}
          - {identities: [], leave: [{from: 2026-02-02, to: 2026-01-01}]}
        bots: ["gitlab:ana"]
        """;

    assertThat(mistakes(wrong))
        .containsExactlyInAnyOrder(
            "polcy: unknown; did you mean policy?",
            "measureFrom: must be a date like 2026-01-31, not yesterday",
            "people[0].tems: unknown; did you mean teams?",
            "people[0].identities[1]: must look like source:name, not nocolon",
            "people[1].id: is the id of two people: ana",
            "people[1].identities[0]: already belongs to ana",
            "people[1].timeZone: must be a zone like Europe/Lisbon, not Mars/Base",
            "people[1].holidayCalendar: there is no holidayCalendars.FR",
            "people[2].id: is missing",
            "people[2].leave[0]: to is before from",
            "bots[0]: already belongs to ana");
  }

  @Test
  void what_is_no_yaml_is_refused_with_its_line() {
    assertThat(mistakes("people:\n  - [")).hasSize(1).first().asString().startsWith("line ");
  }

  @Test
  void a_name_that_stands_twice_is_refused() {
    assertThat(mistakes("people: []\npeople: []"))
        .first()
        .asString()
        .contains("people occurs twice");
  }

  @Test
  void an_empty_file_is_refused() {
    assertThat(mistakes("")).containsExactly("the file is empty");
  }

  private static List<String> mistakes(String yaml) {
    InvalidOrganization refused =
        catchThrowableOfType(InvalidOrganization.class, () -> OrganizationFile.parse(yaml));
    assertThat(refused).isNotNull();
    return refused.mistakes();
  }

  @Test
  void a_hundred_thousand_people_with_long_names_are_read() throws Exception {
    StringBuilder yaml = new StringBuilder("defaults: {timeZone: Europe/Lisbon}\npeople:\n");
    for (int i = 0; i < 100_000; i++) {
      yaml.append(
          """
            - id: p%06d
              name: Ána Célia Gonçalves de Sousa Łukasiewicz 田中 %d
              identities: ["gitlab:user.%d", "email:ana.sousa.%d@example.com"]
              teams: [{team: team-%d, from: 2026-01-01}]
          """
              .formatted(i, i, i, i, i % 4_000));
    }

    Organization organization = OrganizationFile.parse(yaml.toString());

    assertThat(organization.people()).hasSize(100_000);
    assertThat(organization.owners()).hasSize(200_000);
  }

  @Test
  void more_than_the_bound_is_refused_with_the_bound(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("organization.yaml");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength((64L << 20) + 1);
    }

    assertThatThrownBy(() -> OrganizationFile.read(file))
        .hasMessageContaining("has more than 64 MiB");
    assertThatThrownBy(() -> OrganizationFile.parse(" ".repeat((64 << 20) + 1)))
        .hasMessageContaining("has more than 67,108,864 characters");
  }

  @Test
  void what_aliases_would_multiply_is_refused_and_does_not_grow() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String before = "*a" + (i - 1);
      bomb.append(
          "a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(9, before))));
    }

    assertThatThrownBy(() -> OrganizationFile.parse(bomb.toString()))
        .hasMessageContaining("a29: unknown");
    assertThatThrownBy(() -> OrganizationFile.parse("people: [&a {id: ana}, *a]"))
        .hasMessageContaining("people[1]");
    assertThatThrownBy(() -> OrganizationFile.parse("people: " + "[".repeat(100_000)))
        .isInstanceOf(InvalidOrganization.class);
  }
}
