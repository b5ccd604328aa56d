package dev.makertime.reporter.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Coverage;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.testkit.Days;
import dev.makertime.topics.DeadLetter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each table that a topic is read into. */
class TopicTableContractTest {
  private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");
  private static final LocalDate DATE = LocalDate.parse("2026-06-15");

  @TempDir Path directory;

  /**
   * A table and three records for it.
   *
   * @param first of ana
   * @param second of bo
   * @param gone takes ana's away; absent where the topic has no tombstones
   * @param seen the names that can be read, sorted; a name with ×2 counts twice
   */
  private record Subject<V>(
      String name,
      Function<DayStore, TopicTable<?, ?, V>> table,
      TopicTable.Change<V> first,
      TopicTable.Change<V> second,
      TopicTable.@Nullable Change<V> gone,
      Function<DayStore, List<String>> seen) {

    void take(DayStore store, TopicTable.Change<V> change, long next) {
      table.apply(store).take(List.of(change), Map.of(0, next));
    }

    void save(DayStore store) {
      store.together(() -> table.apply(store).save());
    }

    Map<Integer, Long> offsets(DayStore store) {
      return table.apply(store).offsets();
    }

    List<String> names(DayStore store) {
      return seen.apply(store);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Subject<?>> all() {
    return Stream.of(days(), activities(), coverage(), deadLetters(), deliveries());
  }

  static Stream<Subject<?>> withTombstones() {
    return all().filter(subject -> subject.gone() != null);
  }

  @ParameterizedTest
  @MethodSource("all")
  <V> void what_was_saved_is_there_after_a_restart(Subject<V> of) throws Exception {
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
  <V> void a_tombstone_takes_away_what_was_saved_and_what_was_only_taken(Subject<V> of)
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
  <V> void what_was_taken_and_not_saved_is_read_again_and_counts_once(Subject<V> of)
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
  <V> void a_failed_transaction_leaves_rows_offsets_and_what_was_taken(Subject<V> of)
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
  <V> void saving_twice_changes_nothing(Subject<V> of) throws Exception {
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
  <V> void what_is_dropped_leaves_what_was_saved(Subject<V> of) throws Exception {
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
  <V> void a_cleared_table_is_read_from_the_beginning(Subject<V> of) throws Exception {
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
  <V> void rows_can_be_read_while_others_are_written(Subject<V> of) throws Exception {
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

  private static Subject<EngineerDay> days() {
    EngineerDay ana = Days.day("ana", "2026-06-15", "churn");
    EngineerDay bo = Days.day("bo", "2026-06-15", "churn");
    return new Subject<>(
        "days",
        DayStore::days,
        new TopicTable.Change<>(ana.key(), ana),
        new TopicTable.Change<>(bo.key(), bo),
        new TopicTable.Change<>(ana.key(), null),
        store ->
            store.days(new DayStore.Query(DATE, DATE, null, null)).stream()
                .map(EngineerDay::person)
                .toList());
  }

  private static Subject<Activity> activities() {
    return new Subject<>(
        "activities",
        DayStore::activities,
        new TopicTable.Change<>("x:ana", activity("x:ana")),
        new TopicTable.Change<>("x:bo", activity("x:bo")),
        new TopicTable.Change<>("x:ana", Activity.retraction("x:ana", "a", 2)),
        store ->
            store.activities().between(TEN, TEN.plusSeconds(60)).stream()
                .map(one -> one.identity().substring(2))
                .toList());
  }

  private static Activity activity(String identity) {
    return new Activity(
        "a", 1, identity, ActivityKind.MANUAL, TEN, null, TEN, null, null, Map.of(), false);
  }

  private static Subject<Coverage> coverage() {
    return new Subject<>(
        "coverage",
        DayStore::coverages,
        new TopicTable.Change<>("ana", new Coverage("ana", Instant.EPOCH, TEN)),
        new TopicTable.Change<>("bo", new Coverage("bo", Instant.EPOCH, TEN)),
        new TopicTable.Change<>("ana", null),
        store -> store.coverages().all().stream().map(Coverage::source).toList());
  }

  private static Subject<DeadLetter> deadLetters() {
    return new Subject<>(
        "dead letters",
        DayStore::deadLetters,
        new TopicTable.Change<>("ana", new DeadLetter("ana", "no build", TEN, "{}")),
        new TopicTable.Change<>("bo", new DeadLetter("bo", "no build", TEN, "{}")),
        null,
        store ->
            store.deadLetters().counts().entrySet().stream()
                .map(one -> one.getKey() + (one.getValue() == 1 ? "" : "×" + one.getValue()))
                .toList());
  }

  private static Subject<Delivery> deliveries() {
    return new Subject<>(
        "deliveries",
        DayStore::deliveries,
        new TopicTable.Change<>("ana/1", delivery("ana")),
        new TopicTable.Change<>("bo/1", delivery("bo")),
        new TopicTable.Change<>("ana/1", null),
        store ->
            store.deliveries().between(DATE, DATE, null).stream().map(Delivery::project).toList());
  }

  private static Delivery delivery(String project) {
    return new Delivery(
        project + "/1", project, "prod", "production", "279484c0", null, TEN, "success", 1);
  }
}
