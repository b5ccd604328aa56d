package dev.makertime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTopologyTest {
  private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");

  @Test
  void evidence_of_a_stranger_counts_for_a_person_of_its_own() {
    try (TopologyFixture topology = new TopologyFixture(TEN.plusSeconds(7200))) {
      topology.organization(organization("")).seen(List.of(wait("gitlab:ghost", "w", 300)));

      assertThat(topology.days()).extracting(EngineerDay::person).containsExactly("?gitlab:ghost");
    }
  }

  @Test
  void an_identity_that_is_assigned_takes_its_history_along() {
    try (TopologyFixture topology = new TopologyFixture(TEN.plusSeconds(7200))) {
      topology
          .organization(organization("  - {id: ana}"))
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
          .organization(organization("  - {id: ana, identities: [\"gitlab:ana\"]}"))
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
          .organization(organization(ana.formatted("")))
          .seen(List.of(wait("gitlab:ana", "w", 300)))
          .organization(organization(ana.formatted(", timeZone: America/New_York")));

      EngineerDay day = topology.days().get(0);
      assertThat(day.run()).as("06:00 in New York is no working time").isZero();
      assertThat(day.date()).isEqualTo("2026-06-15");
    }
  }

  @Test
  void somebody_who_is_no_longer_known_leaves_no_days_behind() {
    try (TopologyFixture topology = new TopologyFixture(TEN.plusSeconds(7200))) {
      topology
          .organization(organization("  - {id: ana, identities: [\"gitlab:ana\"]}"))
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
          .organization(organization("bots: [\"gitlab:bot\"]", ""))
          .seen(List.of(wait("gitlab:bot", "w", 300)));

      assertThat(topology.days()).isEmpty();
    }
  }

  @Test
  void an_open_wait_grows_with_the_clock() {
    try (TopologyFixture topology = new TopologyFixture(TEN.plusSeconds(60))) {
      topology
          .organization(organization("  - {id: ana, identities: [\"gitlab:ana\"]}"))
          .seen(List.of(wait("gitlab:ana", "w", null)));

      assertThat(topology.days().get(0).run()).isEqualTo(60);
      topology.later(Duration.ofSeconds(16));
      assertThat(topology.days().get(0).run()).isEqualTo(76);
    }
  }

  @Test
  void a_day_becomes_final_without_any_event() {
    try (TopologyFixture topology = new TopologyFixture(TEN)) {
      topology.organization(organization("measureFrom: 2026-06-15", "  - {id: ana}"));
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
    Activity meeting = activity("gitlab:ana", "m", ActivityKind.MEETING, TEN.plusSeconds(90), 600L);
    try (TopologyFixture topology = new TopologyFixture(TEN)) {
      topology
          .organization(organization("  - {id: ana, identities: [\"gitlab:ana\"]}"))
          .seen(List.of(meeting))
          .later(Duration.ofSeconds(90))
          .later(Duration.ofSeconds(15));

      assertThat(topology.days().get(0).meeting()).isEqualTo(15);
    }
  }

  @Test
  void every_working_day_since_measure_from_is_there_without_any_evidence() {
    try (TopologyFixture topology = new TopologyFixture(TEN)) {
      topology.organization(organization("measureFrom: 2026-06-10", "  - {id: ana}"));

      assertThat(topology.days())
          .extracting(day -> day.date().getDayOfMonth())
          .as("a Wednesday to a Monday, the weekend left out")
          .containsExactly(10, 11, 12, 15);
    }
  }

  @Test
  void inside_working_hours_a_day_grows_every_five_minutes() {
    try (TopologyFixture topology = new TopologyFixture(TEN)) {
      topology.organization(organization("measureFrom: 2026-06-15", "  - {id: ana}"));
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
    Activity meeting = activity("gitlab:ana", "m", ActivityKind.MEETING, TEN, 3_600L);
    try (TopologyFixture topology = new TopologyFixture(TEN.plusSeconds(60))) {
      topology
          .organization(organization("  - {id: ana, identities: [\"gitlab:ana\"]}"))
          .seen(List.of(meeting));
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
      topology.organization(organization("measureFrom: 2026-03-02", people.toString()));
      int atOnce = topology.days().size();

      int weekdays = 76;
      assertThat(atOnce).isBetween(1_000, 40 * weekdays - 1);
      assertThat(topology.settle().days()).hasSize(40 * weekdays);
    }
  }

  @Test
  void without_measure_from_quiet_days_begin_with_the_first_evidence() {
    try (TopologyFixture topology = new TopologyFixture(Instant.parse("2026-06-18T20:00:00Z"))) {
      topology
          .organization(organization("  - {id: ana, identities: [\"gitlab:ana\"]}"))
          .seen(List.of(wait("gitlab:ana", "w", 300)));

      assertThat(topology.days())
          .extracting(day -> day.date().getDayOfMonth())
          .containsExactly(15, 16, 17, 18);

      topology.seen(List.of(Activity.retraction("gitlab:ana", "w", 9)));
      assertThat(topology.days()).isEmpty();
    }
  }

  @Test
  void an_activity_under_a_foreign_key_is_set_aside_and_stops_nobody() {
    try (TopologyFixture topology = new TopologyFixture(TEN.plusSeconds(7200))) {
      topology
          .organization(organization("  - {id: ana, identities: [\"gitlab:ana\"]}"))
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

  private static Activity wait(String identity, String id, @Nullable Integer seconds) {
    return activity(
        identity, id, ActivityKind.WAIT, TEN, seconds == null ? null : seconds.longValue());
  }

  private static Activity activity(
      String identity, String id, ActivityKind kind, Instant start, @Nullable Long seconds) {
    Instant end = seconds == null ? null : start.plusSeconds(seconds);
    Instant began = kind == ActivityKind.WAIT ? start : null;
    return new Activity(id, 1, identity, kind, start, began, end, null, null, Map.of(), false);
  }

  private static Organization organization(String people) {
    return organization("", people);
  }

  private static Organization organization(String head, String people) {
    try {
      return OrganizationFile.parse(
          head + "\nholidays: []\n" + (people.isEmpty() ? "" : "people:\n" + people));
    } catch (InvalidOrganization e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = TimelineTopologyTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
