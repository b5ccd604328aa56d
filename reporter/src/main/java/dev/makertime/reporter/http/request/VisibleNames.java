package dev.makertime.reporter.http.request;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Membership;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.access.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Checks names in requests against those that the viewer may see. A hidden name is refused like an
 * unknown one, and never suggested.
 */
public final class VisibleNames {
  private final Viewer viewer;
  private final Organization organization;
  private final PrivacySettings privacy;

  public VisibleNames(Viewer viewer, Organization organization, PrivacySettings privacy) {
    this.viewer = viewer;
    this.organization = organization;
    this.privacy = privacy;
  }

  /** Teams whose sums are theirs to see, and their own. */
  public KnownNames teams() {
    return KnownNames.teams(organization).that(team -> viewer.seesTeam(team) || isOwn(team));
  }

  /** People whose days are theirs to see. */
  private KnownNames people() {
    return KnownNames.of(
        "person", organization.people().stream().filter(this::isSeen).map(Person::id).toList());
  }

  private boolean isOwn(String team) {
    return organization.people().stream()
        .filter(person -> viewer.isSelf(person.id()))
        .anyMatch(person -> isOf(person, team));
  }

  private boolean isSeen(Person person) {
    return person.teams().isEmpty()
        ? viewer.seesDays(person.id(), null, privacy)
        : person.teams().stream()
            .map(Membership::team)
            .anyMatch(team -> viewer.seesDays(person.id(), team, privacy));
  }

  private static boolean isOf(Person person, String team) {
    return person.teams().stream().anyMatch(of -> of.team().equals(team));
  }

  /** Refuses a team that is none, where nothing was found of it. */
  public void requireTeam(@Nullable String team) throws Problem {
    require(team, teams());
  }

  /** Refuses an unknown person; viewers at the machine may name an unattributed identity. */
  public void requirePerson(@Nullable String person) throws Problem {
    if (person == null || !(viewer.everything() && Person.isUnknown(person))) {
      require(person, people());
    }
  }

  public static void require(@Nullable String name, KnownNames known) throws Problem {
    if (name != null && !known.has(name)) {
      throw Problem.question(known.refusal(name));
    }
  }
}
