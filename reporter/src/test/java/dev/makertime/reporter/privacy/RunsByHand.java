package dev.makertime.reporter.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.model.DayKey;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Run;
import dev.makertime.model.RunBuilder;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.RunSums;
import dev.makertime.reporter.store.TopicTable.Change;
import dev.makertime.topics.Json;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs that people set off on what they worked on, told once a day is over, and runs of a schedule
 * beside them. On each day of work somebody sets off one to six, of which some fail.
 */
final class RunsByHand {
  /** What {@code /api/runs} counts. */
  enum Count {
    ALL,
    FAILED
  }

  /** A person's runs of a week on a subject, of those that a filter leaves. */
  record Key(String member, String subject, LocalDate monday, Count count, String filter) {}

  private static final List<RunTrigger> TRIGGERS =
      List.of(RunTrigger.PUSH, RunTrigger.WEB, RunTrigger.COMMAND);

  private final Map<Key, Long> counts = new HashMap<>();
  private final Set<LocalDate> told = new HashSet<>();

  /** What was set off on days that are over and were not told of. */
  List<Change<Run>> of(Map<DayKey, EngineerDay> days, LocalDate today) {
    Map<LocalDate, List<DayKey>> over = new TreeMap<>();
    days.keySet().stream()
        .filter(day -> day.date().isBefore(today) && !told.contains(day.date()))
        .forEach(day -> over.computeIfAbsent(day.date(), none -> new ArrayList<>()).add(day));
    List<Change<Run>> runs = new ArrayList<>();
    over.forEach(
        (date, of) -> {
          told.add(date);
          World.SUBJECTS.forEach(subject -> runs.add(scheduled(subject, date)));
          of.forEach(day -> byHand(day, runs));
        });
    return runs;
  }

  private static Change<Run> scheduled(String subject, LocalDate date) {
    Run run =
        run("scheduled/" + subject + date, subject, date)
            .trigger(RunTrigger.SCHEDULE)
            .status(RunStatus.SUCCESS)
            .build();
    return new Change<>(run.id(), run);
  }

  private void byHand(DayKey day, List<Change<Run>> runs) {
    String subject = World.subject(day.name(), day.date());
    int draw = Math.floorMod(day.hashCode() * 31, 1_009);
    for (int i = 0; i <= draw % 6; i++) {
      RunTrigger trigger = TRIGGERS.get((draw + i) % TRIGGERS.size());
      RunStatus status = (draw + i) % 4 == 0 ? RunStatus.FAILED : RunStatus.SUCCESS;
      Run run =
          run("%s/%s/%d".formatted(day.name(), day.date(), i), subject, day.date())
              .trigger(trigger)
              .who("gitlab:" + day.name())
              .status(status)
              .build();
      runs.add(new Change<>(run.id(), run));
      count(day, subject, status, "");
      count(day, subject, status, "&source=gitlab");
      count(day, subject, status, "&kind=pipeline");
      count(day, subject, status, "&trigger=" + trigger.text());
      count(day, subject, status, "&status=" + status.text());
    }
  }

  private void count(DayKey day, String subject, RunStatus status, String filter) {
    LocalDate monday = monday(day.date());
    counts.merge(new Key(day.name(), subject, monday, Count.ALL, filter), 1L, Long::sum);
    long failed = status == RunStatus.FAILED ? 1 : 0;
    counts.merge(new Key(day.name(), subject, monday, Count.FAILED, filter), failed, Long::sum);
  }

  private static RunBuilder run(String id, String subject, LocalDate date) {
    Instant at = date.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(9 * 3_600);
    return Run.of("gitlab", id, 1)
        .kind(RunKind.PIPELINE)
        .subject(subject)
        .times(at, at.plusSeconds(30), at.plusSeconds(300));
  }

  /** The questions for a part of the runs that there are, and the one for all. */
  static List<String> filters() {
    return List.of(
        "",
        "&source=gitlab",
        "&kind=pipeline",
        "&trigger=push",
        "&trigger=web",
        "&trigger=command",
        "&status=failed",
        "&status=success");
  }

  /**
   * What each person's runs of some weeks on a subject come to: of everybody who set off any, also
   * where none of them is what is counted.
   */
  Map<Key, Long> of(String subject, List<LocalDate> mondays, Count count, String filter) {
    Map<Key, Long> found = new HashMap<>();
    counts.forEach(
        (key, number) -> {
          boolean isOf = key.subject().equals(subject) && mondays.contains(key.monday());
          if (isOf && key.count() == Count.ALL && key.filter().isEmpty()) {
            Key of = new Key(key.member(), subject, key.monday(), count, filter);
            found.put(of, counts.getOrDefault(of, 0L));
          }
        });
    return found;
  }

  static LocalDate monday(LocalDate date) {
    return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  /** Asks for runs. Of some weeks together those are told that are told each by itself. */
  static void ask(World world, Reporter reporter, Eavesdropper eavesdropper) throws Exception {
    LocalDate first = monday(world.today()).minusWeeks(world.random.nextInt(5));
    LocalDate after = first.plusWeeks(1 + world.random.nextInt(3));
    List<String> filters = filters();
    String filter =
        world.random.nextBoolean() ? "" : filters.get(world.random.nextInt(filters.size()));
    Map<String, List<LocalDate>> told = new HashMap<>();
    for (LocalDate monday = first; monday.isBefore(after); monday = monday.plusWeeks(1)) {
      for (JsonNode one : reporter.runs(monday, monday.plusDays(6), filter)) {
        if (one.path("others").isObject()) {
          told.computeIfAbsent(one.path("subject").asText(), none -> new ArrayList<>()).add(monday);
          tell(one, List.of(monday), filter, eavesdropper);
        }
      }
    }
    for (JsonNode one : reporter.runs(first, after.minusDays(1), filter)) {
      List<LocalDate> mondays = told.getOrDefault(one.path("subject").asText(), List.of());
      tell(one, mondays, filter, eavesdropper);
    }
  }

  private static void tell(
      JsonNode one, List<LocalDate> mondays, String filter, Eavesdropper eavesdropper) {
    String subject = one.path("subject").asText();
    JsonNode others = one.path("others");
    eavesdropper.hearRuns(Count.ALL, others.path("byPeople").asLong(), subject, mondays, filter);
    eavesdropper.hearRuns(Count.FAILED, others.path("failed").asLong(), subject, mondays, filter);
  }

  /** What there is of runs, with nothing withheld. */
  static JsonNode all(DayStore store, LocalDate from, LocalDate to, String filter) {
    ArrayNode all = Json.MAPPER.createArrayNode();
    RunSums.Query query =
        new RunSums.Query(
            from,
            to,
            null,
            of(filter, "&source="),
            of(filter, "&kind="),
            of(filter, "&trigger="),
            of(filter, "&status="));
    for (RunSums one : store.runs().sums(query, null)) {
      if (one.part() == RunSums.Part.OTHERS) {
        ObjectNode subject = all.addObject().put("subject", one.subject());
        subject.putObject("others").put("byPeople", one.byPeople()).put("failed", one.failed());
      }
    }
    return all;
  }

  private static @Nullable String of(String filter, String name) {
    return filter.startsWith(name) ? filter.substring(name.length()) : null;
  }
}
