package dev.makertime.analysis.report;

import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.analysis.report.Report.Group;
import dev.makertime.analysis.report.Report.Marker;
import dev.makertime.model.Contribution;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Builds a report, group by group. */
final class ReportBuilder {
  private static final String NO_TEAM = "(no team)";

  private final Organization organization;
  private final Map<String, Person> people;
  private final @Nullable Knowledge knowledge;
  private final LocalDate from;
  private final LocalDate to;

  ReportBuilder(
      Organization organization, @Nullable Knowledge knowledge, LocalDate from, LocalDate to) {
    this.organization = organization;
    this.knowledge = knowledge;
    this.from = from;
    this.to = to;
    people = organization.peopleById();
  }

  Report report(Collection<EngineerDay> days) {
    SortedSet<Week> weeks = new TreeSet<>();
    days.forEach(day -> weeks.add(Week.of(day.date())));
    List<EngineerDay> known = days.stream().filter(day -> !Person.isUnknown(day.person())).toList();
    List<EngineerDay> unknown =
        days.stream().filter(day -> Person.isUnknown(day.person())).toList();
    List<Group> nobodys = groups(unknown, EngineerDay::person, id -> id.substring(1), this::byDays);
    return new Report(
        from,
        to,
        List.copyOf(weeks),
        groups(
            known,
            day -> Objects.requireNonNullElse(day.team(), NO_TEAM),
            team -> team,
            this::byMembers),
        groups(known, EngineerDay::person, this::name, this::byDays),
        nobodys,
        nobodys.size(),
        organization.unknown().policy(),
        markers());
  }

  /** Says how much is known of a group's days in a week. */
  private interface Knowing {
    KnownTimes of(String id, Week week, List<EngineerDay> days);
  }

  private List<Group> groups(
      List<EngineerDay> days,
      Function<EngineerDay, String> by,
      Function<String, String> name,
      Knowing knowing) {
    Map<String, List<EngineerDay>> grouped =
        days.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    List<Group> groups = new ArrayList<>();
    grouped.forEach((id, of) -> groups.add(group(id, name.apply(id), of, knowing)));
    return groups;
  }

  private Group group(String id, String name, List<EngineerDay> days, Knowing knowing) {
    Map<Week, List<EngineerDay>> byWeek =
        days.stream().collect(Collectors.groupingBy(day -> Week.of(day.date())));
    SortedMap<Week, Totals> weeks = new TreeMap<>();
    KnownTimes all = KnownTimes.NONE;
    for (Map.Entry<Week, List<EngineerDay>> week : byWeek.entrySet()) {
      KnownTimes known = knowing.of(id, week.getKey(), week.getValue());
      weeks.put(week.getKey(), totals(week.getValue(), known));
      all = all.plus(known);
    }
    return new Group(id, name, heads(days), weeks, totals(days, all));
  }

  private KnownTimes byDays(String id, Week week, List<EngineerDay> days) {
    return knowledge == null ? KnownTimes.NONE : KnownTimes.of(knowledge, people, days);
  }

  /** A team's by its members' working hours, which tell of nobody's leave; else by its days. */
  private KnownTimes byMembers(String team, Week week, List<EngineerDay> days) {
    if (knowledge == null || team.equals(NO_TEAM)) {
      return byDays(team, week, days);
    }
    LocalDate sunday = week.monday().plusDays(6);
    KnownTimes known =
        KnownTimes.ofTeam(
            knowledge,
            organization,
            team,
            week.monday().isBefore(from) ? from : week.monday(),
            sunday.isAfter(to) ? to : sunday);
    return known.both().all() == 0 ? byDays(team, week, days) : known;
  }

  private Totals totals(List<EngineerDay> days, KnownTimes known) {
    return Totals.of(
        days.stream().map(day -> Contribution.of(day, isShared(day.person()))).toList(), known);
  }

  /** An account that several use: it has evidence, but no working time of its own. */
  private boolean isShared(String id) {
    Person person = people.get(id);
    return person != null && person.shared();
  }

  private int heads(List<EngineerDay> days) {
    return (int)
        days.stream().map(EngineerDay::person).distinct().filter(id -> !isShared(id)).count();
  }

  private String name(String id) {
    Person person = people.get(id);
    return person == null || person.name() == null ? id : person.name();
  }

  private List<Marker> markers() {
    return organization.migrations().stream()
        .flatMap(
            migration ->
                migration.waves().stream()
                    .map(wave -> new Marker(wave.team(), wave.from(), migration.title())))
        .toList();
  }
}
