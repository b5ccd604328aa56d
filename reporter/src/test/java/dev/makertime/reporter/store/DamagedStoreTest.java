package dev.makertime.reporter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.analysis.privacy.PublishedWeek;
import dev.makertime.analysis.report.PastWeek;
import dev.makertime.model.EngineerDay;
import dev.makertime.testkit.Days;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged store is set aside, and an empty one begins, to be filled from the topics again. */
class DamagedStoreTest {
  private static final LocalDate FIRST = LocalDate.parse("2020-01-01");
  private static final Duration HELD = Duration.ofDays(400);
  private static final PublishedTable.TeamWeek SHOWN =
      new PublishedTable.TeamWeek("a", LocalDate.parse("2019-12-30"));
  private static final int PEOPLE = 40;
  private static final int DAYS = 400;

  @TempDir Path directory;

  @BeforeEach
  void fill() throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      store.pastWeeks().add(List.of(week()));
      store.published().put(Map.of(SHOWN, PublishedWeek.NOTHING));
      store.published().showOnce("cost", "{}");
    }
    try (DayStore store = DayStore.open(directory)) {
      List<TopicTable.Change<EngineerDay>> days = new ArrayList<>();
      for (int i = 0; i < PEOPLE * DAYS; i++) {
        EngineerDay day = Days.day("p" + i % PEOPLE, FIRST.plusDays(i / PEOPLE).toString(), "a");
        days.add(new TopicTable.Change<>(day.key(), day));
      }
      store.days().take(days, Map.of(0, 7L));
      store.together(store.days()::save);
    }
  }

  @Test
  void one_whose_head_is_overwritten_begins_anew() throws Exception {
    damage(0, 4_096);

    assertThatThrownBy(() -> DayStore.open(directory))
        .isInstanceOf(DayStore.Unavailable.class)
        .hasMessageContaining("its file was not written by makertime");
    try (DayStore store = DayStore.openOrRenew(directory, Clock.systemUTC(), HELD)) {
      assertThat(store.days().offsets()).isEmpty();
      assertThat(store.pastWeeks().all()).as("cannot be read").isEmpty();
    }
    assertThat(setAside()).hasSize(1);
  }

  @Test
  void
      one_with_a_damaged_block_begins_anew_once_somebody_reads_it_and_keeps_its_weeks_and_what_was_shown()
          throws Exception {
    damage(size() / 2, (int) (size() / 4));
    try (DayStore store = DayStore.openOrRenew(directory, Clock.systemUTC(), HELD)) {
      assertThatThrownBy(() -> read(store)).isInstanceOf(IllegalStateException.class);
      assertThat(store.isDamaged()).isTrue();

      store.renew();

      assertThat(store.isDamaged()).isFalse();
      assertThat(read(store)).isEmpty();
      assertThat(store.pastWeeks().all()).containsExactly(week());
      assertThat(store.published().between(FIRST.minusDays(9), FIRST.plusDays(9), "a"))
          .as("made anew it would differ by what is known since")
          .containsOnlyKeys(SHOWN);
      assertThat(store.published().shownOnce("cost")).hasValue("{}");
    }
    assertThat(setAside()).hasSize(1);
  }

  /** Where it is cut decides whether that is seen when it is opened, or when somebody reads. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void one_that_was_cut_short_begins_anew(int quarters) throws Exception {
    try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
      file.setLength(size() * quarters / 4);
    }
    try (DayStore store = DayStore.openOrRenew(directory, Clock.systemUTC(), HELD)) {
      List<EngineerDay> before;
      try {
        before = read(store);
      } catch (IllegalStateException damaged) {
        assertThat(store.isDamaged()).isTrue();
        store.renew();
        before = read(store);
      }

      assertThat(setAside().isEmpty() ? PEOPLE * DAYS : 0).isEqualTo(before.size());
    }
  }

  @Test
  void of_several_damaged_ones_the_last_is_kept() throws Exception {
    Path earlier = Files.createFile(directory.resolve("days.duckdb.damaged-20200101T000000Z"));
    damage(0, 4_096);

    DayStore.openOrRenew(directory, Clock.systemUTC(), HELD).close();

    assertThat(setAside()).hasSize(1).doesNotContain(earlier);
  }

  @Test
  void what_was_set_aside_goes_after_a_month() throws Exception {
    Path old = Files.createFile(directory.resolve("days.duckdb.damaged-20200101T000000Z"));
    Path young = Files.createFile(directory.resolve("days.duckdb.damaged-20200102T000000Z"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(31))));

    DayStore.openOrRenew(directory, Clock.systemUTC(), HELD).close();

    assertThat(setAside()).containsExactly(young);
  }

  @Test
  void one_that_another_process_holds_is_not_set_aside() throws Exception {
    Files.delete(file());
    Files.createDirectory(file());

    assertThatThrownBy(() -> DayStore.openOrRenew(directory, Clock.systemUTC(), HELD))
        .isInstanceOf(DayStore.Unavailable.class);
    assertThat(setAside()).isEmpty();
  }

  private static PastWeek week() {
    return new PastWeek(
        "0123456789abcdef",
        LocalDate.parse("2019-01-07"),
        "a",
        5,
        144_000,
        1,
        2,
        3,
        4,
        new EngineerDay.Gross(1, 2, 3));
  }

  private static List<EngineerDay> read(DayStore store) {
    return store.days(new DayStore.Query(FIRST, FIRST.plusDays(DAYS), null, null));
  }

  private Path file() {
    return directory.resolve("days.duckdb");
  }

  private long size() throws IOException {
    return Files.size(file());
  }

  private void damage(long at, int length) throws IOException {
    byte[] noise = new byte[length];
    new Random(1).nextBytes(noise);
    try (RandomAccessFile file = new RandomAccessFile(file().toFile(), "rw")) {
      file.seek(at);
      file.write(noise);
    }
  }

  private List<Path> setAside() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().contains(".damaged-")).toList();
    }
  }
}
