package dev.makertime.analysis.backlog;

import dev.makertime.model.Explanation;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Computes the cost of an hour of engineers from the costs of a person-month. */
final class BacklogCost {
  static final double YEAR = 365.25;
  static final double MONTH = YEAR / 12;

  private BacklogCost() {}

  /** At the mean cost of the whole organization; absent unless all its costs are known. */
  static @Nullable Double hourly(
      Organization organization, Collection<Explanation> days, LocalDate from, LocalDate to) {
    Map<String, Long> available = new LinkedHashMap<>();
    days.forEach(one -> available.merge(one.day().person(), one.day().available(), Long::sum));
    Set<String> people =
        available.entrySet().stream()
            .filter(one -> one.getValue() > 0 && !Person.isUnknown(one.getKey()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    Double month = organization.meanMonthlyCost().orElse(null);
    double months = 0;
    double hours = 0;
    for (String person : people) {
      months += employed(organization, person, from, to) / MONTH;
      hours += available.getOrDefault(person, 0L) / 3600.0;
    }
    return month != null && hours > 0 ? Double.valueOf(month * months / hours) : null;
  }

  private static long employed(Organization organization, String id, LocalDate from, LocalDate to) {
    return organization.people().stream()
        .filter(person -> person.id().equals(id))
        .flatMap(
            person ->
                from.datesUntil(to.plusDays(1))
                    .filter(date -> person.employed().covers(date))
                    .filter(
                        date ->
                            person.measureFrom() == null || !date.isBefore(person.measureFrom())))
        .count();
  }
}
