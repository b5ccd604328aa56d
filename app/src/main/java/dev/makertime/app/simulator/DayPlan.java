package dev.makertime.app.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Plans one working day of one person: used and free hours. */
final class DayPlan {
  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime ONE = LocalTime.of(13, 0);

  private record Taken(Instant from, Instant to) {}

  private final Member member;
  private final LocalDate date;
  private final Instant begin;
  private final Instant end;
  private final boolean working;
  private final List<Taken> taken = new ArrayList<>();

  DayPlan(SimulatedOrganization cast, Member member, LocalDate date) {
    this.member = member;
    this.date = date;
    working = cast.isWorkday(date) && member.isHired(date) && !member.isOnLeave(date);
    begin = at(NINE);
    end = at(member.isFreeAfternoon(date) ? ONE : member.contract().until());
  }

  LocalDate date() {
    return date;
  }

  Instant at(LocalTime time) {
    return date.atTime(time).atZone(member.zone()).toInstant();
  }

  long workingSeconds() {
    return working ? Duration.between(begin, end).toSeconds() : 0;
  }

  boolean isWorkingTime(Instant from, Instant to) {
    return working && !from.isBefore(begin) && !to.isAfter(end);
  }

  boolean touchesWorkingTime(Instant from, Instant to) {
    return working && from.isBefore(end) && to.isAfter(begin);
  }

  /** Whether the afternoon is off and the instant is in it. */
  boolean isFreeAt(Instant instant) {
    return member.isFreeAfternoon(date)
        && !instant.isBefore(at(ONE))
        && instant.isBefore(at(member.contract().until()));
  }

  void occupy(Instant from, Duration length) {
    taken.add(new Taken(from, from.plus(length)));
  }

  boolean isFree(Instant from, Instant to) {
    return taken.stream().noneMatch(one -> from.isBefore(one.to) && to.isAfter(one.from));
  }

  /** A free stretch of working time of this length, taken from now on; none if the day is full. */
  Optional<Instant> take(Duration length, Random random) {
    long latest = Duration.between(begin, end).minus(length).toSeconds();
    for (int i = 0; i < 40 && latest > 0; i++) {
      Instant from = begin.plusSeconds(random.nextLong(latest));
      Instant to = from.plus(length);
      if (isFree(from, to)) {
        occupy(from, length);
        return Optional.of(from);
      }
    }
    return Optional.empty();
  }
}
