package dev.makertime.reporter.http.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.privacy.PublishedWeek;
import dev.makertime.model.EngineerDay.Share;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Viewer;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.PublishedTable.TeamWeek;
import dev.makertime.reporter.store.RunSums;
import dev.makertime.reporter.store.RunSums.SubjectWeek;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of which weeks runs are told that people may be behind. */
class RunRoutesTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-06-15");
  private static final Viewer MANAGER =
      new Viewer("mia", null, Set.of(Role.MANAGER), Set.of(), false);

  @TempDir Path directory;
  private DayStore store;
  private RunRoutes routes;

  @BeforeEach
  void open() throws Exception {
    store = DayStore.open(directory);
    routes = new RunRoutes(store, PrivacySettings.DEFAULT);
    TreeMap<String, Share> subjects =
        new TreeMap<>(
            Map.of(
                "etl",
                new Share(0, 0, 60),
                "by hand",
                new Share(0, 60, 0),
                "1:1",
                new Share(60, 0, 0)));
    store
        .published()
        .put(
            Map.of(
                new TeamWeek("churn", MONDAY),
                new PublishedWeek(
                    new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), null, subjects, 1)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_week_is_told_where_its_published_subjects_show_work_with_machines() {
    assertThat(routes.told(MANAGER, question(null)))
        .containsExactlyInAnyOrder(
            new SubjectWeek("etl", MONDAY), new SubjectWeek("by hand", MONDAY));
  }

  @Test
  void what_is_published_anew_is_told_anew() {
    routes.told(MANAGER, question(null));
    TreeMap<String, Share> other = new TreeMap<>(Map.of("load", new Share(0, 0, 60)));
    TreeMap<String, Share> later = new TreeMap<>(Map.of("train", new Share(0, 7, 0)));
    store
        .published()
        .put(
            Map.of(
                new TeamWeek("churn", MONDAY),
                new PublishedWeek(
                    new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), null, other, 1),
                new TeamWeek("ops", MONDAY),
                new PublishedWeek(
                    new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), null, later, 1)));

    assertThat(routes.told(MANAGER, question(null)))
        .containsExactlyInAnyOrder(
            new SubjectWeek("load", MONDAY), new SubjectWeek("train", MONDAY));
  }

  @Test
  void a_part_of_the_runs_may_be_of_fewer_people_and_is_not_told() {
    assertThat(routes.told(MANAGER, question("gitlab"))).isEmpty();
  }

  @Test
  void who_sees_everything_is_told_all() {
    assertThat(routes.told(Viewer.AT_THE_MACHINE, question("gitlab"))).isNull();
  }

  private static RunSums.Query question(@Nullable String source) {
    return new RunSums.Query(MONDAY, MONDAY.plusDays(6), null, source, null, null, null);
  }
}
