package dev.makertime.reporter.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.calibration.WorkCategory;
import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.reporter.http.Served;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredMomentsTest {
  private static final List<ConfiguredSource> SOURCES =
      List.of(
          new ConfiguredSource("gitlab", "gitlab", null, Duration.ofMinutes(5)),
          new ConfiguredSource(
              "calendars", ConfiguredSource.CALENDAR, null, Duration.ofMinutes(5)));

  @TempDir Path directory;

  @Test
  void a_moment_of_a_settled_day_is_what_was_measured() throws Exception {
    try (Served served = Served.read(directory, LocalDate.of(2026, 6, 1))) {
      Instant ten = Instant.parse("2026-06-15T10:00:00Z");
      served.takeEvidence(meeting(ten));

      StoredMoments moments = moments(served, SOURCES);

      assertThat(moments.of("ana", ten.plusSeconds(60))).isEqualTo(WorkCategory.MEETING);
      assertThat(moments.of("ana", ten.plusSeconds(3600))).isEqualTo(WorkCategory.TECHNICAL);
      assertThat(moments.of("ana", ten.plusSeconds(36_000))).isEqualTo(WorkCategory.NOT_WORKING);
      assertThat(moments.of("rui", ten.plusSeconds(60))).isEqualTo(WorkCategory.TECHNICAL);
    }
  }

  @Test
  void of_yesterday_of_unknown_days_and_of_strangers_nothing_was_measured() throws Exception {
    try (Served served = Served.read(directory, LocalDate.of(2026, 6, 15))) {
      Instant ten = Instant.parse("2026-06-15T10:00:00Z");
      StoredMoments moments = moments(served, SOURCES);

      assertThat(moments.of("ana", Instant.parse("2026-06-16T10:00:00Z"))).isNull();
      assertThat(moments.of("ana", Instant.parse("2026-06-11T10:00:00Z"))).isNull();
      assertThat(moments.of("nobody", ten)).isNull();
      assertThat(moments(served, List.of()).of("ana", ten)).isNull();
      assertThat(moments.of("ana", ten)).isEqualTo(WorkCategory.TECHNICAL);
    }
  }

  private static StoredMoments moments(Served served, List<ConfiguredSource> sources) {
    return StoredMoments.of(served.store, served.organization, sources, served.clock.instant());
  }

  private static Activity meeting(Instant begins) {
    return new Activity(
        "m",
        1,
        "gitlab:ana",
        ActivityKind.MEETING,
        begins,
        null,
        begins.plusSeconds(1_800),
        null,
        null,
        Map.of(),
        false);
  }
}
