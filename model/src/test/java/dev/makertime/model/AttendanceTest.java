package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who attended to a wait is settled by the evidence as it was, and not asked again. */
class AttendanceTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-04");
  private static final Instant LATER = Instant.parse("2026-03-20T00:00:00Z");

  private final Person ana =
      new PersonBuilder("ana")
          .zone("UTC")
          .worksDaily("09:00-17:00")
          .measuredFrom("2026-01-01")
          .build();
  private final Activity turnedAway = wait("turned-away", "09:30", "09:45");
  private final Activity stayed = wait("stayed", "11:00", "11:04");
  private final Activity atNight = wait("at-night", "22:00", "22:05");
  private final List<Activity> evidence =
      List.of(turnedAway, stayed, atNight, presence("09:38"), presence("11:05"));

  @Test
  void a_wait_that_was_not_counted_or_not_attended_is_not_attended() {
    Attendance attendance = Attendance.of(ana, evidence, LATER);

    assertThat(attendance.isAttended(stayed)).isTrue();
    assertThat(attendance.isAttended(turnedAway)).isFalse();
    assertThat(attendance.isAttended(atNight)).isFalse();
    assertThat(attendance.isAttended(wait("unknown", "10:00", "10:05"))).isFalse();
  }

  @Test
  void whoever_turned_away_does_not_sit_through_a_faster_run() {
    List<Activity> faster =
        List.of(
            turnedAway.withTimes(null, at("09:35")), stayed.withTimes(null, at("11:08")),
            presence("09:38"), presence("11:05"));

    assertThat(days(faster, null).get(0).queue()).isEqualTo(5 * 60);
    assertThat(days(faster, Attendance.of(ana, evidence, LATER)).get(0).queue()).isEqualTo(8 * 60);
  }

  private List<EngineerDay> days(List<Activity> activities, @Nullable Attendance attendance) {
    return BatchMeasurement.days(ana, activities, DAY, DAY, LATER, attendance);
  }

  private static Activity wait(String id, String from, String to) {
    return RandomEvidence.of("git:ana", id, ActivityKind.WAIT, at(from), null, at(to), null);
  }

  private static Activity presence(String time) {
    return RandomEvidence.of(
        "git:ana", "seen " + time, ActivityKind.PRESENCE, at(time), null, at(time), null);
  }

  private static Instant at(String time) {
    return Instant.parse("%sT%s:00Z".formatted(DAY, time));
  }
}
