package dev.makertime.analysis.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.makertime.analysis.money.ScenarioInputs.Run;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.CountingPolicy;
import dev.makertime.model.Explanation;
import dev.makertime.model.Organization;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitLengthsTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-02");
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private final Organization organization =
      OrganizationFile.parse(
          """
          people:
            - {id: ana, identities: ["git:ana"], workingHours: {monday: ["09:00-17:00"]}}
          """);

  WaitLengthsTest() throws InvalidOrganization {}

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, 2",
    "3, 5",
    "5, 5",
    "15, 15",
    "16, 20",
    "60, 60",
    "61, 120",
    "240, 240",
  })
  void a_wait_is_in_the_class_that_ends_at_its_length_or_next_above(int minutes, int classEnd) {
    List<Run> both = runs(2, wait("one", 0, minutes), wait("two", 300, classEnd));

    assertThat(both).hasSize(1);
    assertThat(both.get(0).minutes()).isEqualTo((minutes + classEnd) / 2.0);
    assertThat(both.get(0).perEngineerMonth()).isEqualTo(1);
  }

  @Test
  void classes_come_in_the_order_of_their_lengths() {
    List<Run> runs = runs(0.5, wait("long", 0, 50), wait("short", 60, 1), wait("middle", 120, 12));

    assertThat(runs).extracting(Run::minutes).containsExactly(1.0, 12.0, 50.0);
    assertThat(runs).extracting(Run::perEngineerMonth).containsOnly(2.0);
  }

  @Test
  void a_wait_outside_of_working_time_is_not_attended() {
    assertThat(runs(1, wait("early", -120, 30))).isEmpty();
  }

  @Test
  void what_nobody_of_the_organization_waited_for_is_left_out() {
    List<Explanation> days = explanations(wait("one", 0, 10));

    assertThat(WaitLengths.runs(days, Map.of(), 1)).isEmpty();
  }

  /** Attention 10 min, resumption 10 min. */
  @ParameterizedTest
  @CsvSource({"5, 5", "10, 10", "60, 20"})
  void a_wait_is_charged_its_length_and_no_more_than_attention_and_resumption(
      int minutes, double charged) {
    List<Run> runs = List.of(new Run(minutes, 6));

    assertThat(WaitLengths.charged(runs, CountingPolicy.DEFAULT))
        .isCloseTo(6 * charged / 60, within(1e-9));
  }

  private List<Run> runs(double engineerMonths, Activity... waits) {
    return WaitLengths.runs(explanations(waits), organization.peopleById(), engineerMonths);
  }

  private List<Explanation> explanations(Activity... waits) {
    return BatchMeasurement.explanations(
        organization,
        new ArrayList<>(List.of(waits)),
        DAY,
        DAY,
        Instant.parse("2026-03-10T00:00:00Z"));
  }

  private static Activity wait(String id, int after, int minutes) {
    Instant start = NINE.plusSeconds(60L * after);
    return new Activity(
        id,
        0,
        "git:ana",
        ActivityKind.WAIT,
        start,
        start,
        start.plusSeconds(60L * minutes),
        null,
        "data/churn",
        Map.of(),
        false);
  }
}
