package dev.makertime.reporter.live;

import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Viewer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Key of a page; readers of equal pages share its content.
 *
 * @param name of the team or the person
 * @param everything whether nothing is withheld
 */
public record Page(Kind kind, String name, boolean everything) {

  /** The pages there are. */
  public enum Kind {
    /** A team's figures, for its lead and managers. */
    TEAM,
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
    String person = name == null ? viewer.person() : name;
    if ("person".equals(kind) && person != null && (viewer.isSelf(person) || viewer.everything())) {
      return Optional.of(new Page(Kind.PERSON, person, viewer.everything()));
    }
    if ("system".equals(kind) && viewer.is(Role.OPERATOR)) {
      return Optional.of(new Page(Kind.SYSTEM, "", viewer.everything()));
    }
    return Optional.empty();
  }

  /** Whether it is still what the viewer may see. */
  public boolean isFor(Viewer viewer) {
    return asked(kind.name().toLowerCase(java.util.Locale.ROOT), name, viewer)
        .filter(this::equals)
        .isPresent();
  }
}
