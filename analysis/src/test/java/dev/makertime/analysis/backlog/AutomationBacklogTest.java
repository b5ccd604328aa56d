package dev.makertime.analysis.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Explanation;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.Timeline;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a few people did by hand is theirs: it is not told apart unless somebody asks for people.
 */
class AutomationBacklogTest {
  private static final List<String> TEAM = List.of("ana", "rui", "ines", "priya", "arjun", "meera");
  private static final List<LocalDate> DATES =
      List.of(
          LocalDate.parse("2026-06-08"),
          LocalDate.parse("2026-06-09"),
          LocalDate.parse("2026-06-16"));

  @Test
  void subjects_of_few_are_one_row_with_as_many_more_as_hide_them() throws Exception {
    AutomationBacklog backlog = backlog(PrivacySettings.DEFAULT, "ana/sandbox", "all/a", "all/b");

    assertThat(backlog.items().stream().map(AutomationBacklog.Item::subject))
        .containsExactly("all/a", null);
    assertThat(backlog.items().get(1).people()).isEqualTo(6);
    assertThat(Json.MAPPER.writeValueAsString(backlog)).doesNotContain("sandbox", "all/b");
  }

  @Test
  void where_all_are_of_too_few_only_how_many_there_are_is_said() throws Exception {
    AutomationBacklog backlog = backlog(PrivacySettings.DEFAULT, "ana/sandbox", "rui/sandbox");

    assertThat(backlog.items()).isEmpty();
  }

  @Test
  void whoever_asks_for_people_is_shown_all() throws Exception {
    AutomationBacklog backlog = backlog(new PrivacySettings(1, true), "ana/sandbox", "all/a");

    assertThat(backlog.items().stream().map(AutomationBacklog.Item::subject))
        .containsExactlyInAnyOrder("ana/sandbox", "all/a");
    assertThat(backlog.leftOut()).isZero();
  }

  @Test
  void subjects_of_enough_are_told_apart_however_the_rest_is() throws Exception {
    AutomationBacklog backlog = backlog(PrivacySettings.DEFAULT, "all/a", "all/b");

    assertThat(backlog.items().stream().map(AutomationBacklog.Item::subject))
        .containsExactlyInAnyOrder("all/a", "all/b");
  }

  private static AutomationBacklog backlog(PrivacySettings privacy, String... subjects)
      throws Exception {
    StringBuilder yaml = new StringBuilder("people:\n");
    TEAM.forEach(id -> yaml.append("  - {id: %1$s, identities: ['git:%1$s']}\n".formatted(id)));
    Organization organization = OrganizationFile.parse(yaml.toString());
    List<Explanation> days = new ArrayList<>();
    for (Person person : organization.people()) {
      for (LocalDate date : DATES) {
        List<Activity> evidence = new ArrayList<>();
        for (String subject : subjects) {
          if (subject.startsWith("all/") || subject.startsWith(person.id())) {
            evidence.add(act(person.id(), date, subject));
          }
        }
        days.add(Timeline.explain(person, date, evidence, Instant.parse("2026-07-01T00:00:00Z")));
      }
    }
    return AutomationBacklog.of(
        organization, days, DATES.get(0), DATES.get(DATES.size() - 1), privacy);
  }

  private static Activity act(String person, LocalDate date, String subject) {
    Instant at = Instant.parse(date + "T10:00:00Z").plusSeconds(3_600L * (subject.hashCode() & 3));
    return new Activity(
        subject + date,
        1,
        "git:" + person,
        ActivityKind.MANUAL,
        at,
        null,
        at,
        null,
        subject,
        Map.of(),
        false);
  }
}
