package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrganizationTest {
  private static final LocalDate MAY = LocalDate.parse("2026-05-01");
  private static final LocalDate JUNE = LocalDate.parse("2026-06-01");

  private static final Person ANA =
      person("ana", false, null, new Membership("churn", MAY), new Membership("pricing", JUNE));
  private static final Person BO = person("bo", false, JUNE, new Membership("churn", MAY));
  private static final Person DEPLOY = person("deploy", true, null, new Membership("churn", MAY));

  private static final Organization ORGANIZATION =
      new Organization(
          List.of(ANA, BO, DEPLOY),
          Map.of("gitlab:ana", "ana", "email:ana@work.example", "ana", "gitlab:bo", "bo"),
          Set.of("gitlab:robot"),
          Person.unknown(),
          List.of(),
          List.of(
              new Migration("m1", "To pipelines", List.of(), null, null),
              new Migration("m2", null, List.of(), null, null)),
          null,
          Map.of());

  @Test
  void an_identity_is_nobodys_if_neither_a_person_nor_a_bot_owns_it() {
    assertThat(ORGANIZATION.isNobodys("gitlab:ghost")).isTrue();
    assertThat(ORGANIZATION.isNobodys("gitlab:ana")).isFalse();
    assertThat(ORGANIZATION.isNobodys("gitlab:robot")).isFalse();
  }

  @Test
  void people_are_found_by_id_and_by_what_they_own() {
    assertThat(ORGANIZATION.person("bo")).contains(BO);
    assertThat(ORGANIZATION.person("?gitlab:ghost")).isEmpty();
    assertThat(ORGANIZATION.peopleById()).containsOnlyKeys("ana", "bo", "deploy");
    assertThat(ORGANIZATION.identitiesOf(Set.of("ana", "deploy")))
        .containsExactlyInAnyOrder("gitlab:ana", "email:ana@work.example");
  }

  @Test
  void members_are_those_of_the_date_who_are_employed_and_no_shared_accounts() {
    assertThat(ORGANIZATION.members("churn", MAY)).containsExactly(ANA, BO);
    assertThat(ORGANIZATION.members("churn", JUNE.plusDays(1))).isEmpty();
    assertThat(ORGANIZATION.members("pricing", JUNE)).containsExactly(ANA);
    assertThat(ORGANIZATION.sharedAccounts()).containsExactly("deploy");
  }

  @Test
  void teams_are_all_that_anybody_ever_was_in() {
    assertThat(ORGANIZATION.teams()).containsExactly("churn", "pricing");
  }

  @Test
  void migrations_are_found_by_id_and_called_by_name() {
    assertThat(ORGANIZATION.migration("m1")).map(Migration::title).contains("To pipelines");
    assertThat(ORGANIZATION.migration("m2")).map(Migration::title).contains("m2");
    assertThat(ORGANIZATION.migration("m3")).isEmpty();
  }

  private static Person person(
      String id, boolean shared, @Nullable LocalDate until, Membership... teams) {
    Person unknown = Person.unknown();
    return new Person(
        id,
        null,
        unknown.timeZone(),
        unknown.workingHours(),
        List.of(),
        Set.of(),
        new Employment(null, until),
        List.of(),
        List.of(teams),
        unknown.policy(),
        null,
        shared);
  }
}
