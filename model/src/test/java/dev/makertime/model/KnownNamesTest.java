package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownNamesTest {
  private static final KnownNames TEAMS =
      KnownNames.of("team", List.of("churn", "pricing", "platform", "Data Quality"));

  @ParameterizedTest
  @CsvSource({
    "chrun, churn",
    "CHURN, churn",
    "prices, pricing",
    "plattform, platform",
    "data quality, Data Quality",
  })
  void the_nearest_name_is_suggested(String typed, String meant) {
    assertThat(TEAMS.refusal(typed))
        .isEqualTo("there is no team %s; did you mean %s?".formatted(typed, meant));
  }

  @Test
  void of_two_as_near_the_first_is_suggested() {
    assertThat(NearestName.to("bar", List.of("baz", "bat"))).contains("baz");
  }

  @Test
  void where_nothing_is_known_nothing_is_suggested() {
    assertThat(KnownNames.of("team", List.of()).refusal("churn"))
        .isEqualTo("there is no team churn");
  }

  @Test
  void what_somebody_may_not_see_is_not_suggested_either() {
    KnownNames seen = TEAMS.that(name -> !name.equals("churn"));

    assertThat(seen.has("churn")).isFalse();
    assertThat(seen.suggestion("churm")).doesNotContain("churn");
  }

  @Test
  void a_name_of_any_length_gets_an_answer() {
    assertThat(TEAMS.refusal("x".repeat(100_000))).contains("did you mean");
  }

  @ParameterizedTest
  @CsvSource({"0, 0 jobs", "1, 1 job", "2, 2 jobs", "-1, -1 jobs"})
  void one_is_counted_without_an_s(long count, String text) {
    assertThat(Count.of(count, "job")).isEqualTo(text);
  }

  @Test
  void other_plurals_are_given() {
    assertThat(Count.of(2, "person", "people")).isEqualTo("2 people");
  }
}
