package dev.makertime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimelineTopologyTest {
  private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");

  @Test
  void evidence_of_a_stranger_counts_for_a_person_of_its_own() {
    try (TopologyFixture topology = new TopologyFixture(TEN.plusSeconds(7200))) {
      topology.organization("").seen(List.of(wait("gitlab:ghost", "w", 300)));

      assertThat(topology.days()).extracting(EngineerDay::person).containsExactly("?gitlab:ghost");
    }
  }

  @Test
  void an_identity_that_is_assigned_takes_its_history_along() {
    try (TopologyFixture topology = new TopologyFixture(TEN.plusSeconds(7200))) {
      topology
          .organization("  - {id: ana}")
          .seen(List.of(wait("gitlab:ana", "w", 300)))
          .owned("gitlab:ana", "ana");

      assertThat(topology.days()).extracting(EngineerDay::person).containsExactly("ana");
      assertThat(topology.days().get(0).run()).isEqualTo(300);
    }
  }

  @Test
  void an_identity_that_is_taken_away_leaves_nothing_behind() {
    try (TopologyFixture topology = new TopologyFixture(TEN.plusSeconds(7200))) {
      topology
          .organization("  - {id: ana, identities: [\"gitlab:ana\"]}")
          .seen(List.of(wait("gitlab:ana", "w", 300)))
          .disowned("gitlab:ana");

      assertThat(topology.days()).extracting(EngineerDay::person).containsExactly("?gitlab:ana");
    }
  }

  @Test
  void other_working_hours_recompute_the_days_of_the_past() {
    String ana = "  - {id: ana, identities: [\"gitlab:ana\"]%s}";
    try (TopologyFixture topology = new TopologyFixture(TEN.plusSeconds(86_400))) {
      topology
          .organization(ana.formatted(""))
          .seen(List.of(wait("gitlab:ana", "w", 300)))
          .organization(ana.formatted(", timeZone: America/New_York"));

      EngineerDay day = topology.days().get(0);
      assertThat(day.run()).as("06:00 in New York is no working time").isZero();
      assertThat(day.date()).isEqualTo("2026-06-15");
    }
  }

  @Test
  void somebody_who_is_no_longer_known_leaves_no_days_behind() {
    try (TopologyFixture topology = new TopologyFixture(TEN.plusSeconds(7200))) {
      topology
          .organization("  - {id: ana, identities: [\"gitlab:ana\"]}")
          .seen(List.of(wait("gitlab:ana", "w", 300)))
          .forgotten("ana")
          .disowned("gitlab:ana");

      assertThat(topology.days()).extracting(EngineerDay::person).containsExactly("?gitlab:ana");
    }
  }

  @Test
  void a_bot_is_nobody() {
    try (TopologyFixture topology = new TopologyFixture(TEN.plusSeconds(7200))) {
      topology
          .organization("bots: [\"gitlab:bot\"]", "")
          .seen(List.of(wait("gitlab:bot", "w", 300)));

      assertThat(topology.days()).isEmpty();
    }
  }

  @Test
  void an_activity_under_a_foreign_key_is_set_aside_and_stops_nobody() {
    try (TopologyFixture topology = new TopologyFixture(TEN.plusSeconds(7200))) {
      topology
          .organization("  - {id: ana, identities: [\"gitlab:ana\"]}")
          .seenUnderKey("gitlab:bo", wait("gitlab:ana", "astray", 300))
          .seen(List.of(wait("gitlab:ana", "w", 300)));

      assertThat(topology.deadLetters())
          .extracting("source", "payload")
          .containsExactly(org.assertj.core.groups.Tuple.tuple("streams", "astray"));
      assertThat(topology.days().get(0).waits()).isEqualTo(1);
    }
  }

  /** Node and store names are state on the cluster: change the file on purpose or not at all. */
  @Test
  void the_shape_of_the_topology_is_the_one_on_file() throws IOException {
    String shape = TimelineTopology.build(8, Duration.ofDays(400)).describe().toString();

    assertThat(shape.strip()).isEqualTo(resource("/timeline-topology.txt").strip());
    assertThat(shape).as("every node is named by us").doesNotContainPattern("-\\d{10}");
  }

  private static Activity wait(String identity, String id, long seconds) {
    return TopologyFixture.activity(identity, id, ActivityKind.WAIT, TEN, seconds);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = TimelineTopologyTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
