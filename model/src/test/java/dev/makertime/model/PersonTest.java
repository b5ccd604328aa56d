package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonTest {
  private static final Person ANA =
      new PersonBuilder("ana")
          .zone("Europe/Lisbon")
          .team("pricing", "2026-04-01")
          .team("churn", "2026-01-01")
          .holiday("2026-06-10")
          .measuredFrom("2026-02-01")
          .build();

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {"2025-12-31, none", "2026-01-01, churn", "2026-03-31, churn", "2026-04-01, pricing"})
  void the_team_is_the_last_one_begun(LocalDate date, String team) {
    assertThat(ANA.teamOn(date)).isEqualTo(team);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-07-01T22:59:59Z, 2026-07-01",
    "2026-07-01T23:00:00Z, 2026-07-02",
    "2026-01-01T23:59:59Z, 2026-01-01",
  })
  void an_instant_is_of_the_date_that_the_person_has_then(Instant instant, LocalDate date) {
    assertThat(ANA.dateOf(instant)).isEqualTo(date);
  }

  @Test
  void a_working_day_turns_at_its_midnights_and_at_its_windows() {
    assertThat(ANA.turnsOf(LocalDate.parse("2026-07-01")))
        .containsExactlyInAnyOrder(
            Instant.parse("2026-06-30T23:00:00Z"),
            Instant.parse("2026-07-01T08:00:00Z"),
            Instant.parse("2026-07-01T16:00:00Z"),
            Instant.parse("2026-07-01T23:00:00Z"));
  }

  @Test
  void a_day_off_turns_at_its_midnights_alone() {
    assertThat(ANA.turnsOf(LocalDate.parse("2026-06-10"))).hasSize(2);
  }

  @Test
  void another_id_day_or_policy_changes_nothing_else() {
    CountingPolicy strict =
        new CountingPolicy(
            Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofHours(1));

    assertThat(changed(ANA, ANA.as("bo"))).containsExactly("id");
    assertThat(changed(ANA, ANA.measuredFrom(LocalDate.EPOCH))).containsExactly("measureFrom");
    assertThat(changed(ANA, ANA.judgedBy(strict))).containsExactly("policy");
  }

  @Test
  void identities_that_nobody_owns_have_ids_of_their_own() {
    assertThat(Person.isUnknown(Person.unknownId("git:zoe"))).isTrue();
    assertThat(Person.isUnknown("zoe")).isFalse();
    assertThat(Person.isUnknown(Person.BOT)).isFalse();
    assertThat(Person.unknownId("git:zoe")).isNotEqualTo(Person.unknownId("mail:zoe"));
  }

  private static List<String> changed(Person one, Person other) {
    return Arrays.stream(Person.class.getRecordComponents())
        .filter(part -> !Objects.equals(value(part, one), value(part, other)))
        .map(RecordComponent::getName)
        .toList();
  }

  private static Object value(RecordComponent part, Person person) {
    try {
      return part.getAccessor().invoke(person);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
