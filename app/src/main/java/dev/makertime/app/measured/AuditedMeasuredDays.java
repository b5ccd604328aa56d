package dev.makertime.app.measured;

import dev.makertime.analysis.platform.figures.PlatformFigures;
import dev.makertime.analysis.report.PastWeek;
import dev.makertime.app.config.Configuration;
import dev.makertime.model.Activity;
import dev.makertime.model.Coverage;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads measured days from the store of a stopped instance, and writes each access to people's days
 * to the audit log, under the name of the account. A running reporter does the same.
 */
record AuditedMeasuredDays(MeasuredDays store, Organization organization, AccountAudit audit)
    implements MeasuredDays {

  static MeasuredDays of(MeasuredDays store, Configuration configuration) throws Unavailable {
    try {
      return new AuditedMeasuredDays(
          store,
          OrganizationFile.read(configuration.organization()),
          AccountAudit.of(configuration.data()));
    } catch (IOException | InvalidOrganization e) {
      store.close();
      throw new Unavailable(FailureText.of(e), e);
    }
  }

  @Override
  public List<EngineerDay> days(LocalDate from, LocalDate to, @Nullable String team)
      throws Unavailable {
    List<EngineerDay> days = store.days(from, to, team);
    looks("days %s to %s".formatted(from, to), days.stream().map(EngineerDay::person));
    return days;
  }

  @Override
  public List<Activity> activities(Instant from, Instant to) throws Unavailable {
    List<Activity> activities = store.activities(from, to);
    looks("evidence", activities.stream().map(one -> organization.ownerOf(one.identity())));
    return activities;
  }

  private void looks(String what, Stream<String> people) throws Unavailable {
    Set<String> known =
        people.filter(person -> !Person.isUnknown(person)).collect(Collectors.toSet());
    try {
      audit.looks(what, known);
    } catch (UncheckedIOException e) {
      throw new Unavailable("the access cannot be written to the audit log", e);
    }
  }

  @Override
  public List<Delivery> deliveries(LocalDate from, LocalDate to) throws Unavailable {
    return store.deliveries(from, to);
  }

  @Override
  public List<Coverage> coverages() throws Unavailable {
    return store.coverages();
  }

  @Override
  public Map<String, NavigableSet<LocalDate>> calledDays() throws Unavailable {
    return store.calledDays();
  }

  @Override
  public List<PastWeek> pastWeeks(LocalDate from, LocalDate to) throws Unavailable {
    return store.pastWeeks(from, to);
  }

  @Override
  public PlatformFigures platform(PlatformQuestion question) throws Unavailable {
    return store.platform(question);
  }

  @Override
  public void close() {
    store.close();
  }
}
