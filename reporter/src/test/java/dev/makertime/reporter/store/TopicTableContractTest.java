package dev.makertime.reporter.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each table that a topic is read into. */
class TopicTableContractTest {
  @TempDir Path directory;

  static Stream<TableSubject<?>> all() {
    return TableSubject.all();
  }

  static Stream<TableSubject<?>> withTombstones() {
    return all().filter(subject -> subject.gone() != null);
  }

  @ParameterizedTest
  @MethodSource("all")
  <V> void what_was_saved_is_there_after_a_restart(TableSubject<V> of) throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      of.take(store, of.first(), 5);
      of.take(store, of.second(), 6);
      of.save(store);

      assertThat(of.names(store)).containsExactly("ana", "bo");
    }
    try (DayStore store = DayStore.open(directory)) {
      assertThat(of.names(store)).containsExactly("ana", "bo");
      assertThat(of.offsets(store)).containsExactly(Map.entry(0, 6L));
    }
  }

  @ParameterizedTest
  @MethodSource("withTombstones")
  <V> void a_tombstone_takes_away_what_was_saved_and_what_was_only_taken(TableSubject<V> of)
      throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      of.take(store, of.first(), 1);
      of.save(store);
      of.take(store, Objects.requireNonNull(of.gone()), 2);
      of.take(store, of.second(), 3);
      of.save(store);
      assertThat(of.names(store)).containsExactly("bo");

      of.take(store, of.first(), 4);
      of.take(store, Objects.requireNonNull(of.gone()), 5);
      of.save(store);
      assertThat(of.names(store)).containsExactly("bo");
    }
    try (DayStore store = DayStore.open(directory)) {
      assertThat(of.names(store)).containsExactly("bo");
    }
  }

  /** A killed reporter reads again from the saved offsets on. */
  @ParameterizedTest
  @MethodSource("all")
  <V> void what_was_taken_and_not_saved_is_read_again_and_counts_once(TableSubject<V> of)
      throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      of.take(store, of.first(), 1);
      of.save(store);
      of.take(store, of.second(), 2);
    }
    try (DayStore store = DayStore.open(directory)) {
      assertThat(of.names(store)).containsExactly("ana");
      assertThat(of.offsets(store)).containsExactly(Map.entry(0, 1L));

      of.take(store, of.second(), 2);
      of.save(store);
      assertThat(of.names(store)).containsExactly("ana", "bo");
      assertThat(of.offsets(store)).containsExactly(Map.entry(0, 2L));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  <V> void a_failed_transaction_leaves_rows_offsets_and_what_was_taken(TableSubject<V> of)
      throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      of.take(store, of.first(), 1);
      try {
        store.together(
            () -> {
              of.table().apply(store).save();
              throw new IllegalStateException("killed before the commit");
            });
      } catch (IllegalStateException expected) {
        assertThat(expected).hasMessageContaining("killed");
      }
      assertThat(of.offsets(store)).isEmpty();

      of.save(store);
      assertThat(of.names(store)).containsExactly("ana");
      assertThat(of.offsets(store)).containsExactly(Map.entry(0, 1L));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  <V> void saving_twice_changes_nothing(TableSubject<V> of) throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      of.take(store, of.first(), 1);
      of.save(store);
      of.save(store);

      assertThat(of.names(store)).containsExactly("ana");
      assertThat(of.offsets(store)).containsExactly(Map.entry(0, 1L));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  <V> void what_is_dropped_leaves_what_was_saved(TableSubject<V> of) throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      of.take(store, of.first(), 1);
      of.save(store);
      of.take(store, of.second(), 2);
      of.table().apply(store).drop();
      of.save(store);

      assertThat(of.names(store)).containsExactly("ana");
      assertThat(of.offsets(store)).containsExactly(Map.entry(0, 1L));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  <V> void a_cleared_table_is_read_from_the_beginning(TableSubject<V> of) throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      of.take(store, of.first(), 1);
      of.save(store);
      of.take(store, of.second(), 2);
      of.table().apply(store).clear();

      assertThat(of.names(store)).isEmpty();
      assertThat(of.offsets(store)).isEmpty();
      assertThat(store.changes().drain()).contains(ChangedKeys.Change.EVERYTHING);
    }
  }

  /** Whoever reads sees a row of before, of after, or both of two; never none and never half. */
  @ParameterizedTest
  @MethodSource("all")
  <V> void rows_can_be_read_while_others_are_written(TableSubject<V> of) throws Exception {
    try (DayStore store = DayStore.open(directory)) {
      of.take(store, of.first(), 1);
      of.save(store);
      AtomicBoolean done = new AtomicBoolean();
      List<List<String>> wrong = new ArrayList<>();
      Thread reader =
          new Thread(
              () -> {
                while (!done.get()) {
                  List<String> names = of.names(store);
                  if (names.isEmpty() || !names.get(0).startsWith("ana")) {
                    wrong.add(names);
                  }
                }
              });
      reader.start();
      for (long offset = 2; offset < 40; offset++) {
        of.take(store, offset % 2 == 0 ? of.second() : of.first(), offset);
        of.save(store);
      }
      done.set(true);
      reader.join();

      assertThat(wrong).isEmpty();
      assertThat(of.offsets(store)).containsExactly(Map.entry(0, 39L));
    }
  }
}
