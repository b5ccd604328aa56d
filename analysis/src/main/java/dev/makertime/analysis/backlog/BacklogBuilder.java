package dev.makertime.analysis.backlog;

import dev.makertime.analysis.backlog.AutomationBacklog.Item;
import dev.makertime.analysis.backlog.AutomationBacklog.Since;
import dev.makertime.analysis.knowledge.KnownTime;
import dev.makertime.analysis.privacy.FoldedGroups;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.analysis.report.Week;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Explanation;
import dev.makertime.model.Explanation.Piece;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Builds the automation backlog: groups occurrences of manual work by kind, and folds those of few
 * people.
 */
final class BacklogBuilder {
  private static final int OFTEN = 3;
  private static final int WEEKS = 2;

  private static final WorkKind FOLDED = new WorkKind("", "");

  /** A kind of manual work: its subject and how it was triggered. */
  private record WorkKind(String subject, String kind) {}

  private record ActivityKey(String identity, String id, WorkKind kind) {}

  /** One occurrence; work that lasts past midnight belongs to its first day. */
  private record Occurrence(EngineerDay day, long seconds) {
    Occurrence longer(Occurrence other) {
      EngineerDay first = day.date().isAfter(other.day.date()) ? other.day : day;
      return new Occurrence(first, seconds + other.seconds);
    }
  }

  private record Part(WorkKind kind, List<Occurrence> occurrences) implements FoldedGroups.Part {
    @Override
    public Map<String, Long> amounts() {
      return occurrences.stream()
          .collect(Collectors.toMap(one -> one.day().person(), Occurrence::seconds, Long::sum));
    }
  }

  private final Organization organization;
  private final LocalDate from;
  private final LocalDate to;

  /**
   * A backlog of a period.
   *
   * @param from the first day that was measured
   */
  BacklogBuilder(Organization organization, LocalDate from, LocalDate to) {
    this.organization = organization;
    this.from = from;
    this.to = to;
  }

  /** Collects what recurs; parts of too few people are folded. */
  AutomationBacklog build(Collection<Explanation> days, PrivacySettings privacy) {
    Double hour = BacklogCost.hourly(organization, days, from, to);
    FoldedGroups<Part> parts = FoldedGroups.of(recurring(byKind(days)), privacy);
    List<Item> items = new ArrayList<>();
    parts.shown().forEach(part -> items.add(item(part, hour)));
    items.sort(Comparator.comparingDouble(Item::hours).reversed());
    boolean showsRest = !parts.folded().isEmpty() && parts.showsRest(privacy);
    if (showsRest) {
      List<Occurrence> rest =
          parts.folded().stream().flatMap(part -> part.occurrences().stream()).toList();
      items.add(item(new Part(FOLDED, rest), hour));
    }
    return new AutomationBacklog(
        from,
        to,
        hour,
        organization.currency(),
        privacy.minimumGroup(),
        showsRest ? 0 : parts.folded().size(),
        KnownTime.NONE,
        items);
  }

  /** Occurrences in the order of their subjects and kinds. */
  private static Map<WorkKind, List<Occurrence>> byKind(Collection<Explanation> days) {
    Map<ActivityKey, Occurrence> byActivity = new LinkedHashMap<>();
    for (Explanation day : days) {
      for (Piece piece : day.pieces()) {
        if (piece.kind() == ActivityKind.MANUAL) {
          long seconds = piece.counted() + piece.outside() + piece.underMeeting();
          byActivity.merge(
              new ActivityKey(piece.activity().identity(), piece.activity().id(), kind(piece)),
              new Occurrence(day.day(), seconds),
              Occurrence::longer);
        }
      }
    }
    Map<WorkKind, List<Occurrence>> all =
        new TreeMap<>(Comparator.comparing(WorkKind::subject).thenComparing(WorkKind::kind));
    byActivity.forEach(
        (activity, occurrence) ->
            all.computeIfAbsent(activity.kind(), missing -> new ArrayList<>()).add(occurrence));
    return all;
  }

  private static List<Part> recurring(Map<WorkKind, List<Occurrence>> all) {
    List<Part> parts = new ArrayList<>();
    all.forEach(
        (kind, occurrences) -> {
          long weeks =
              occurrences.stream().map(one -> Week.of(one.day().date())).distinct().count();
          if (occurrences.size() >= OFTEN && weeks >= WEEKS) {
            parts.add(new Part(kind, occurrences));
          }
        });
    return parts;
  }

  private static WorkKind kind(Piece piece) {
    return new WorkKind(
        Objects.requireNonNullElse(piece.activity().subject(), "unspecified"),
        piece.activity().labels().getOrDefault("trigger", "by hand"));
  }

  private Item item(Part part, @Nullable Double hour) {
    List<Occurrence> occurrences = part.occurrences();
    WorkKind kind = part.kind();
    double[] minutes =
        occurrences.stream().mapToDouble(one -> one.seconds() / 60.0).sorted().toArray();
    double hours = occurrences.stream().mapToLong(Occurrence::seconds).sum() / 3600.0;
    double year = pace(occurrences);
    return new Item(
        kind.equals(FOLDED) ? null : kind.subject(),
        kind.kind(),
        occurrences.size(),
        part.amounts().size(),
        hours,
        year,
        hour == null ? null : Double.valueOf(hour * year),
        minutes.length % 2 == 1
            ? minutes[minutes.length / 2]
            : (minutes[minutes.length / 2 - 1] + minutes[minutes.length / 2]) / 2,
        minutes[minutes.length - 1],
        since(occurrences));
  }

  /**
   * Hours a year at the present pace: of a team that has migrated in the period, only occurrences
   * since then.
   */
  private double pace(List<Occurrence> occurrences) {
    Map<String, LocalDate> migrated = new TreeMap<>();
    for (Migration migration : organization.migrations()) {
      for (Migration.Wave wave : migration.waves()) {
        if (wave.from().isAfter(from) && !wave.from().isAfter(to)) {
          migrated.merge(wave.team(), wave.from(), (one, two) -> one.isAfter(two) ? one : two);
        }
      }
    }
    double year = 0;
    for (Occurrence one : occurrences) {
      LocalDate since = migrated.getOrDefault(String.valueOf(one.day().team()), from);
      if (!one.day().date().isBefore(since)) {
        year +=
            one.seconds() / 3600.0 * BacklogCost.YEAR / (ChronoUnit.DAYS.between(since, to) + 1);
      }
    }
    return year;
  }

  private List<Since> since(List<Occurrence> occurrences) {
    List<Since> all = new ArrayList<>();
    for (Migration migration : organization.migrations()) {
      double before = 0;
      double after = 0;
      boolean concerns = false;
      for (Migration.Wave wave : migration.waves()) {
        long daysBefore = ChronoUnit.DAYS.between(from, wave.from());
        long daysAfter = ChronoUnit.DAYS.between(wave.from(), to) + 1;
        List<LocalDate> dates =
            occurrences.stream()
                .filter(one -> wave.team().equals(one.day().team()))
                .map(one -> one.day().date())
                .toList();
        if (daysBefore > 0 && daysAfter > 0 && !dates.isEmpty()) {
          concerns = true;
          long early = dates.stream().filter(date -> date.isBefore(wave.from())).count();
          before += early * BacklogCost.MONTH / daysBefore;
          after += (dates.size() - early) * BacklogCost.MONTH / daysAfter;
        }
      }
      if (concerns) {
        all.add(
            new Since(Objects.requireNonNullElse(migration.name(), migration.id()), before, after));
      }
    }
    return all;
  }
}
