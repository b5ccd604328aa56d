package dev.makertime.collector.calendar;

import dev.makertime.collector.calendar.occurrence.CalendarReader;
import dev.makertime.collector.calendar.occurrence.CalendarReader.UnreadableCalendar;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.collector.reading.TimeWindow;
import dev.makertime.model.Activity;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Reads an iCalendar file or feed into activities. With an owner they are the owner's meetings;
 * without one, those of every attendee whom the organization knows.
 */
public final class CalendarFeed implements SnapshotReader {
  private final Optional<String> owner;
  private final CalendarPeople people;
  private final Supplier<ZoneId> floatingIn;
  private final MeetingRules rules;
  private final CalendarReader reader;

  /**
   * Makes a reader of a feed.
   *
   * @param owner the identity, {@code email:…}, whose calendar it is
   * @param isKnown whether an identity belongs to the organization
   * @param floatingIn the zone of floating times, which name none
   * @param rules which events count
   */
  public CalendarFeed(
      Optional<String> owner, Predicate<String> isKnown, ZoneId floatingIn, MeetingRules rules) {
    this(owner, CalendarPeople.byAddress(isKnown), () -> floatingIn, rules);
  }

  /**
   * Makes a reader of a feed in an organization that may change.
   *
   * @param people of the organization, with their addresses
   */
  public CalendarFeed(
      Optional<String> owner,
      CalendarPeople people,
      Supplier<ZoneId> floatingIn,
      MeetingRules rules) {
    this.people = people;
    this.rules = rules;
    reader = new BiweeklyCalendarReader(rules);
    this.owner = owner.map(Activity::normalIdentity);
    this.floatingIn = floatingIn;
  }

  @Override
  public String rulesVersion() {
    return Integer.toHexString(
        (rules + " " + floatingIn.get() + " " + owner + " " + people.version()).hashCode());
  }

  @Override
  public Snapshot read(Payload payload, TimeWindow window) {
    try {
      CalendarReader.Contents contents = reader.read(payload.text(), window, floatingIn.get());
      MeetingFilter meetings = new MeetingFilter(owner, people, rules, contents.occurrences());
      List<Unreadable> aside = new ArrayList<>();
      List<Activity> activities = meetings.activities(aside);
      for (CalendarReader.Unread unread : contents.unread()) {
        aside.add(
            new Unreadable(
                unread.uid() == null ? "" : MeetingFilter.id(unread.uid()), unread.why()));
      }
      return new Snapshot(new Reading.Found(activities), aside);
    } catch (UnreadableCalendar e) {
      return Snapshot.of(new Reading.Rejected(String.valueOf(e.getMessage())));
    }
  }
}
