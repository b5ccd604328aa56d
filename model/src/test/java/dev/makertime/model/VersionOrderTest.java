package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionOrderTest {
  private static final Instant NINE = Instant.parse("2026-03-04T09:00:00Z");
  private static final Instant TEN = NINE.plusSeconds(3_600);

  @Test
  void the_first_version_holds() {
    assertThat(VersionOrder.holds(wait(0, TEN), null)).isTrue();
  }

  @Test
  void a_higher_revision_holds_whatever_it_says() {
    assertHolds(wait(2, null), wait(1, TEN));
    assertHolds(wait(2, null), Activity.retraction("git:ana", "w", 1));
  }

  @Test
  void of_equal_revisions_a_retraction_holds() {
    assertHolds(Activity.retraction("git:ana", "w", 1), wait(1, TEN));
  }

  @Test
  void of_equal_revisions_a_closed_one_holds_against_an_open_one() {
    assertHolds(wait(1, NINE), wait(1, null));
  }

  @Test
  void of_two_closed_ones_the_later_end_holds() {
    assertHolds(wait(1, TEN), wait(1, NINE));
  }

  @Test
  void what_differs_in_a_label_alone_has_an_order_too() {
    Activity plain = labelled(Map.of());
    Activity labelled = labelled(Map.of("job", "build"));

    assertThat(VersionOrder.holds(plain, labelled))
        .isNotEqualTo(VersionOrder.holds(labelled, plain));
  }

  /** A total order: of any two one holds, and what holds against a winner holds against all. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void of_any_versions_one_holds_against_all(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      List<Activity> versions = versions(random, 8);
      Activity winner =
          versions.stream()
              .reduce((one, other) -> VersionOrder.holds(other, one) ? other : one)
              .orElseThrow();

      for (Activity version : versions) {
        assertThat(VersionOrder.holds(winner, version)).as("seed %d", seed).isTrue();
        assertThat(version.equals(winner) || !VersionOrder.holds(version, winner)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {11, 12, 13, 14})
  void in_any_order_and_any_number_of_times_the_same_is_in_force(int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      List<Activity> versions = versions(random, 12);
      List<Activity> again = new ArrayList<>(versions);
      again.addAll(versions.subList(0, 5));
      Collections.shuffle(again, random);

      assertThat(new HashSet<>(VersionOrder.inForce(again, identity -> false)))
          .as("seed %d", seed)
          .isEqualTo(new HashSet<>(VersionOrder.inForce(versions, identity -> false)));
    }
  }

  @Test
  void what_bots_do_is_not_in_force() {
    assertThat(VersionOrder.inForce(List.of(wait(1, TEN)), "git:ana"::equals)).isEmpty();
  }

  private static void assertHolds(Activity one, Activity other) {
    assertThat(VersionOrder.holds(one, other)).isTrue();
    assertThat(VersionOrder.holds(other, one)).isFalse();
  }

  private static List<Activity> versions(Random random, int count) {
    List<Activity> versions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long revision = random.nextInt(3);
      versions.add(
          switch (random.nextInt(4)) {
            case 0 -> Activity.retraction("git:ana", "w", revision);
            case 1 -> wait(revision, null);
            case 2 -> wait(revision, NINE.plusSeconds(random.nextInt(3)));
            default -> labelled(Map.of("job", "j" + random.nextInt(3)));
          });
    }
    return versions;
  }

  private static Activity labelled(Map<String, String> labels) {
    return new Activity(
        "w", 1, "git:ana", ActivityKind.WAIT, NINE, null, TEN, null, null, labels, false);
  }

  private static Activity wait(long revision, @Nullable Instant end) {
    return new Activity(
        "w", revision, "git:ana", ActivityKind.WAIT, NINE, null, end, null, null, Map.of(), false);
  }
}
