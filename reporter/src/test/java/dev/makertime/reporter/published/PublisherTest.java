package dev.makertime.reporter.published;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.TeamDay;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.TopicTable;
import dev.makertime.testkit.Days;
import dev.makertime.topics.organization.OrganizationFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {
  private static final LocalDate DATE = LocalDate.parse("2026-06-15");
  private static final Instant LATER = Instant.parse("2026-06-23T10:00:00Z");

  @TempDir Path directory;

  private DayStore store;
  private Organization organization;
  private Consents consents;
  private long offset;

  @BeforeEach
  void open() throws Exception {
    StringBuilder yaml = new StringBuilder("people:\n");
    for (int i = 0; i < 8; i++) {
      yaml.append("  - {id: p%d, teams: [{team: churn, from: 2026-01-01}]}%n".formatted(i));
    }
    organization = OrganizationFile.parse(yaml.toString());
    store = DayStore.open(directory);
    consents = new Consents(directory.resolve("consents.json"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_store_of_before_gets_its_first_copies() throws Exception {
    take(team(6, "churn"));
    save();
    store.close();
    store = DayStore.open(directory);

    publisher(LATER).look();

    assertThat(published().path(0).path("available").asLong()).isEqualTo(6 * 28_800);
  }

  @Test
  void who_turns_out_to_have_been_away_changes_nothing_that_was_shown() {
    take(team(6, "churn"));
    Publisher publisher = publisher(LATER);
    publisher.look();
    JsonNode before = published();

    take(team(5, "churn"));
    gone("p5");
    publisher.look();

    assertThat(published()).isEqualTo(before);
    assertThat(new PublishedSums(store).told(DATE, DATE.plusDays(6), "churn"))
        .extracting(EngineerDay::person)
        .contains("p5");
  }

  @Test
  void who_was_in_the_sums_of_one_team_is_in_no_others() {
    take(team(8, "churn"));
    Publisher publisher = publisher(LATER);
    publisher.look();

    take(team(8, "pricing"));
    publisher.look();

    assertThat(new PublishedSums(store).days(DATE, DATE, "pricing").path(0).has("suppressed"))
        .isTrue();
  }

  @Test
  void a_day_that_has_just_changed_is_not_shown_yet() {
    take(team(6, "churn"));

    new Publisher(
            store,
            () -> organization,
            PrivacySettings.DEFAULT,
            consents,
            Clock.fixed(LATER, ZoneOffset.UTC),
            Publisher.SETTLED)
        .look();

    assertThat(published()).isEmpty();
  }

  @Test
  void a_team_of_few_is_withheld() {
    take(team(4, "churn"));
    publisher(LATER).look();

    assertThat(published().path(0).path("suppressed").asBoolean()).isTrue();
  }

  private Publisher publisher(Instant now) {
    return new Publisher(
        store,
        () -> organization,
        PrivacySettings.DEFAULT,
        consents,
        Clock.fixed(now, ZoneOffset.UTC),
        Duration.ZERO);
  }

  private JsonNode published() {
    return new PublishedSums(store).days(DATE, DATE, "churn");
  }

  private static List<EngineerDay> team(int people, String team) {
    List<EngineerDay> days = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      days.add(Days.day("p" + i, DATE.toString(), team));
    }
    return days;
  }

  private void take(List<EngineerDay> days) {
    for (EngineerDay day : days) {
      change(day.key(), day);
    }
    store
        .teamDays()
        .take(
            TeamDay.of(organization, days).stream()
                .map(day -> new TopicTable.Change<>(day.key(), day))
                .toList(),
            Map.of(0, ++offset));
  }

  private void gone(String person) {
    change(person + "|" + DATE, null);
  }

  private void change(String key, @Nullable EngineerDay day) {
    store.days().take(List.of(new TopicTable.Change<>(key, day)), Map.of(0, ++offset));
  }

  private void save() {
    store.together(
        () -> {
          store.days().save();
          store.teamDays().save();
        });
  }
}
