package dev.makertime.reporter.live;

import dev.makertime.analysis.privacy.Privacy;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.access.Audit;
import dev.makertime.reporter.access.Consents;
import dev.makertime.reporter.store.ChangedKeys;
import dev.makertime.reporter.store.DayStore;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What each page says, section by section. */
public final class Pages {
  private final DayStore store;
  private final Supplier<Organization> organization;
  private final List<KnownSource> sources;
  private final Supplier<SystemState> state;
  private final Supplier<@Nullable List<CallsToday>> calls;
  private final Privacy privacy;
  private final Audit audit;
  private final Consents consents;
  private final Clock clock;

  /** Made of these. */
  public Pages(
      DayStore store,
      Supplier<Organization> organization,
      List<KnownSource> sources,
      Supplier<SystemState> state,
      Supplier<@Nullable List<CallsToday>> calls,
      Privacy privacy,
      Audit audit,
      Consents consents,
      Clock clock) {
    this.store = store;
    this.organization = organization;
    this.sources = List.copyOf(sources);
    this.state = state;
    this.calls = calls;
    this.privacy = privacy;
    this.audit = audit;
    this.consents = consents;
    this.clock = clock;
  }

  /** What a page says now, by section. */
  public Map<String, Object> sections(Page page) {
    Organization inForce = organization.get();
    return switch (page.kind()) {
      case TEAM ->
          new TeamPage(
                  page.name(),
                  store,
                  inForce,
                  page.everything() ? new Privacy(1, true) : privacy,
                  clock.instant())
              .sections(sources, consents);
      case PERSON ->
          person(page.name())
              .map(
                  person ->
                      new PersonPage(person, store, inForce, clock.instant())
                          .sections(sources, audit, consents, privacy.minimumGroup()))
              .orElse(Map.of("nobody", true));
      case SYSTEM ->
          SystemPage.sections(store, inForce, sources, state.get(), calls.get(), clock.instant());
    };
  }

  /** A person whom the organization knows. */
  public Optional<Person> person(String id) {
    return organization.get().person(id);
  }

  /** Whether a page may say something else after some changes. */
  boolean concerns(Page page, Set<String> changes) {
    if (changes.contains(ChangedKeys.EVERYTHING)) {
      return true;
    }
    return changes.stream().anyMatch(change -> concerns(page, change));
  }

  private boolean concerns(Page page, String change) {
    if (change.startsWith("source:") || page.kind() == Page.Kind.SYSTEM) {
      return true;
    }
    String person =
        change.startsWith("person:")
            ? change.substring("person:".length())
            : change.startsWith("identity:")
                ? organization.get().ownerOf(change.substring("identity:".length()))
                : "";
    return switch (page.kind()) {
      case PERSON -> page.name().equals(person);
      case TEAM ->
          change.equals("team:" + page.name())
              || person(person)
                  .filter(one -> one.teams().stream().anyMatch(of -> of.team().equals(page.name())))
                  .isPresent();
      case SYSTEM -> true;
    };
  }
}
