package dev.makertime.reporter.store;

import dev.makertime.model.EngineerDay;
import dev.makertime.model.TeamDay;
import dev.makertime.topics.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Store of days, team days, evidence, deliveries, runs, coverage and dead letters, in DuckDB. Rows
 * and offsets change in one transaction, so that a killed reporter goes on where its rows end. One
 * process at a time.
 */
public final class DayStore implements AutoCloseable {

  /** What to look for; absent = any. */
  public record Query(
      LocalDate from, LocalDate to, @Nullable String person, @Nullable String team) {}

  /** The store is held by another process, or its file cannot be used. */
  public static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  private final StoreRenewal renewal;
  private final Database database;
  private final DayTable<EngineerDay> days;
  private final DayTable<TeamDay> teamDays;
  private final DeliveryTable deliveries;
  private final RunTable runs;
  private final ActivityTable activities;
  private final CoverageTable coverages;
  private final DeadLetterTable deadLetters;
  private final PastWeekTable pastWeeks;
  private final PublishedTable published;

  private DayStore(StoreRenewal renewal, Database database) {
    this.renewal = renewal;
    this.database = database;
    deliveries = new DeliveryTable(database);
    runs = new RunTable(database);
    activities = new ActivityTable(database);
    coverages = new CoverageTable(database);
    deadLetters = new DeadLetterTable(database);
    pastWeeks = new PastWeekTable(database);
    published = new PublishedTable(database);
    days = DayTable.ofPeople(database);
    teamDays = DayTable.ofTeams(database);
  }

  /** Opens the store in a directory, which is made if it is missing. */
  public static DayStore open(Path directory) throws Unavailable {
    return open(new StoreRenewal(directory, Clock.systemUTC(), Duration.ZERO));
  }

  /**
   * Opens it, and where its file is damaged, begins an empty one; the topics fill it again.
   *
   * @param held for how long the topics hold days
   */
  public static DayStore openOrRenew(Path directory, Clock clock, Duration held)
      throws Unavailable {
    StoreRenewal renewal = new StoreRenewal(directory, clock, held);
    try {
      renewal.removeOld();
      return open(renewal);
    } catch (IOException e) {
      throw unavailable(renewal, e);
    } catch (Unavailable damaged) {
      if (!DamagedFile.isSeenIn(damaged)) {
        throw damaged;
      }
      return renewed(renewal);
    }
  }

  private static DayStore renewed(StoreRenewal renewal) throws Unavailable {
    try {
      Path aside = renewal.setAside();
      DayStore store = open(renewal);
      renewal.takeOver(aside, store.pastWeeks, store.published);
      return store;
    } catch (IOException e) {
      throw unavailable(renewal, e);
    }
  }

  private static DayStore open(StoreRenewal renewal) throws Unavailable {
    try {
      return new DayStore(renewal, Database.open(renewal.directory()));
    } catch (SQLException | IOException e) {
      throw unavailable(renewal, e);
    }
  }

  private static Unavailable unavailable(StoreRenewal renewal, Exception e) {
    return new Unavailable(
        "the store in %s cannot be opened: %s".formatted(renewal.directory(), DamagedFile.why(e)),
        e);
  }

  /** Whether its file was found damaged; then only {@link #renew} helps. */
  public boolean isDamaged() {
    return database.isDamaged();
  }

  /** Sets the damaged file aside and begins an empty one, which the topics fill again. */
  public void renew() {
    renewal.takeOver(database.renew(renewal), pastWeeks, published);
  }

  /** Where {@link Topics#ENGINEER_DAYS} is read into. */
  public TopicTable<?, ?, EngineerDay> days() {
    return days;
  }

  /** Where {@link Topics#TEAM_DAYS} is read into. */
  public TopicTable<?, ?, TeamDay> teamDays() {
    return teamDays;
  }

  /** Where {@link Topics#DELIVERIES} is read into, and what can be asked of it. */
  public DeliveryTable deliveries() {
    return deliveries;
  }

  /** Where {@link Topics#RUNS} is read into, and what can be asked of it. */
  public RunTable runs() {
    return runs;
  }

  /** Where {@link Topics#ACTIVITIES} is read into, and what can be asked of it. */
  public ActivityTable activities() {
    return activities;
  }

  /** Where {@link Topics#COVERAGE} is read into, and what can be asked of it. */
  public CoverageTable coverages() {
    return coverages;
  }

  /** Where {@link Topics#DEAD_LETTERS} is counted into, and what can be asked of it. */
  public DeadLetterTable deadLetters() {
    return deadLetters;
  }

  /** What outlives the days. */
  public PastWeekTable pastWeeks() {
    return pastWeeks;
  }

  /** What was shown to those who see sums. */
  public PublishedTable published() {
    return published;
  }

  /** When the topics were last followed, in seconds of the epoch; 0 if never, or not known. */
  public long lastFollowed() {
    return database.transaction(Offsets::lastFollowed);
  }

  /** Notes that the topics are followed, in seconds of the epoch. */
  public void followed(long second) {
    database.transaction(
        to -> {
          Offsets.followed(to, second);
          return true;
        });
  }

  /** The days asked for, by person, then date. */
  public List<EngineerDay> days(Query query) {
    return days.days(query.from(), query.to(), query.person(), query.team());
  }

  /** All days of people who are in no team on that date, by person, then date. */
  public List<EngineerDay> daysWithoutTeam() {
    return days.withoutTeam();
  }

  /**
   * The team days between two dates, both included, by team, then date.
   *
   * @param team absent = all
   */
  public List<TeamDay> teamDays(LocalDate from, LocalDate to, @Nullable String team) {
    return teamDays.days(from, to, team, null);
  }

  /**
   * The same as a JSON array, for very many days.
   *
   * @param brief without subjects
   * @param fewest days of fewer people are only named, as {@code suppressed}; 0 = none are
   */
  public String teamDaysAsJson(
      LocalDate from, LocalDate to, @Nullable String team, boolean brief, int fewest) {
    return teamDays.json(from, to, team, brief, fewest);
  }

  /** A person's days between two dates, both included, as a JSON array. */
  public String daysAsJson(LocalDate from, LocalDate to, String person) {
    return days.json(from, to, person, false, 1);
  }

  /** Makes all changes that some work makes in this file together, or none. */
  public void together(Runnable work) {
    database.together(work);
  }

  /** Changes whenever anything that can be asked for may have changed. */
  public long version() {
    return database.changed().version();
  }

  /** What has changed; for one asker. */
  public ChangedKeys changes() {
    return database.changed();
  }

  @Override
  public void close() {
    database.close();
  }
}
