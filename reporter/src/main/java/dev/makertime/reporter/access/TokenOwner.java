package dev.makertime.reporter.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Record of a token's owner and permissions.
 *
 * @param name as the audit log has it; absent = the person's, or the token's id
 * @param person whose days are the bearer's own; absent = nobody's
 * @param teams that a lead sees
 */
public record TokenOwner(
    @Nullable String name, Set<Role> roles, @Nullable String person, Set<String> teams) {
  public TokenOwner {
    roles = Set.copyOf(roles);
    teams = Set.copyOf(teams);
  }
}
