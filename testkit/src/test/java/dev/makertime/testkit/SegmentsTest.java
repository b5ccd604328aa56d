package dev.makertime.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.Segment;
import dev.makertime.model.Segment.Kind;
import dev.makertime.model.Timeline;
import dev.makertime.model.VersionOrder;
import dev.makertime.testkit.world.RandomWorld;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;

/** A day as stretches of time is the same day as its sums. */
class SegmentsTest {
  private static final Instant AS_OF = Instant.parse("2026-04-03T12:00:00Z");

  @ParameterizedTest
  @Seeds(seconds = 3, whole = 30)
  void every_second_of_a_days_sums_is_in_one_stretch(int seed) {
    RandomWorld world = new RandomWorld(new Random(seed), LocalDate.parse("2026-03-27"), true);
    Organization organization = world.next(null);
    List<Activity> all = VersionOrder.inForce(world.activities(80), organization.bots()::contains);

    for (Person person : organization.people()) {
      List<Activity> own =
          all.stream()
              .filter(one -> organization.ownerOf(one.identity()).equals(person.id()))
              .toList();
      for (LocalDate date = LocalDate.parse("2026-03-25");
          date.isBefore(LocalDate.parse("2026-04-05"));
          date = date.plusDays(1)) {
        EngineerDay day = Timeline.day(person, date, own, AS_OF);
        List<Segment> segments = Timeline.segments(person, date, own, AS_OF);

        assertThat(
                List.of(
                    seconds(segments, Kind.MEETING),
                    seconds(segments, Kind.MANUAL),
                    seconds(segments, Kind.QUEUE),
                    seconds(segments, Kind.RUN),
                    seconds(segments, Kind.RESUME),
                    seconds(segments, Kind.TECHNICAL) + seconds(segments, Kind.FOCUS),
                    seconds(segments, Kind.FOCUS)))
            .as("seed %d, %s on %s", seed, person.id(), date)
            .containsExactly(
                day.meeting(),
                day.manual(),
                day.queue(),
                day.run(),
                day.resume(),
                day.technical(),
                day.focus());
        for (int i = 1; i < segments.size(); i++) {
          assertThat(segments.get(i).start()).isAfterOrEqualTo(segments.get(i - 1).end());
        }
      }
    }
  }

  private static long seconds(List<Segment> segments, Kind kind) {
    return segments.stream()
        .filter(segment -> segment.kind() == kind)
        .mapToLong(Segment::seconds)
        .sum();
  }
}
