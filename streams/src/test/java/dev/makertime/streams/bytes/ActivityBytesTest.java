package dev.makertime.streams.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EvidenceAuthor;
import dev.makertime.testkit.GoldenCase;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class ActivityBytesTest {

  @Test
  void every_activity_of_the_golden_cases_survives() {
    GoldenCase.all()
        .flatMap(golden -> golden.activities().stream())
        .forEach(
            activity ->
                assertThat(ActivityBytes.read(ActivityBytes.write(activity))).isEqualTo(activity));
  }

  @Test
  void effort_labels_and_retractions_survive() {
    Instant at = Instant.parse("2026-06-15T10:00:00Z");
    Activity rich =
        new Activity(
            "ä",
            1L << 60,
            "x:y",
            ActivityKind.MANUAL,
            at,
            null,
            at,
            60L,
            "s",
            Map.of("a", "b"),
            true);

    assertThat(ActivityBytes.read(ActivityBytes.write(rich))).isEqualTo(rich);
    assertThat(ActivityBytes.read(ActivityBytes.write(Activity.retraction("x:y", "a", 1))))
        .isEqualTo(Activity.retraction("x:y", "a", 1));
  }

  @Test
  void the_author_survives() {
    Activity objection =
        new Activity(
            "a",
            Activity.CORRECTIONS_FROM + 1,
            "x:y",
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of(),
            true,
            EvidenceAuthor.PERSON);

    assertThat(ActivityBytes.read(ActivityBytes.write(objection))).isEqualTo(objection);
  }

  @Test
  void a_form_that_is_not_known_is_refused_by_its_number() {
    assertThatThrownBy(() -> ActivityBytes.read(new byte[] {9, 0}))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("9");
  }
}
