package dev.makertime.model;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds people for tests: somebody who works nine to five in UTC, but for what is said. */
final class PersonBuilder {
  private final String id;
  private ZoneId zone = ZoneId.of("UTC");
  private WorkWeek week = WorkWeek.DEFAULT;
  private final List<WorkingHours> terms = new ArrayList<>();
  private final Set<LocalDate> holidays = new HashSet<>();
  private Employment employed = Employment.ALWAYS;
  private final List<Leave> leave = new ArrayList<>();
  private final List<Membership> teams = new ArrayList<>();
  private CountingPolicy policy = CountingPolicy.DEFAULT;
  private @Nullable LocalDate measureFrom;
  private boolean shared;

  PersonBuilder(String id) {
    this.id = id;
  }

  PersonBuilder zone(String name) {
    zone = ZoneId.of(name);
    return this;
  }

  PersonBuilder works(Map<String, List<String>> windows) {
    week = WorkWeek.parse(windows);
    return this;
  }

  /** Working hours of every day of the week. */
  PersonBuilder worksDaily(String... windows) {
    week = daily(windows);
    return this;
  }

  PersonBuilder worksDailyFrom(String date, String... windows) {
    terms.add(new WorkingHours(LocalDate.parse(date), daily(windows)));
    return this;
  }

  private static WorkWeek daily(String... windows) {
    List<LocalWindow> all = List.of(windows).stream().map(LocalWindow::parse).toList();
    Map<java.time.DayOfWeek, List<LocalWindow>> days = new java.util.HashMap<>();
    for (java.time.DayOfWeek day : java.time.DayOfWeek.values()) {
      days.put(day, all);
    }
    return new WorkWeek(days);
  }

  PersonBuilder holiday(String date) {
    holidays.add(LocalDate.parse(date));
    return this;
  }

  PersonBuilder employed(@Nullable String from, @Nullable String to) {
    employed =
        new Employment(
            from == null ? null : LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    return this;
  }

  PersonBuilder leave(String from, String to, @Nullable String hours) {
    leave.add(
        new Leave(
            LocalDate.parse(from),
            LocalDate.parse(to),
            hours == null ? null : LocalWindow.parse(hours)));
    return this;
  }

  PersonBuilder team(String team, String from) {
    teams.add(new Membership(team, LocalDate.parse(from)));
    return this;
  }

  PersonBuilder policy(CountingPolicy other) {
    policy = other;
    return this;
  }

  PersonBuilder measuredFrom(String date) {
    measureFrom = LocalDate.parse(date);
    return this;
  }

  PersonBuilder shared() {
    shared = true;
    return this;
  }

  Person build() {
    return new Person(
        id, null, zone, week, terms, holidays, employed, leave, teams, policy, measureFrom, shared);
  }
}
