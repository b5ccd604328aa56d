package dev.makertime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.TeamDay;
import dev.makertime.testkit.GoldenCase;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TeamDaysTest {
  private static final Instant EVENING = Instant.parse("2026-06-15T20:00:00Z");

  @Test
  void a_team_day_is_the_sum_of_its_members_days() {
    try (TopologyFixture topology = new TopologyFixture(EVENING)) {
      topology
          .organization(
              organization(
                  "{id: ana, identities: [\"x:ana\"], teams: [{team: churn, from: 2026-01-01}]}",
                  "{id: bo, identities: [\"x:bo\"], teams: [{team: churn, from: 2026-01-01}]}"))
          .seen(List.of(wait("x:ana", 300), wait("x:bo", 240)));

      assertThat(topology.teamDays())
          .extracting(TeamDay::key, TeamDay::people, TeamDay::available, TeamDay::run)
          .containsExactly(Tuple.tuple("churn|2026-06-15", 2, 57_600L, 540L));
    }
  }

  @Test
  void whoever_changes_teams_takes_their_days_along() {
    String ana = "{id: ana, identities: [\"x:ana\"], teams: [{team: %s, from: 2026-01-01}]}";
    try (TopologyFixture topology = new TopologyFixture(EVENING)) {
      topology
          .organization(organization(ana.formatted("churn")))
          .seen(List.of(wait("x:ana", 300)))
          .organization(organization(ana.formatted("pricing")));

      assertThat(topology.teamDays()).extracting(TeamDay::team).containsExactly("pricing");
    }
  }

  @Test
  void a_shared_account_adds_its_evidence_but_no_head_and_no_hours() {
    try (TopologyFixture topology = new TopologyFixture(EVENING)) {
      topology
          .organization(
              organization(
                  "{id: admin, shared: true, identities: [\"x:admin\"],"
                      + " teams: [{team: churn, from: 2026-01-01}]}"))
          .seen(List.of(wait("x:admin", 300)));

      assertThat(topology.teamDays())
          .extracting(
              TeamDay::people, TeamDay::available, TeamDay::technical, TeamDay::focus, TeamDay::run)
          .containsExactly(Tuple.tuple(0, 0L, 0L, 0L, 300L));
    }
  }

  @Test
  void strangers_and_people_without_a_team_are_in_no_team_day() {
    try (TopologyFixture topology = new TopologyFixture(EVENING)) {
      topology
          .organization(organization("{id: ana, identities: [\"x:ana\"]}"))
          .seen(List.of(wait("x:ana", 300), wait("x:ghost", 300)));

      assertThat(topology.days()).extracting(EngineerDay::person).contains("ana", "?x:ghost");
      assertThat(topology.teamDays()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.makertime.testkit.GoldenCase#all")
  void the_golden_cases_come_to_the_sums_of_their_days(GoldenCase golden) {
    try (TopologyFixture topology = new TopologyFixture(golden.asOf())) {
      topology.organization(golden.organization()).seen(golden.activities()).settle();

      assertThat(
              topology.teamDays().stream()
                  .filter(day -> !day.date().isBefore(golden.from()))
                  .filter(day -> !day.date().isAfter(golden.to())))
          .containsExactlyElementsOf(TeamDay.of(golden.organization(), golden.expected()));
    }
  }

  private static Activity wait(String identity, long seconds) {
    Instant ten = Instant.parse("2026-06-15T10:00:00Z");
    return new Activity(
        "w",
        1,
        identity,
        ActivityKind.WAIT,
        ten,
        ten,
        ten.plusSeconds(seconds),
        null,
        null,
        Map.of(),
        false);
  }

  private static Organization organization(String... people) {
    try {
      return OrganizationFile.parse("people:\n  - " + String.join("\n  - ", people));
    } catch (InvalidOrganization e) {
      throw new IllegalStateException(e);
    }
  }
}
