package dev.makertime.analysis.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Organization;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever chooses the changes of a replay gets the hours of no single person. */
class SingledOutTest {
  private static final LocalDate DAY = LocalDate.parse("2026-06-16");
  private static final int PEOPLE = 12;
  private static final int K = 5;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // all but one: what is left is one person's
        "{kind: meeting, remove: true, match: {series: [calendar-a*/*, calendar-b*/*]}}"
            + " | fewer than 5 people keep",
        // the same by a cap: the difference to a cap of all is one person's
        "{kind: meeting, cap: 60, match: {series: [calendar-a*/*, calendar-b*/*]}}"
            + " | fewer than 5 people keep",
        // only one has a meeting that long
        "{kind: meeting, cap: 7000} | the days of fewer than 5 people become others",
        "{kind: meeting, cap: 7000}, {kind: manual, effort: 0.5} | of fewer than 5 people change",
      })
  void changes_that_touch_or_leave_few_people_are_refused(String changes, String why)
      throws Exception {
    assertThat(replay(changes, 7_200).reach().withheld(K))
        .anySatisfy(one -> assertThat(one).startsWith("changes: ").contains(why));
  }

  @Test
  void one_person_with_most_of_what_changes_is_no_sum() throws Exception {
    assertThat(replay("{kind: meeting, remove: true}", 28_000).reach().withheld(K))
        .anySatisfy(one -> assertThat(one).contains("meetings", "more than half"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{kind: meeting, remove: true}",
        "{kind: meeting, cap: 600}",
        "{kind: manual, effort: 0.5}",
        "{kind: meeting, remove: true}, {kind: manual, remove: true}",
        "{kind: meeting, cap: 86400}",
        "{kind: wait, remove: true}",
      })
  void changes_that_treat_all_alike_are_told(String changes) throws Exception {
    assertThat(replay(changes, 1_900).reach().withheld(K)).isEmpty();
  }

  /** All have a meeting of half an hour and work by hand; the last one's meeting is another. */
  private static Replay replay(String changes, long last) throws Exception {
    StringBuilder yaml = new StringBuilder("people:\n");
    List<Activity> activities = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      String id = i == PEOPLE - 1 ? "zoe" : (i % 2 == 0 ? "a" : "b") + i;
      yaml.append("  - {id: %1$s, identities: [\"x:%1$s\"]}%n".formatted(id));
      Instant nine = Instant.parse(DAY + "T09:00:00Z");
      activities.add(
          activity(
              id,
              "calendar-" + id + "/uid/" + DAY,
              ActivityKind.MEETING,
              nine,
              id.equals("zoe") ? last : 1_800));
      activities.add(
          activity(id, "deploy/" + id, ActivityKind.MANUAL, nine.plusSeconds(25_000), 600));
    }
    Organization organization = OrganizationFile.parse(yaml.toString());
    JsonNode file = new YAMLMapper().readTree("changes: [%s]".formatted(changes));
    return Replay.of(
        organization,
        activities,
        new Replay.Question(
            DAY, DAY, Instant.parse("2026-06-20T00:00:00Z"), ChangeReader.read(file)),
        progress -> {});
  }

  private static Activity activity(
      String who, String id, ActivityKind kind, Instant start, long seconds) {
    return new Activity(
        id,
        1,
        "x:" + who,
        kind,
        start,
        null,
        start.plusSeconds(seconds),
        null,
        null,
        Map.of(),
        false);
  }
}
