package dev.makertime.analysis.focus;

import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.privacy.FoldedGroups;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.LostFocus;
import dev.makertime.model.Organization;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What broke focus in a period, by meeting series, subject of manual work and subject of waits, the
 * most first. Shares of a day add up to what was lost on it; what is not named is among the rest.
 * There is no sum of all: what few people lost could be subtracted from it.
 *
 * @param from included
 * @param to included
 * @param minimumGroup what fewer people than this lost is not named
 * @param leftOut how many are not even in the rest, since that would be of too few people as well
 * @param known how much is known of the working time; what was not read has broken nothing here
 * @param rows last, without a name, the rest
 */
public record FocusLedger(
    LocalDate from, LocalDate to, int minimumGroup, int leftOut, KnownTimes known, List<Row> rows) {
  /**
   * What one cause took.
   *
   * @param kind absent = the rest, of several kinds
   * @param name absent = several, each of too few people to be named
   * @param people how many lost focus by it
   * @param days how many of their days
   * @param seconds its share of the focus that was lost
   * @param backAlone seconds that would have come back, had this alone been gone
   */
  public record Row(
      @Nullable ActivityKind kind,
      @Nullable String name,
      int people,
      int days,
      long seconds,
      long backAlone) {}

  private record Cause(ActivityKind kind, String key) {
    static final Comparator<Cause> ORDER =
        Comparator.comparing((Cause cause) -> cause.kind).thenComparing(Cause::key);

    static Cause of(LostFocus.Piece piece) {
      return new Cause(
          piece.kind(),
          piece.kind() == ActivityKind.MEETING
              ? MeetingSeries.ofEverybody(piece.key())
              : piece.key());
    }
  }

  private static final class Part implements FoldedGroups.Part {
    final Map<String, Long> amounts = new TreeMap<>();
    final Cause cause;
    int days;
    long backAlone;

    Part(Cause cause) {
      this.cause = cause;
    }

    void add(String person, LostFocus.Piece piece) {
      amounts.merge(person, piece.seconds(), Long::sum);
      days++;
      backAlone += piece.last();
    }

    @Override
    public Map<String, Long> amounts() {
      return amounts;
    }

    long seconds() {
      return amounts.values().stream().mapToLong(Long::longValue).sum();
    }

    Row row(@Nullable String name) {
      return new Row(
          name == null ? null : cause.kind, name, amounts.size(), days, seconds(), backAlone);
    }
  }

  public FocusLedger {
    rows = List.copyOf(rows);
  }

  /**
   * Adds up days.
   *
   * @param days what was lost on each; those of shared accounts and of unknown people are left out
   * @param activities of the period, of which meeting series are named
   * @param privacy decides below how many people a cause is not named
   */
  public static FocusLedger of(
      Organization organization,
      Collection<LostFocus> days,
      Collection<Activity> activities,
      LocalDate from,
      LocalDate to,
      PrivacySettings privacy,
      KnownTimes known) {
    Map<Cause, Part> parts = new TreeMap<>(Cause.ORDER);
    for (LostFocus day : days) {
      if (organization.person(day.person()).filter(person -> !person.shared()).isPresent()) {
        day.pieces().stream()
            .filter(piece -> piece.seconds() > 0)
            .forEach(
                piece ->
                    parts.computeIfAbsent(Cause.of(piece), Part::new).add(day.person(), piece));
      }
    }
    MeetingSeries series = new MeetingSeries(activities, organization.unknown().timeZone());
    FoldedGroups<Part> groups = FoldedGroups.of(parts.values(), privacy);
    List<Row> rows = new ArrayList<>();
    for (Part part : groups.shown()) {
      boolean isMeeting = part.cause.kind == ActivityKind.MEETING;
      rows.add(part.row(isMeeting ? series.name(part.cause.key) : part.cause.key));
    }
    rows.sort(Comparator.comparingLong(Row::seconds).reversed());
    boolean showsRest = !groups.folded().isEmpty() && groups.showsRest(privacy);
    if (showsRest) {
      rows.add(rest(groups.folded()));
    }
    return new FocusLedger(
        from, to, privacy.minimumGroup(), showsRest ? 0 : groups.folded().size(), known, rows);
  }

  private static Row rest(List<Part> folded) {
    Part rest = new Part(folded.get(0).cause);
    for (Part part : folded) {
      part.amounts.forEach((person, seconds) -> rest.amounts.merge(person, seconds, Long::sum));
      rest.days += part.days;
      rest.backAlone += part.backAlone;
    }
    return rest.row(null);
  }
}
