package dev.makertime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days grow with the clock, and become final with it, also without any event. */
class GrowingDaysTest {
  private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");

  @Test
  void an_open_wait_grows_with_the_clock() {
    try (TopologyFixture topology = new TopologyFixture(TEN.plusSeconds(60))) {
      topology.organization("  - {id: ana, identities: [\"gitlab:ana\"]}").seen(List.of(open()));

      assertThat(topology.days().get(0).run()).isEqualTo(60);
      topology.later(Duration.ofSeconds(16));
      assertThat(topology.days().get(0).run()).isEqualTo(76);
    }
  }

  @Test
  void a_day_becomes_final_without_any_event() {
    try (TopologyFixture topology = new TopologyFixture(TEN)) {
      topology.organization("measureFrom: 2026-06-15", "  - {id: ana}");
      assertThat(topology.days().get(0).provisional()).isTrue();

      for (int i = 0; i < 24 * 12; i++) {
        topology.later(Duration.ofMinutes(5));
      }

      assertThat(topology.days())
          .extracting(EngineerDay::date, EngineerDay::available, EngineerDay::provisional)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(LocalDate.parse("2026-06-15"), 28_800L, false),
              org.assertj.core.groups.Tuple.tuple(LocalDate.parse("2026-06-16"), 3_600L, true));
    }
  }

  @Test
  void a_known_meeting_counts_from_the_second_it_begins() {
    Activity meeting = meeting(TEN.plusSeconds(90), 600);
    try (TopologyFixture topology = new TopologyFixture(TEN)) {
      topology
          .organization("  - {id: ana, identities: [\"gitlab:ana\"]}")
          .seen(List.of(meeting))
          .later(Duration.ofSeconds(90))
          .later(Duration.ofSeconds(15));

      assertThat(topology.days().get(0).meeting()).isEqualTo(15);
    }
  }

  @Test
  void every_working_day_since_measure_from_is_there_without_any_evidence() {
    try (TopologyFixture topology = new TopologyFixture(TEN)) {
      topology.organization("measureFrom: 2026-06-10", "  - {id: ana}");

      assertThat(topology.days())
          .extracting(day -> day.date().getDayOfMonth())
          .as("a Wednesday to a Monday, the weekend left out")
          .containsExactly(10, 11, 12, 15);
    }
  }

  @Test
  void inside_working_hours_a_day_grows_every_five_minutes() {
    try (TopologyFixture topology = new TopologyFixture(TEN)) {
      topology.organization("measureFrom: 2026-06-15", "  - {id: ana}");
      topology.later(Duration.ofSeconds(1));
      topology.emitted();

      topology.later(Duration.ofSeconds(298));
      assertThat(topology.emitted()).isZero();
      topology.later(Duration.ofSeconds(3));
      assertThat(topology.days()).extracting(EngineerDay::available).containsExactly(3_902L);
    }
  }

  @Test
  void during_a_meeting_a_day_grows_every_fifteen_seconds() {
    Activity meeting = meeting(TEN, 3_600);
    try (TopologyFixture topology = new TopologyFixture(TEN.plusSeconds(60))) {
      topology.organization("  - {id: ana, identities: [\"gitlab:ana\"]}").seen(List.of(meeting));
      for (int i = 1; i <= 4; i++) {
        topology.later(Duration.ofSeconds(15)).later(Duration.ofMillis(200));

        assertThat(topology.days().get(0).meeting()).isBetween(60L + 15L * i, 61L + 15L * i);
      }
    }
  }

  /** Or one commit would take longer than a transaction may. */
  @Test
  void what_is_about_everybody_is_done_bit_by_bit_and_all_of_it() {
    StringBuilder people = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      people.append("  - {id: p").append(i).append("}\n");
    }
    try (TopologyFixture topology = new TopologyFixture(TEN)) {
      topology.organization("measureFrom: 2026-03-02", people.toString());
      int atOnce = topology.days().size();

      int weekdays = 76;
      assertThat(atOnce).isBetween(1_000, 40 * weekdays - 1);
      assertThat(topology.settle().days()).hasSize(40 * weekdays);
    }
  }

  @Test
  void without_measure_from_quiet_days_begin_with_the_first_evidence() {
    try (TopologyFixture topology = new TopologyFixture(Instant.parse("2026-06-18T20:00:00Z"))) {
      topology.organization("  - {id: ana, identities: [\"gitlab:ana\"]}").seen(List.of(ended()));

      assertThat(topology.days())
          .extracting(day -> day.date().getDayOfMonth())
          .containsExactly(15, 16, 17, 18);

      topology.seen(List.of(Activity.retraction("gitlab:ana", "w", 9)));
      assertThat(topology.days()).isEmpty();
    }
  }

  @Test
  void a_day_follows_the_time_of_the_organization_and_its_record_that_of_the_machine() {
    try (TopologyFixture topology =
        new TopologyFixture(
            TEN, machine -> TEN.plus(Duration.between(TEN, machine).multipliedBy(60)))) {
      topology.organization("  - {id: ana, identities: [\"gitlab:ana\"]}").seen(List.of(open()));

      topology.later(Duration.ofSeconds(5));

      assertThat(topology.days().get(0).run()).isEqualTo(300);
      assertThat(topology.written()).isEqualTo(TEN.plusSeconds(5));
    }
  }

  private static Activity open() {
    return TopologyFixture.activity("gitlab:ana", "w", ActivityKind.WAIT, TEN, null);
  }

  private static Activity ended() {
    return TopologyFixture.activity("gitlab:ana", "w", ActivityKind.WAIT, TEN, 300L);
  }

  private static Activity meeting(Instant start, long seconds) {
    return TopologyFixture.activity("gitlab:ana", "m", ActivityKind.MEETING, start, seconds);
  }
}
