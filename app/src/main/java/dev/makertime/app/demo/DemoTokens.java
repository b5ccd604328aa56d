package dev.makertime.app.demo;

import dev.makertime.reporter.access.AccessControl;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.reporter.access.TokenOwner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates the tokens of the demo, one for each role.
 *
 * @param tokens the store of tokens, to create or revoke some
 */
public record DemoTokens(List<Visitor> all, TokenFile tokens) {

  /**
   * One of them.
   *
   * @param page where they begin
   */
  public record Visitor(String title, String page, String token) {}

  public DemoTokens {
    all = List.copyOf(all);
  }

  static DemoTokens of(Path file, Instant now) throws IOException {
    TokenFile tokens = new TokenFile(file);
    List<Visitor> all = new ArrayList<>();
    all.add(
        visitor(tokens, "Lead of the churn team", "#/team/churn", Role.LEAD, null, "churn", now));
    all.add(visitor(tokens, "Ana, an engineer", "#/me", Role.ENGINEER, "ana", null, now));
    all.add(visitor(tokens, "Manager", "#/scenarios", Role.MANAGER, null, null, now));
    all.add(visitor(tokens, "Operator", "#/system", Role.OPERATOR, null, null, now));
    return new DemoTokens(all, tokens);
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
        title, page, tokens.create(new TokenOwner(title, Set.of(role), person, teams), now, null));
  }

  List<AccessControl.Offer> offers() {
    return all.stream()
        .map(one -> new AccessControl.Offer(one.title(), one.page(), one.token()))
        .toList();
  }
}
