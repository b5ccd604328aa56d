package dev.makertime.reporter.live;

import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Viewer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Key of a page; readers of equal pages share its content.
 *
 * @param name of the team, the teams or the person
 * @param everything whether nothing is withheld
 */
public record Page(Kind kind, String name, boolean everything) {

  private static final String BETWEEN = "\n";

  /** The pages there are. */
  public enum Kind {
    /** A team's figures, for its lead and managers. */
    TEAM,
    /** Several teams side by side; its name has them, as {@link #ofTeams} writes them. */
    OVERVIEW,
    /** One's own days. */
    PERSON,
    /** Whether all runs well, for operators. */
    SYSTEM
  }

  /**
   * The requested page.
   *
   * @return empty where there is no such page, or the viewer may not see it
   */
  public static Optional<Page> asked(@Nullable String kind, @Nullable String name, Viewer viewer) {
    if ("team".equals(kind) && name != null && viewer.seesTeam(name)) {
      return Optional.of(new Page(Kind.TEAM, name, viewer.everything()));
    }
    if ("overview".equals(kind)
        && name != null
        && teams(name).stream().allMatch(viewer::seesTeam)) {
      return Optional.of(new Page(Kind.OVERVIEW, name, viewer.everything()));
    }
    String person = name == null ? viewer.person() : name;
    if ("person".equals(kind) && person != null && (viewer.isSelf(person) || viewer.everything())) {
      return Optional.of(new Page(Kind.PERSON, person, viewer.everything()));
    }
    if ("system".equals(kind) && viewer.is(Role.OPERATOR)) {
      return Optional.of(new Page(Kind.SYSTEM, "", viewer.everything()));
    }
    return Optional.empty();
  }

  /** The name of an overview of some teams. */
  public static String ofTeams(Collection<String> teams) {
    return String.join(BETWEEN, teams);
  }

  /** The pages of an overview's teams. */
  public List<Page> teams() {
    return teams(name).stream().map(team -> new Page(Kind.TEAM, team, everything)).toList();
  }

  private static List<String> teams(String name) {
    return name.isEmpty() ? List.of() : List.of(name.split(BETWEEN, -1));
  }

  /** Whether it is still what the viewer may see. */
  public boolean isFor(Viewer viewer) {
    return asked(kind.name().toLowerCase(java.util.Locale.ROOT), name, viewer)
        .filter(this::equals)
        .isPresent();
  }
}
