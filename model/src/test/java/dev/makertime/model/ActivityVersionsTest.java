package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An objection holds while it stands, and leaves nothing behind once it is withdrawn. */
class ActivityVersionsTest {
  private static final Instant NINE = Instant.parse("2026-06-15T09:00:00Z");
  private static final long OWN = Activity.CORRECTIONS_FROM;

  private static final Activity FIRST = meeting(1, 30, null, false);
  private static final Activity MOVED = meeting(2, 45, null, false);
  private static final Activity CANCELLED =
      Activity.retraction("email:ana@example.com", "standup", 3);
  private static final Activity WRONG = meeting(OWN + 5, 30, "wrong", true);
  private static final Activity RIGHT = meeting(OWN + 6, 30, "withdrawn", false);
  private static final Activity RIGHT_AS_EARLIER = meeting(OWN + 6, 30, null, false);

  @Test
  void an_objection_holds_against_what_the_source_says_later() {
    assertThat(inForce(FIRST, WRONG, MOVED)).isEqualTo(WRONG);
  }

  @Test
  void once_it_is_withdrawn_what_was_said_meanwhile_counts() {
    assertThat(inForce(FIRST, WRONG, MOVED, RIGHT)).isEqualTo(MOVED);
  }

  @Test
  void and_so_does_what_is_said_later() {
    assertThat(inForce(FIRST, WRONG, MOVED, RIGHT, CANCELLED)).isEqualTo(CANCELLED);
  }

  @Test
  void what_earlier_versions_froze_counts_as_withdrawn() {
    assertThat(inForce(FIRST, WRONG, RIGHT_AS_EARLIER, MOVED)).isEqualTo(MOVED);
    assertThat(ActivityVersions.kept(RIGHT_AS_EARLIER).with(MOVED).inForce()).isEqualTo(MOVED);
  }

  @Test
  void it_can_be_called_wrong_again() {
    Activity again = meeting(OWN + 7, 45, "wrong", true);

    assertThat(inForce(FIRST, WRONG, MOVED, RIGHT, again, CANCELLED)).isEqualTo(again);
  }

  @Test
  void a_correction_that_is_no_withdrawal_holds_against_the_source() {
    Activity corrected = meeting(OWN + 1, 20, null, false);

    assertThat(inForce(FIRST, corrected, MOVED)).isEqualTo(corrected);
  }

  @ParameterizedTest
  @ValueSource(longs = {1_800_000_000_000_000_000L, 1L << 62, Long.MAX_VALUE})
  void it_holds_against_a_tool_of_any_revision(long revision) {
    Activity nanos = meeting(revision, 60, null, false);

    assertThat(inForce(nanos, WRONG)).isEqualTo(WRONG);
    assertThat(inForce(WRONG, nanos)).isEqualTo(WRONG);
    assertThat(inForce(nanos, WRONG, RIGHT)).isEqualTo(nanos);
  }

  @Test
  void who_names_the_author_holds_against_who_is_only_taken_for_one() {
    Activity named = byPerson(OWN + 5);
    Activity forged = meeting(OWN + 4_000_000_000_000L, 60, null, false);

    assertThat(inForce(forged, named)).isEqualTo(named);
    assertThat(inForce(named, forged)).isEqualTo(named);
  }

  private static Activity byPerson(long revision) {
    return new Activity(
        "standup",
        revision,
        "email:ana@example.com",
        ActivityKind.MEETING,
        NINE,
        null,
        NINE.plusSeconds(600),
        null,
        null,
        Map.of(ActivityVersions.LABEL, ActivityVersions.WRONG),
        true,
        EvidenceAuthor.PERSON);
  }

  @Test
  void without_a_word_of_the_source_a_withdrawal_is_all_there_is() {
    assertThat(inForce(WRONG, RIGHT)).isEqualTo(RIGHT);
    assertThat(VersionOrder.inForce(List.of(WRONG, RIGHT), identity -> false))
        .containsExactly(RIGHT);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void the_order_in_which_it_is_said_does_not_matter(long seed) {
    Random random = new Random(seed);
    List<Activity> all =
        new ArrayList<>(List.of(FIRST, MOVED, CANCELLED, WRONG, RIGHT, RIGHT_AS_EARLIER));
    for (int i = 0; i < 200; i++) {
      Collections.shuffle(all, random);
      List<Activity> some = new ArrayList<>(all.subList(0, 1 + random.nextInt(all.size())));
      Activity expected = inForce(some.toArray(Activity[]::new));
      some.addAll(some.subList(0, random.nextInt(some.size())));
      Collections.shuffle(some, random);

      assertThat(inForce(some.toArray(Activity[]::new))).isEqualTo(expected);
    }
  }

  private static Activity inForce(Activity... said) {
    ActivityVersions all = ActivityVersions.of(said[0]);
    for (Activity one : said) {
      all = all.with(one);
    }
    return all.inForce();
  }

  private static Activity meeting(
      long revision, int minutes, @Nullable String objection, boolean retracted) {
    return new Activity(
        "standup",
        revision,
        "email:ana@example.com",
        ActivityKind.MEETING,
        NINE,
        null,
        NINE.plusSeconds(60L * minutes),
        null,
        null,
        objection == null ? Map.of() : Map.of(ActivityVersions.LABEL, objection),
        retracted);
  }
}
