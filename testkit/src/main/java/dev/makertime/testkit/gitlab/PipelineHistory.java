package dev.makertime.testkit.gitlab;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Generates the pipelines of all projects with their results. */
final class PipelineHistory {
  /** Larger than an int, as numbers of jobs and pipelines of large GitLabs are. */
  private static final long FIRST_PIPELINE = 4_000_000_001L;

  /** Where people live, by turns. */
  static final List<ZoneId> ZONES =
      List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("Asia/Kolkata"), ZoneId.of("America/New_York"));

  /** One pipeline, as it ended. */
  record Pipeline(
      long id,
      int project,
      int number,
      @Nullable Integer author,
      Instant created,
      Instant built,
      @Nullable Integer deployer,
      @Nullable Instant played,
      Instant updated) {
    long deployId() {
      return id * 10 + 1;
    }
  }

  private final int people;
  private final int projects;
  private final List<List<Pipeline>> byProject = new ArrayList<>();
  private final Map<Long, Pipeline> byId = new HashMap<>();
  private final Map<String, Pipeline> byNumber = new HashMap<>();

  /**
   * Draws a history.
   *
   * @param from the first day of its history
   * @param to the day after the last
   */
  PipelineHistory(
      int people, int projects, int pipelines, LocalDate from, LocalDate to, long seed) {
    this.people = people;
    this.projects = projects;
    Random random = new Random(seed);
    List<LocalDate> days =
        from.datesUntil(to)
            .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
            .toList();
    int each = pipelines / projects;
    for (int project = 0; project < projects; project++) {
      List<Pipeline> all = new ArrayList<>();
      for (int i = 0; i < each; i++) {
        LocalDate day = days.get((int) ((long) i * days.size() / each));
        all.add(pipeline(FIRST_PIPELINE + (long) project * each + i, project, i + 1, day, random));
      }
      all.forEach(one -> byId.put(one.id(), one));
      all.forEach(one -> byNumber.put(GitLabJson.path(one.project()) + " " + one.number(), one));
      all.sort(Comparator.comparing(Pipeline::updated).thenComparing(Pipeline::id));
      byProject.add(all);
    }
  }

  private Pipeline pipeline(long id, int project, int number, LocalDate day, Random random) {
    int author = random.nextInt(people - 1);
    Integer named =
        number % 37 == 0 ? Integer.valueOf(people - 1) : number % 41 == 0 ? null : author;
    Instant created =
        day.atTime(LocalTime.of(9, 0))
            .atZone(ZONES.get(author % ZONES.size()))
            .toInstant()
            .plusSeconds(random.nextInt(7 * 3600));
    Instant built = created.plusSeconds(60 + random.nextInt(900));
    boolean deploys = random.nextInt(5) == 0;
    Instant played = deploys ? built.plusSeconds(30 + random.nextInt(600)) : null;
    return new Pipeline(
        id,
        project,
        number,
        named,
        created,
        built,
        deploys ? random.nextInt(people - 2) : null,
        played,
        played == null ? built : played.plusSeconds(120));
  }

  /** The ids of all activities that its pipelines are worth. */
  Set<String> activityIds(String host) {
    Set<String> ids = new TreeSet<>();
    for (Pipeline one : byId.values()) {
      if (one.author() != null && one.author() != people - 1) {
        ids.add(host + "/pipeline/" + one.id());
      }
      if (one.deployer() != null) {
        ids.add(host + "/job/" + one.deployId());
        ids.add(host + "/job/" + one.deployId() + "/play");
      }
    }
    return ids;
  }

  /** How often people deployed by hand. */
  long deploys() {
    return byId.values().stream().filter(one -> one.deployer() != null).count();
  }

  int people() {
    return people;
  }

  int projects() {
    return projects;
  }

  List<Pipeline> ofProject(int project) {
    return byProject.get(project);
  }

  @Nullable Pipeline byId(long id) {
    return byId.get(id);
  }

  @Nullable Pipeline byNumber(String path, String number) {
    return byNumber.get(path + " " + number);
  }
}
