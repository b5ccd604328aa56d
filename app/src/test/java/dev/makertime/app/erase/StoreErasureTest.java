package dev.makertime.app.erase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.privacy.AgreedWeek;
import dev.makertime.model.TimeSums;
import dev.makertime.reporter.access.Pseudonyms;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.PublishedTable.TeamWeek;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is published of a person with others leaves the store with that person. */
class StoreErasureTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-06-01");
  private static final TeamWeek THEIRS = new TeamWeek("churn", MONDAY);
  private static final TeamWeek OTHERS = new TeamWeek("fraud", MONDAY);

  @TempDir Path data;

  @BeforeEach
  void publishTwoSmallTeams() throws Exception {
    Files.createDirectories(data.resolve("access"));
    new Pseudonyms(data.resolve("access").resolve(Pseudonyms.FILE)).of("canary");
    try (DayStore store = DayStore.open(data.resolve("store"))) {
      store.published().agree(THEIRS, week("canary", "bo"));
      store.published().agree(OTHERS, week("cy", "di"));
    }
  }

  @Test
  void a_week_of_few_goes_with_one_of_them_since_the_rest_would_be_the_others_alone()
      throws Exception {
    erase("canary", "tool:canary.user");

    try (DayStore store = DayStore.open(data.resolve("store"))) {
      assertThat(store.published().agreed(THEIRS)).isEmpty();
      assertThat(store.published().agreed(OTHERS)).isEqualTo(Optional.of(week("cy", "di")));
    }
    assertThat(bytes()).doesNotContain("canary");
  }

  @Test
  void weeks_of_few_stay_when_somebody_else_is_erased() throws Exception {
    erase("eve", "tool:eve");

    try (DayStore store = DayStore.open(data.resolve("store"))) {
      assertThat(store.published().agreed(THEIRS)).isEqualTo(Optional.of(week("bo", "canary")));
      assertThat(store.published().agreed(OTHERS)).isEqualTo(Optional.of(week("cy", "di")));
    }
  }

  private void erase(String person, String identity) throws Exception {
    new StoreErasure(data, Clock.systemUTC(), Duration.ofDays(400))
        .erase(new UnfinishedErasure.Work(person, Set.of(identity), person));
  }

  private static AgreedWeek week(String... people) {
    return new AgreedWeek(5, people.length, TimeSums.NONE, new TreeSet<>(List.of(people)));
  }

  private String bytes() throws Exception {
    StringBuilder all = new StringBuilder();
    try (var files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
