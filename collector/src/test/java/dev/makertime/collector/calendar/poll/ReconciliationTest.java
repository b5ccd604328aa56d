package dev.makertime.collector.calendar.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.VersionOrder;
import dev.makertime.testkit.Seeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class ReconciliationTest {
  private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");
  private static final TimeWindow WINDOW =
      new TimeWindow(TEN.minusSeconds(864_000), TEN.plusSeconds(864_000));

  @Test
  void what_has_not_changed_is_not_said_again() {
    Reconciliation first = Reconciliation.of(List.of(), List.of(meeting("a", 0, 5)), WINDOW);

    Reconciliation again =
        Reconciliation.of(first.published(), List.of(meeting("a", 0, 6)), WINDOW);

    assertThat(first.toPublish()).hasSize(1);
    assertThat(again.toPublish()).isEmpty();
  }

  @Test
  void what_moved_without_a_higher_version_gets_one() {
    Reconciliation first = Reconciliation.of(List.of(), List.of(meeting("a", 0, 5)), WINDOW);

    Reconciliation moved =
        Reconciliation.of(first.published(), List.of(meeting("a", 60, 5)), WINDOW);

    assertThat(moved.toPublish()).extracting(Activity::revision).containsExactly(6L);
  }

  @Test
  void what_vanished_is_taken_back_and_may_come_again() {
    Reconciliation first = Reconciliation.of(List.of(), List.of(meeting("a", 0, 5)), WINDOW);
    Reconciliation gone = Reconciliation.of(first.published(), List.of(), WINDOW);
    Reconciliation still = Reconciliation.of(gone.published(), List.of(), WINDOW);
    Reconciliation back = Reconciliation.of(still.published(), List.of(meeting("a", 0, 5)), WINDOW);

    assertThat(gone.toPublish()).containsExactly(Activity.retraction("email:ana", "a", 6));
    assertThat(still.toPublish()).isEmpty();
    assertThat(back.toPublish()).extracting(Activity::revision).containsExactly(7L);
  }

  @Test
  void what_has_left_the_window_is_forgotten_and_not_taken_back() {
    Reconciliation first = Reconciliation.of(List.of(), List.of(meeting("a", 0, 5)), WINDOW);

    Reconciliation later =
        Reconciliation.of(
            first.published(), List.of(), new TimeWindow(TEN.plusSeconds(1), WINDOW.to()));

    assertThat(later.toPublish()).isEmpty();
    assertThat(later.published()).isEmpty();
  }

  /** Whatever is edited, all that was ever said comes to the final calendar, in whatever order. */
  @ParameterizedTest
  @Seeds(seconds = 5, whole = 60)
  void random_edits_come_to_the_final_calendar(int seed) {
    Random random = new Random(seed);
    List<Activity> said = new ArrayList<>();
    List<FeedCursor.Published> published = List.of();
    List<Activity> calendar = List.of();
    for (int edit = 0; edit < 20; edit++) {
      calendar = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        if (random.nextBoolean()) {
          calendar.add(meeting("m" + i, random.nextInt(3) * 600, random.nextInt(4)));
        }
      }
      Reconciliation change = Reconciliation.of(published, calendar, WINDOW);
      published = change.published();
      said.addAll(change.toPublish());
    }
    Collections.shuffle(said, random);

    assertThat(VersionOrder.inForce(said, identity -> false))
        .as("seed %d", seed)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("revision")
        .containsExactlyInAnyOrderElementsOf(calendar);
  }

  private static Activity meeting(String id, int offset, long revision) {
    Instant start = TEN.plusSeconds(offset);
    return new Activity(
        id,
        revision,
        "email:ana",
        ActivityKind.MEETING,
        start,
        null,
        start.plusSeconds(1800),
        null,
        "meetings",
        Map.of(),
        false);
  }
}
