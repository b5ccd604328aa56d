package dev.makertime.reporter.access;

import dev.makertime.analysis.privacy.PrivacySettings;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Record of a viewer and what they may see.
 *
 * @param name as the audit log has it
 * @param person whose own days are shown; absent = nobody's
 * @param teams that a lead sees
 * @param everything whether nothing is withheld: somebody at the machine itself, where nothing says
 *     who may see what
 */
public record Viewer(
    String name, @Nullable String person, Set<Role> roles, Set<String> teams, boolean everything) {

  /** A viewer at the machine itself. */
  public static final Viewer AT_THE_MACHINE =
      new Viewer("this machine", null, Set.of(), Set.of(), true);

  public Viewer {
    roles = Set.copyOf(roles);
    teams = Set.copyOf(teams);
  }

  /** The same under another name. */
  public Viewer named(String other) {
    return new Viewer(other, person, roles, teams, everything);
  }

  /** Whether the viewer is this to makertime; who sees everything is all of it. */
  public boolean is(Role role) {
    return everything || roles.contains(role);
  }

  /** What is withheld from this viewer, where so much is configured. */
  public PrivacySettings privacy(PrivacySettings configured) {
    return everything ? PrivacySettings.NOTHING_WITHHELD : configured;
  }

  /** Whether a person's days are the viewer's own. */
  public boolean isSelf(String whose) {
    return whose.equals(person);
  }

  /** Whether the sums of a team may be seen, if it is large enough. */
  public boolean seesTeam(String team) {
    return is(Role.MANAGER) || (roles.contains(Role.LEAD) && teams.contains(team));
  }

  /** Whether a person's days may be seen that are days of a team. */
  public boolean seesDays(String whose, @Nullable String team, PrivacySettings privacy) {
    return everything
        || isSelf(whose)
        || (privacy.leadsSeePeople()
            && roles.contains(Role.LEAD)
            && team != null
            && teams.contains(team));
  }
}
