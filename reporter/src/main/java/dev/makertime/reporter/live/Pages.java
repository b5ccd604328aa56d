package dev.makertime.reporter.live;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.store.ChangedKeys.Change;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.StoredKnowledge;
import dev.makertime.reporter.system.OperatorDesk;
import dev.makertime.reporter.system.SystemState;
import dev.makertime.reporter.system.WebhooksToday;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Computes the sections of each page from the store and the organization. */
public final class Pages {
  private final DayStore store;
  private final Supplier<Organization> organization;
  private final List<ConfiguredSource> sources;
  private final Supplier<SystemState> state;
  private final Supplier<@Nullable List<WebhooksToday>> calls;
  private final @Nullable OperatorDesk desk;
  private final PrivacySettings privacy;
  private final Audit audit;
  private final Consents consents;
  private final Clock clock;

  public Pages(
      DayStore store,
      Supplier<Organization> organization,
      List<ConfiguredSource> sources,
      Supplier<SystemState> state,
      Supplier<@Nullable List<WebhooksToday>> calls,
      @Nullable OperatorDesk desk,
      PrivacySettings privacy,
      Audit audit,
      Consents consents,
      Clock clock) {
    this.store = store;
    this.organization = organization;
    this.sources = List.copyOf(sources);
    this.state = state;
    this.calls = calls;
    this.desk = desk;
    this.privacy = privacy;
    this.audit = audit;
    this.consents = consents;
    this.clock = clock;
  }

  /** What a page says now, by section. */
  public Map<String, Object> sections(Page page) {
    Organization inForce = organization.get();
    return switch (page.kind()) {
      case TEAM -> team(page, inForce, knowledge(inForce));
      case OVERVIEW -> Map.of("overview", overview(page.teams()));
      case PERSON ->
          person(page.name())
              .map(
                  person ->
                      new PersonPage(person, store, inForce, knowledge(inForce), clock.instant())
                          .sections(sources, audit, consents, privacy.minimumGroup()))
              .orElse(Map.of("nobody", true));
      case SYSTEM ->
          SystemPage.sections(
              store, inForce, sources, state.get(), calls.get(), desk, clock.instant());
    };
  }

  private Map<String, Object> team(Page page, Organization inForce, Knowledge knowledge) {
    return new TeamPageSections(
            page.name(), store, inForce, knowledge, withheld(page), clock.instant())
        .sections(sources, consents);
  }

  private PrivacySettings withheld(Page page) {
    return page.everything() ? PrivacySettings.NOTHING_WITHHELD : privacy;
  }

  /**
   * Puts teams side by side.
   *
   * @param teams their pages, all of which the viewer may see
   */
  public Overview overview(List<Page> teams) {
    Organization inForce = organization.get();
    Knowledge knowledge = knowledge(inForce);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new Overview(
        today,
        teams.stream()
            .map(page -> new Overview.OfTeam(page.name(), team(page, inForce, knowledge)))
            .toList(),
        Overview.waves(inForce, teams.stream().map(Page::name).collect(Collectors.toSet()), today));
  }

  /**
   * Computes what went to a subject in some whole weeks of a team.
   *
   * @param page of the team
   * @param from a Monday
   * @param to a Sunday
   */
  public TeamSubject subject(Page page, String subject, LocalDate from, LocalDate to) {
    return TeamSubject.of(
        TeamSums.shown(store, page.name(), from, to, withheld(page)),
        subject,
        from,
        to,
        store.deliveries().between(from, to, subject));
  }

  /**
   * Computes a team's figures in some whole weeks.
   *
   * @param page of the team
   * @param from a Monday
   * @param to a Sunday
   */
  public TeamPeriod period(Page page, LocalDate from, LocalDate to) {
    Organization inForce = organization.get();
    return TeamPeriod.of(page.name(), store, inForce, knowledge(inForce), withheld(page), from, to);
  }

  private Knowledge knowledge(Organization inForce) {
    return StoredKnowledge.of(store, inForce, sources, clock.instant());
  }

  /** A person whom the organization knows. */
  public Optional<Person> person(String id) {
    return organization.get().person(id);
  }

  /** Whether what a page shows may have changed. */
  boolean concerns(Page page, Set<Change> changes) {
    return changes.stream().anyMatch(change -> concerns(page, change));
  }

  private boolean concerns(Page page, Change change) {
    return switch (change.kind()) {
      case EVERYTHING, SOURCE -> true;
      case TEAM ->
          page.kind() == Page.Kind.SYSTEM
              || (page.kind() == Page.Kind.TEAM && page.name().equals(change.name()))
              || (page.kind() == Page.Kind.OVERVIEW
                  && page.teams().stream().anyMatch(team -> team.name().equals(change.name())));
      case PERSON -> isShown(page, change.name());
      case IDENTITY -> isShown(page, organization.get().ownerOf(change.name()));
    };
  }

  private boolean isShown(Page page, String person) {
    return switch (page.kind()) {
      case PERSON -> page.name().equals(person);
      case TEAM ->
          person(person)
              .filter(one -> one.teams().stream().anyMatch(of -> of.team().equals(page.name())))
              .isPresent();
      case OVERVIEW -> page.teams().stream().anyMatch(team -> isShown(team, person));
      case SYSTEM -> true;
    };
  }
}
