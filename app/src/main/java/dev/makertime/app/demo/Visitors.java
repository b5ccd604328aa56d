package dev.makertime.app.demo;

import dev.makertime.reporter.access.Bearer;
import dev.makertime.reporter.access.Gate;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.TokenFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * As whom one may look around in the demonstration: one of each role.
 *
 * @param tokens by which more may be let in, or these no longer
 */
public record Visitors(List<Visitor> all, TokenFile tokens) {

  /**
   * One of them.
   *
   * @param page where they begin
   */
  public record Visitor(String title, String page, String token) {}

  public Visitors {
    all = List.copyOf(all);
  }

  static Visitors of(Path file, Instant now) throws IOException {
    TokenFile tokens = new TokenFile(file);
    List<Visitor> all = new ArrayList<>();
    all.add(
        visitor(tokens, "Lead of the churn team", "#/team/churn", Role.LEAD, null, "churn", now));
    all.add(visitor(tokens, "Ana, an engineer", "#/me", Role.ENGINEER, "ana", null, now));
    all.add(visitor(tokens, "Manager", "#/scenarios", Role.MANAGER, null, null, now));
    all.add(visitor(tokens, "Operator", "#/system", Role.OPERATOR, null, null, now));
    return new Visitors(all, tokens);
  }

  private static Visitor visitor(
      TokenFile tokens,
      String title,
      String page,
      Role role,
      @Nullable String person,
      @Nullable String team,
      Instant now)
      throws IOException {
    Set<String> teams = team == null ? Set.of() : Set.of(team);
    return new Visitor(
        title, page, tokens.create(new Bearer(title, Set.of(role), person, teams), now, null));
  }

  List<Gate.Offer> offers() {
    return all.stream().map(one -> new Gate.Offer(one.title(), one.token())).toList();
  }
}
