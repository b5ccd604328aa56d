package dev.makertime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.streams.run.StreamsHistory;
import dev.makertime.topics.DeadLetter;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Days that ended longer ago than the retention, ten days here, are sealed. */
class SealHorizonTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final Duration RETENTION = Duration.ofDays(10);
  private static final LocalDate FIRST_OPEN = LocalDate.parse("2026-06-05");

  @Test
  void evidence_that_comes_too_late_is_set_aside_with_its_reason() {
    try (TopologyFixture topology = new TopologyFixture(NOW, RETENTION)) {
      topology.organization(ana()).seen(List.of(wait("late", "2026-06-04T10:00:00Z")));

      assertThat(topology.days()).isEmpty();
      assertThat(topology.deadLetters())
          .extracting(DeadLetter::reason, DeadLetter::payload)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple(
                  "it came too late: every day that it counts for ended longer ago than"
                      + " streams.retention",
                  "gitlab:ana late"));
    }
  }

  @Test
  void a_longer_retention_opens_no_day_that_was_sealed() {
    StreamsHistory before = new StreamsHistory(RETENTION.toSeconds(), 0, "");
    Sealing sealing = before.with(Duration.ofDays(40), NOW).sealing();

    assertThat(sealing.at(NOW)).isEqualTo(NOW.minus(RETENTION));
    assertThat(sealing.at(NOW.plus(Duration.ofDays(29)))).isEqualTo(NOW.minus(RETENTION));
    assertThat(sealing.at(NOW.plus(Duration.ofDays(31)))).isEqualTo(NOW.minus(Duration.ofDays(9)));
    assertThat(
            before.with(Duration.ofDays(5), NOW).with(Duration.ofDays(40), NOW).sealing().at(NOW))
        .as("it was shorter in between")
        .isEqualTo(NOW.minus(Duration.ofDays(5)));
    try (TopologyFixture topology = new TopologyFixture(NOW, sealing)) {
      topology.organization(ana()).seen(List.of(wait("late", "2026-06-04T10:00:00Z")));

      assertThat(topology.days()).isEmpty();
      assertThat(topology.deadLetters()).hasSize(1);
    }
  }

  @Test
  void a_day_takes_no_more_evidence_than_its_record_may_hold() {
    EvidenceOfDay bucket = new EvidenceOfDay();
    for (int i = 0; i < EvidenceOfDay.MOST; i++) {
      bucket.evidence().add(wait("w" + i, "2026-06-08T10:00:00Z"));
    }

    assertThat(bucket.isFullFor(wait("one more", "2026-06-08T10:00:00Z"))).isTrue();
    assertThat(bucket.isFullFor(wait("w7", "2026-06-08T10:00:00Z"))).isFalse();
  }

  @Test
  void the_day_that_the_horizon_is_on_is_still_open() {
    try (TopologyFixture topology = new TopologyFixture(NOW, RETENTION)) {
      topology.organization(ana()).seen(List.of(wait("early", "2026-06-05T09:00:00Z")));

      assertThat(topology.days()).extracting(EngineerDay::date).contains(FIRST_OPEN);
      assertThat(topology.deadLetters()).isEmpty();
    }
  }

  @Test
  void what_was_in_time_when_it_arrived_is_not_late_when_it_is_read_again() {
    try (TopologyFixture topology = new TopologyFixture(NOW, RETENTION)) {
      topology
          .organization(ana())
          .seenAt(
              Instant.parse("2026-06-01T10:10:00Z"), wait("read again", "2026-06-01T10:00:00Z"));

      assertThat(topology.days())
          .as("the day stays as it stands")
          .noneMatch(day -> day.date().isBefore(FIRST_OPEN));
      assertThat(topology.deadLetters()).isEmpty();
    }
  }

  @Test
  void a_retraction_that_comes_too_late_changes_nothing() {
    try (TopologyFixture topology = new TopologyFixture(NOW, RETENTION)) {
      topology.organization(ana()).seen(List.of(wait("w", "2026-06-08T10:00:00Z")));
      days(topology, 8);
      topology.emitted();
      topology.seen(List.of(Activity.retraction("gitlab:ana", "w", 9)));

      assertThat(topology.emitted()).isZero();
      assertThat(topology.days()).extracting(EngineerDay::waits).contains(1);
      assertThat(topology.deadLetters()).hasSize(1);
    }
  }

  @Test
  void what_becomes_known_of_a_person_leaves_sealed_days_alone() {
    try (TopologyFixture topology = new TopologyFixture(NOW, RETENTION)) {
      topology.organization(ana()).seen(List.of(wait("w", "2026-06-08T10:00:00Z")));
      EngineerDay before = topology.days().get(0);
      days(topology, 8);
      topology.forgotten("ana").disowned("gitlab:ana").settle();

      assertThat(topology.days()).contains(before);
      assertThat(topology.days())
          .filteredOn(day -> day.date().isAfter(LocalDate.parse("2026-06-15")))
          .isEmpty();
    }
  }

  @Test
  void a_task_that_has_just_begun_seals_nothing_that_was_open() {
    try (TopologyFixture topology = new TopologyFixture(NOW, RETENTION)) {
      topology.organization(ana());
      for (int i = 0; i < 20; i++) {
        topology.later(Duration.ofHours(1));
      }
      topology.seenAt(NOW, wait("read late in a rebuild", "2026-06-05T09:00:00Z"));

      assertThat(topology.days())
          .filteredOn(day -> day.date().equals(FIRST_OPEN))
          .extracting(EngineerDay::waits)
          .containsExactly(1);
    }
  }

  @Test
  void state_of_long_ago_is_swept() {
    try (TopologyFixture topology = new TopologyFixture(NOW, RETENTION)) {
      topology.organization(ana()).seen(List.of(wait("w", "2026-06-08T10:00:00Z")));
      days(topology, 70);

      assertThat(count(topology, Attribution.VERSIONS)).isZero();
      assertThat(count(topology, PersonStores.DAYS)).as("marks of 51 days").isBetween(30, 51);
    }
  }

  private static int count(TopologyFixture topology, String store) {
    int count = 0;
    try (var all = topology.store(store).all()) {
      for (; all.hasNext(); all.next()) {
        count++;
      }
    }
    return count;
  }

  private static void days(TopologyFixture topology, int days) {
    for (int i = 0; i < days; i++) {
      topology.later(Duration.ofDays(1));
    }
    topology.days();
  }

  private static Activity wait(String id, String start) {
    Instant at = Instant.parse(start);
    return new Activity(
        id,
        1,
        "gitlab:ana",
        ActivityKind.WAIT,
        at,
        at,
        at.plusSeconds(300),
        null,
        null,
        Map.of(),
        false);
  }

  private static Organization ana() {
    try {
      return OrganizationFile.parse("people:\n  - {id: ana, identities: [\"gitlab:ana\"]}");
    } catch (InvalidOrganization e) {
      throw new IllegalStateException(e);
    }
  }
}
