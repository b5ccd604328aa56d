package dev.makertime.reporter.store;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Coverage;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.testkit.Days;
import dev.makertime.topics.DeadLetter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table and three records for it.
 *
 * @param first of ana
 * @param second of bo
 * @param gone takes ana's away; absent where the topic has no tombstones
 * @param seen the names that can be read, sorted; a name with ×2 counts twice
 */
record TableSubject<V>(
    String name,
    Function<DayStore, TopicTable<?, ?, V>> table,
    TopicTable.Change<V> first,
    TopicTable.Change<V> second,
    TopicTable.@Nullable Change<V> gone,
    Function<DayStore, List<String>> seen) {

  private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");
  private static final LocalDate DATE = LocalDate.parse("2026-06-15");

  /** All tables. */
  static Stream<TableSubject<?>> all() {
    return Stream.of(days(), activities(), coverage(), deadLetters(), deliveries(), runs());
  }

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

  private static TableSubject<EngineerDay> days() {
    EngineerDay ana = Days.day("ana", "2026-06-15", "churn");
    EngineerDay bo = Days.day("bo", "2026-06-15", "churn");
    return new TableSubject<>(
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

  private static TableSubject<Activity> activities() {
    return new TableSubject<>(
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

  private static TableSubject<Coverage> coverage() {
    return new TableSubject<>(
        "coverage",
        DayStore::coverages,
        new TopicTable.Change<>("ana", new Coverage("ana", Instant.EPOCH, TEN)),
        new TopicTable.Change<>("bo", new Coverage("bo", Instant.EPOCH, TEN)),
        new TopicTable.Change<>("ana", null),
        store -> store.coverages().all().stream().map(Coverage::source).toList());
  }

  private static TableSubject<DeadLetter> deadLetters() {
    return new TableSubject<>(
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

  private static TableSubject<Delivery> deliveries() {
    return new TableSubject<>(
        "deliveries",
        DayStore::deliveries,
        new TopicTable.Change<>("ana/1", delivery("ana")),
        new TopicTable.Change<>("bo/1", delivery("bo")),
        new TopicTable.Change<>("ana/1", null),
        store ->
            store.deliveries().between(DATE, DATE, null).stream().map(Delivery::project).toList());
  }

  private static TableSubject<Run> runs() {
    return new TableSubject<>(
        "runs",
        DayStore::runs,
        new TopicTable.Change<>("host/1", run("ana")),
        new TopicTable.Change<>("host/2", run("bo")),
        new TopicTable.Change<>("host/1", null),
        store -> store.runs().subjects());
  }

  private static Run run(String subject) {
    return Run.of("gitlab", "host/" + (subject.equals("ana") ? 1 : 2), 1)
        .kind(RunKind.PIPELINE)
        .subject(subject)
        .status(RunStatus.SUCCESS)
        .times(TEN, TEN, TEN)
        .build();
  }

  private static Delivery delivery(String project) {
    return new Delivery(
        project + "/1", project, "prod", "production", "279484c0", null, TEN, "success", 1);
  }
}
