package dev.makertime.collector.calendar;

import static dev.makertime.collector.calendar.Feeds.calendar;
import static dev.makertime.collector.calendar.Feeds.event;
import static dev.makertime.collector.calendar.Feeds.told;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SnapshotReader;
import dev.makertime.model.Activity;
import dev.makertime.model.Person;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An organization whose people have several addresses, and what calendars tell of them. */
final class UncoveredPeople {
  static final String TIME = "DTSTART:20260608T090000Z\nDTEND:20260608T100000Z\n";
  static final String BO = "ORGANIZER:mailto:bo@example.com\n";

  /** Ana has three addresses, one of them with other letters; one address is a program's. */
  static final CalendarPeople PEOPLE =
      new CalendarPeople() {
        private final Map<String, String> owners =
            Map.of(
                "email:ana@example.com", "ana",
                "email:ana.sousa@example.com", "ana",
                "email:aña@example.org", "ana",
                "email:bo@example.com", "bo",
                "email:bo.li@example.com", "bo",
                "email:deployer@example.com", Person.BOT);

        @Override
        public boolean isKnown(String identity) {
          return owners.containsKey(identity) && !whoIs(identity).equals(Person.BOT);
        }

        @Override
        public String whoIs(String identity) {
          return owners.getOrDefault(identity, Person.unknownId(identity));
        }

        @Override
        public String version() {
          return "1";
        }
      };

  private UncoveredPeople() {}

  static String line(String answer, String address) {
    return "ATTENDEE;PARTSTAT=" + answer + ":mailto:" + address + "\n";
  }

  /** The answer with which Ana attends, or nothing where she does not. */
  static String answers(@Nullable CalendarPeople people, String lines) {
    CalendarFeed feed =
        new CalendarFeed(
            Optional.of("email:ana@example.com"),
            people == null ? CalendarPeople.byAddress(identity -> true) : people,
            () -> ZoneId.of("UTC"),
            MeetingRules.USUAL);
    SnapshotReader.Snapshot told = told(feed, calendar(event("e", TIME + lines)));
    assertThat(told.unreadable()).isEmpty();
    return found(told).stream()
        .map(one -> one.labels().getOrDefault("partstat", "accepted"))
        .collect(joining(" "));
  }

  static List<Activity> found(SnapshotReader.Snapshot told) {
    return ((Reading.Found) told.reading()).activities();
  }
}
