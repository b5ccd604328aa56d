package dev.makertime.analysis.report;

import dev.makertime.model.Coverage;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides on which days the evidence of a person is complete: every source with an identity of the
 * person was read for that day. Webhook sources and calendars are left out. Webhook sources do not
 * know what they missed; calendars know their owner under another identity.
 */
public final class CoveredDays {
  private final Map<String, List<Coverage>> byPerson = new HashMap<>();

  /** What some sources were read for, by the people whom they know. */
  public CoveredDays(Organization organization, Collection<Coverage> coverages) {
    Map<String, Coverage> bySource =
        coverages.stream()
            .collect(
                Collectors.toMap(Coverage::source, Function.identity(), (one, other) -> other));
    organization
        .owners()
        .forEach(
            (identity, person) -> {
              Coverage of = bySource.get(identity.substring(0, identity.indexOf(':')));
              if (of != null) {
                byPerson.computeIfAbsent(person, missing -> new ArrayList<>()).add(of);
              }
            });
  }

  /** Whether anything is known of what a person's sources were read for. */
  public boolean isKnown(Person person) {
    return byPerson.containsKey(person.id());
  }

  /** Whether all days of a person between two dates, both included, were read for. */
  public boolean covers(Person person, LocalDate from, LocalDate to) {
    Instant begins = from.atStartOfDay(person.timeZone()).toInstant();
    Instant ends = to.plusDays(1).atStartOfDay(person.timeZone()).toInstant();
    return byPerson.getOrDefault(person.id(), List.of()).stream()
        .allMatch(coverage -> !coverage.from().isAfter(begins) && !coverage.to().isBefore(ends));
  }
}
