package dev.makertime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Explanation;
import dev.makertime.model.Explanation.Piece;
import dev.makertime.testkit.world.RandomWorld;
import dev.makertime.topics.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The measurement as a pure function against exact answers. */
class GoldenTimelineTest {

  @ParameterizedTest
  @MethodSource("dev.makertime.testkit.GoldenCase#all")
  void the_days_are_exactly_the_expected_ones(GoldenCase golden) {
    assertThat(days(golden, golden.activities())).isEqualTo(golden.expected());
  }

  @ParameterizedTest
  @MethodSource("dev.makertime.testkit.GoldenCase#all")
  void every_second_of_working_time_is_counted_once(GoldenCase golden) {
    assertThat(days(golden, golden.activities()))
        .allSatisfy(
            day ->
                assertThat(day.meeting() + day.manual() + day.waiting() + day.technical())
                    .isEqualTo(day.available()));
  }

  @ParameterizedTest
  @MethodSource("dev.makertime.testkit.GoldenCase#all")
  void a_day_taken_apart_adds_up(GoldenCase golden) {
    assertThat(
            BatchMeasurement.explanations(
                golden.organization(),
                golden.activities(),
                golden.from(),
                golden.to(),
                golden.asOf()))
        .allSatisfy(GoldenTimelineTest::addsUp)
        .extracting(Explanation::day)
        .isEqualTo(golden.expected());
  }

  @ParameterizedTest
  @Seeds(seconds = 3, whole = 30)
  void any_day_taken_apart_adds_up(int seed) {
    RandomWorld world = new RandomWorld(new Random(seed), LocalDate.parse("2026-03-27"), true);

    List<Explanation> explanations =
        BatchMeasurement.explanations(
            world.next(null),
            world.activities(60),
            LocalDate.parse("2026-03-25"),
            LocalDate.parse("2026-04-10"),
            Instant.parse("2026-04-03T12:00:00Z"));

    assertThat(explanations).as("seed %d", seed).allSatisfy(GoldenTimelineTest::addsUp);
  }

  private static void addsUp(Explanation explanation) {
    EngineerDay day = explanation.day();
    assertThat(explanation.sum(ActivityKind.MEETING, Piece::counted)).isEqualTo(day.meeting());
    assertThat(explanation.sum(ActivityKind.MANUAL, Piece::counted)).isEqualTo(day.manual());
    assertThat(explanation.sum(ActivityKind.WAIT, Piece::counted)).isEqualTo(day.waiting());
    assertThat(explanation.pieces())
        .allSatisfy(
            piece -> {
              assertThat(
                      List.of(
                          piece.outside(),
                          piece.underMeeting(),
                          piece.underManual(),
                          piece.capped(),
                          piece.unattended(),
                          piece.shared(),
                          piece.counted()))
                  .allMatch(seconds -> seconds >= 0)
                  .satisfies(
                      parts ->
                          assertThat(parts.stream().mapToLong(Long::longValue).sum())
                              .isEqualTo(piece.evidence()));
            });
  }

  @Test
  void the_written_form_of_a_day_is_the_expected_line() throws Exception {
    GoldenCase golden = GoldenCase.named("13-subjects");

    String written = Json.MAPPER.writeValueAsString(golden.expected().get(0));

    assertThat(Json.MAPPER.readTree(written))
        .isEqualTo(Json.MAPPER.readTree(GoldenCase.text("13-subjects", "expected.jsonl")));
  }

  @ParameterizedTest
  @Seeds(seconds = 3, whole = 30)
  void order_duplicates_and_stale_revisions_change_nothing(int seed) {
    GoldenCase golden = GoldenCase.named(seed % 2 == 0 ? "14-random" : "08-revisions");

    List<Activity> disturbed = disturbed(golden.activities(), new Random(seed));

    assertThat(days(golden, disturbed)).as("seed %d", seed).isEqualTo(golden.expected());
  }

  /** Shuffled, some twice, some preceded or followed by an older version with other times. */
  private static List<Activity> disturbed(List<Activity> activities, Random random) {
    List<Activity> disturbed = new ArrayList<>(activities);
    for (Activity activity : activities) {
      if (random.nextInt(3) == 0) {
        disturbed.add(activity);
      }
      if (random.nextInt(3) == 0 && activity.revision() > 0) {
        disturbed.add(stale(activity));
      }
    }
    Collections.shuffle(disturbed, random);
    return disturbed;
  }

  private static Activity stale(Activity activity) {
    return activity.start() == null
        ? Activity.retraction(activity.identity(), activity.id(), activity.revision() - 1)
        : new Activity(
            activity.id(),
            activity.revision() - 1,
            activity.identity(),
            activity.kind(),
            activity.start().minusSeconds(1234),
            null,
            activity.isInstant() ? activity.start().minusSeconds(1234) : activity.end(),
            null,
            "stale",
            activity.labels(),
            activity.revision() % 2 == 0);
  }

  private static List<EngineerDay> days(GoldenCase golden, List<Activity> activities) {
    return BatchMeasurement.days(
        golden.organization(), activities, golden.from(), golden.to(), golden.asOf());
  }
}
