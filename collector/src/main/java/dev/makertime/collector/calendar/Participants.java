package dev.makertime.collector.calendar;

import dev.makertime.collector.calendar.occurrence.Occurrence;
import dev.makertime.collector.calendar.occurrence.Occurrence.Attendee;
import dev.makertime.collector.calendar.occurrence.Occurrence.Kind;
import dev.makertime.collector.calendar.occurrence.Occurrence.Part;
import dev.makertime.model.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides who takes part in a meeting, and who of them owns the calendar, alike for all kinds of
 * calendar. Several addresses of a person count once. Rooms, resources, calendars, bots and
 * no-reply mailboxes do not count; a list counts as one other person; copied people take no part.
 *
 * <p>An event with attendees in a person's own calendar was sent to that person. If their address
 * is not among the attendees, it was sent to another address or a list. The answer is then that of
 * the attendees who may be the person, if all of these agree.
 */
final class Participants {
  private static final String PREFIX = "email:";

  private final CalendarPeople directory;
  private final Map<String, Attendee> people = new LinkedHashMap<>();
  private int others;

  private Participants(CalendarPeople directory) {
    this.directory = directory;
  }

  /**
   * Reads the participants of an occurrence.
   *
   * @param owner identity of the calendar's owner, if there is one
   * @param directory of the people behind addresses
   */
  static Participants of(Occurrence occurrence, Optional<String> owner, CalendarPeople directory) {
    Participants invitation = new Participants(directory);
    Attendee organizer = occurrence.organizer();
    if (organizer != null && organizer.kind() == Kind.PERSON) {
      invitation.add(organizer);
    }
    Map<String, Attendee> invited = new LinkedHashMap<>();
    boolean byList = false;
    for (Attendee one : occurrence.attendees()) {
      if (one.kind() == Kind.PERSON) {
        String who = invitation.who(one);
        invited.merge(who, one, Participants::better);
      }
      byList |= one.kind() == Kind.GROUP;
    }
    invited.remove(Person.BOT);
    String organizing = organizer == null ? "" : invitation.who(organizer);
    invitation.people.putAll(invited);
    owner.ifPresent(
        identity -> {
          String who = directory.whoIs(identity);
          if (invitation.people.containsKey(who)) {
            invitation.people.computeIfPresent(who, (x, own) -> answered(own, occurrence.answer()));
          } else if (!occurrence.attendees().isEmpty()) {
            List<Attendee> perhaps = new ArrayList<>();
            invited.forEach(
                (other, line) -> {
                  if (Person.isUnknown(other) && !other.equals(organizing)) {
                    perhaps.add(line);
                  }
                });
            invitation.addOwner(identity, who, occurrence, perhaps);
          }
        });
    invitation.others += byList ? 1 : 0;
    return invitation;
  }

  /** Returns those who are invited to take part, by the id of the person. */
  Map<String, Attendee> people() {
    return people;
  }

  /** Returns how many other people each participant meets. */
  int others() {
    return (int) people.values().stream().filter(one -> one.part() != Part.COPIED).count()
        - 1
        + others;
  }

  private void addOwner(
      String identity, String who, Occurrence occurrence, List<Attendee> perhaps) {
    String address = identity.substring(identity.indexOf(':') + 1);
    List<Attendee> lists =
        occurrence.attendees().stream().filter(one -> one.kind() == Kind.GROUP).toList();
    Attendee own = new Attendee(address, "NEEDS-ACTION", Part.REQUIRED, Kind.PERSON);
    if (!lists.isEmpty()) {
      Part part = lists.stream().map(Attendee::part).min(Part::compareTo).orElseThrow();
      own = new Attendee(address, "NEEDS-ACTION", part, Kind.PERSON);
    } else if (!perhaps.isEmpty()) {
      Attendee like = perhaps.get(0);
      boolean agree =
          perhaps.stream()
              .allMatch(
                  one ->
                      one.participation().equals(like.participation())
                          && one.part() == like.part());
      own = agree ? new Attendee(address, like.participation(), like.part(), Kind.PERSON) : own;
      // one of these attendees is the owner
      others -= perhaps.stream().anyMatch(one -> one.part() != Part.COPIED) ? 1 : 0;
    }
    people.put(who, answered(own, occurrence.answer()));
  }

  private void add(Attendee one) {
    String who = who(one);
    if (!who.equals(Person.BOT)) {
      people.put(who, one);
    }
  }

  private String who(Attendee one) {
    return directory.whoIs(PREFIX + one.address());
  }

  private static Attendee answered(Attendee own, @Nullable String answer) {
    return answer == null || answer.equals("NEEDS-ACTION")
        ? own
        : new Attendee(own.address(), answer, own.part(), own.kind());
  }

  /** Returns of two entries of one person the one with the clearer answer. */
  private static Attendee better(Attendee one, Attendee other) {
    return weight(other) > weight(one) ? other : one;
  }

  private static int weight(Attendee one) {
    int answer =
        switch (one.participation()) {
          case "ACCEPTED", "COMPLETED", "IN-PROCESS" -> 3;
          case "TENTATIVE" -> 2;
          case "DECLINED", "DELEGATED" -> 1;
          default -> 0;
        };
    return answer + (one.part() == Part.COPIED ? 0 : 4);
  }
}
