package dev.makertime.reporter.store;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityVersions;
import dev.makertime.topics.Topics;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Store of the evidence: of each thing the version that counts, as in the measurement. What was
 * taken and is not saved is seen too, except by {@link #sightings}.
 */
public final class ActivityTable extends TopicTable<ActivityRows.Key, ActivityVersions, Activity> {

  /**
   * An identity that there is evidence of.
   *
   * @param first when its first activity begins
   * @param last when its last activity begins
   */
  public record Sighting(String identity, long activities, Instant first, Instant last) {}

  ActivityTable(Database database) {
    super(database, Topics.ACTIVITIES, "activities");
  }

  @Override
  void merge(Map<ActivityRows.Key, ActivityVersions> rows, List<Change<Activity>> changes) {
    for (Change<Activity> change : changes) {
      Activity activity = change.value();
      if (activity != null) {
        rows.merge(
            ActivityRows.Key.of(activity), ActivityVersions.of(activity), ActivityVersions::with);
      }
      database.changed().add(ChangedKeys.Kind.IDENTITY, change.key());
    }
  }

  @Override
  void write(Connection to, Map<ActivityRows.Key, ActivityVersions> rows)
      throws SQLException, IOException {
    ActivityRows.write(to, rows);
    CalledDays.write(to, rows.values());
  }

  /** The days in UTC of which each source has told anything, by the source's name. */
  public Map<String, NavigableSet<LocalDate>> calledDays() {
    return CalledDays.all(database);
  }

  /** Every identity that something is known of, by its name. */
  public List<Sighting> sightings(Predicate<String> isAskedFor) {
    String sql =
        """
        SELECT identity, count(*), min(start), max(start) FROM activities
        WHERE start IS NOT NULL GROUP BY identity ORDER BY identity
        """;
    return database
        .list(
            sql,
            row ->
                new Sighting(
                    row.getString(1),
                    row.getLong(2),
                    Instant.ofEpochSecond(row.getLong(3)),
                    Instant.ofEpochSecond(row.getLong(4))))
        .stream()
        .filter(seen -> isAskedFor.test(seen.identity()))
        .toList();
  }

  /**
   * All in force that touches a stretch of time, in the order of their starts.
   *
   * @param from included
   * @param to not included
   */
  public List<Activity> between(Instant from, Instant to) {
    return inForce(
        "start < ? AND (finish IS NULL OR finish >= ?)",
        activity -> touches(activity, from, to),
        to.getEpochSecond(),
        from.getEpochSecond());
  }

  /** The same of some identities. */
  public List<Activity> between(Collection<String> identities, Instant from, Instant to) {
    List<Object> arguments = new ArrayList<>(identities);
    arguments.add(to.getEpochSecond());
    arguments.add(from.getEpochSecond());
    return inForce(
        "%s AND start < ? AND (finish IS NULL OR finish >= ?)".formatted(isOneOf(identities)),
        activity -> identities.contains(activity.identity()) && touches(activity, from, to),
        arguments.toArray());
  }

  /** All of some identities that goes on, in the order of their starts. */
  public List<Activity> open(Collection<String> identities) {
    return inForce(
        isOneOf(identities) + " AND start IS NOT NULL AND finish IS NULL",
        activity -> identities.contains(activity.identity()) && activity.isOpen(),
        identities.toArray());
  }

  /** The version of an activity that counts, retracted or not. */
  public Optional<Activity> find(String identity, String id) {
    return said(identity, id).map(ActivityVersions::inForce);
  }

  /** All versions of an activity. */
  public Optional<ActivityVersions> said(String identity, String id) {
    return Optional.ofNullable(
        said("identity = ? AND id = ?", identity, id).get(new ActivityRows.Key(identity, id)));
  }

  /** What people took back of some identities' evidence. */
  public List<Activity> objected(Collection<String> identities) {
    return select(
        isOneOf(identities) + " AND start IS NULL",
        activity ->
            identities.contains(activity.identity())
                && activity.retracted()
                && activity.isOfPerson(),
        identities.toArray());
  }

  /**
   * Deletes retractions so old that no earlier version of them can count any more.
   *
   * @param before what was noted for an earlier date is deleted
   * @return how many were deleted
   */
  public int retireRetractions(LocalDate today, LocalDate before) {
    return database.transaction(to -> ActivityRows.retireRetractions(to, today, before));
  }

  private static String isOneOf(Collection<String> identities) {
    return identities.isEmpty()
        ? "FALSE"
        : "identity IN (%s)"
            .formatted(String.join(", ", Collections.nCopies(identities.size(), "?")));
  }

  private static boolean touches(Activity activity, Instant from, Instant to) {
    return activity.start() != null
        && activity.start().isBefore(to)
        && (activity.end() == null || !activity.end().isBefore(from));
  }

  private List<Activity> inForce(String where, Predicate<Activity> matches, Object... arguments) {
    return select(where, activity -> !activity.retracted() && matches.test(activity), arguments);
  }

  private List<Activity> select(String where, Predicate<Activity> matches, Object... arguments) {
    return said(where, arguments).values().stream()
        .map(ActivityVersions::inForce)
        .filter(matches)
        .sorted(
            Comparator.comparing(Activity::start, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Activity::identity)
                .thenComparing(Activity::id))
        .toList();
  }

  private Map<ActivityRows.Key, ActivityVersions> said(String where, Object... arguments) {
    Map<ActivityRows.Key, ActivityVersions> recent = unsaved();
    Map<ActivityRows.Key, ActivityVersions> found =
        database.read(from -> ActivityRows.read(from, "WHERE " + where, arguments));
    recent.forEach((key, versions) -> found.merge(key, versions, ActivityVersions::with));
    return found;
  }
}
