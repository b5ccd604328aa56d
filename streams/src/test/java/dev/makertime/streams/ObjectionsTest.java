package dev.makertime.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.ActivityVersions;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.EvidenceAuthor;
import dev.makertime.testkit.GoldenCase;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * People object, take it back, and object again, while sources move and cancel what it is about: in
 * whatever order all that comes, the days are those of all of it read at once.
 */
class ObjectionsTest {
  /** Revisions of tools that number higher than people: by nanoseconds, or as they like. */
  private static final List<Long> HIGH =
      List.of(1_800_000_000_000_000_000L, 1L << 62, Long.MAX_VALUE);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_objection_holds_against_every_revision_on_the_topic(boolean namesItsAuthor)
      throws Exception {
    Instant ten = Instant.parse("2026-06-15T10:00:00Z");
    Activity meeting = meeting(Long.MAX_VALUE, ten, null);
    Activity wrong = corrected(meeting, 1, ActivityVersions.WRONG);
    Activity objection =
        namesItsAuthor ? meeting(wrong.revision(), ten, EvidenceAuthor.PERSON) : wrong;

    try (TopologyFixture topology = new TopologyFixture(ten.plusSeconds(7200))) {
      topology
          .organization(OrganizationFile.parse("people: [{id: ana}]"))
          .seen(List.of(meeting, objection, meeting(1L << 62, ten, null)));

      assertThat(topology.settle().days()).allSatisfy(day -> assertThat(day.meeting()).isZero());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void an_objection_taken_back_leaves_no_trace(int seed) {
    GoldenCase golden = GoldenCase.named("14-random");
    Random random = new Random(seed);
    List<Activity> said = new ArrayList<>(golden.activities());
    for (Activity one : golden.activities()) {
      if (one.kind() != null && one.end() != null && random.nextInt(4) == 0) {
        said.add(corrected(one, 1, ActivityVersions.WRONG));
        if (random.nextInt(3) > 0) {
          said.add(corrected(one, 2, random.nextBoolean() ? ActivityVersions.WITHDRAWN : null));
        }
        if (random.nextInt(3) == 0) {
          said.add(Activity.retraction(one.identity(), one.id(), one.revision() + 1_000));
        }
        if (random.nextInt(3) == 0) {
          said.add(Activity.retraction(one.identity(), one.id(), HIGH.get(random.nextInt(3))));
        }
      }
    }
    List<EngineerDay> expected =
        BatchMeasurement.days(
            golden.organization(), said, golden.from(), golden.to(), golden.asOf());
    Collections.shuffle(said, random);

    try (TopologyFixture topology = new TopologyFixture(golden.asOf())) {
      topology.organization(golden.organization()).seen(said);

      assertThat(
              topology.settle().days().stream()
                  .filter(day -> !day.date().isBefore(golden.from()))
                  .filter(day -> !day.date().isAfter(golden.to())))
          .as("seed %d", seed)
          .containsExactlyElementsOf(expected);
    }
  }

  private static Activity meeting(long revision, Instant start, @Nullable EvidenceAuthor author) {
    return new Activity(
        "standup",
        revision,
        "x:ana",
        ActivityKind.MEETING,
        start,
        null,
        start.plusSeconds(1800),
        null,
        null,
        Map.of(),
        author != null,
        author);
  }

  private static Activity corrected(Activity piece, int later, @Nullable String objection) {
    Map<String, String> labels = new TreeMap<>(piece.labels());
    if (objection != null) {
      labels.put(ActivityVersions.LABEL, objection);
    }
    return new Activity(
        piece.id(),
        Activity.CORRECTIONS_FROM + later,
        piece.identity(),
        piece.kind(),
        piece.start(),
        piece.began(),
        piece.end(),
        piece.effort(),
        piece.subject(),
        labels,
        ActivityVersions.WRONG.equals(objection));
  }
}
