package dev.makertime.reporter.access;

import dev.makertime.model.KnownNames;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.reporter.access.session.Login;
import dev.makertime.reporter.access.session.RandomSecret;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides who a token or a name belongs to and what they may see, from the current token and grants
 * files.
 */
public final class AccessRules {
  private static final Logger LOG = LoggerFactory.getLogger(AccessRules.class);

  private final @Nullable TokenFile tokens;
  private final @Nullable GrantsFile grants;
  private final Supplier<Organization> organization;
  private final Clock clock;
  private final @Nullable TokenUses uses;
  private volatile String machine = "";

  /**
   * By these files.
   *
   * @param tokens absent = nobody is known by a token
   * @param grants absent = who is known by name is at most an engineer
   */
  public AccessRules(
      @Nullable TokenFile tokens,
      @Nullable GrantsFile grants,
      Supplier<Organization> organization,
      Clock clock) {
    this(tokens, grants, organization, clock, null);
  }

  /**
   * The same, remembering when tokens are used.
   *
   * @param uses absent = it is not remembered
   */
  public AccessRules(
      @Nullable TokenFile tokens,
      @Nullable GrantsFile grants,
      Supplier<Organization> organization,
      Clock clock,
      @Nullable TokenUses uses) {
    this.uses = uses;
    this.tokens = tokens;
    this.grants = grants;
    this.organization = organization;
    this.clock = clock;
  }

  /**
   * Lets in whoever has a secret that is made now, and shows them everything: it is for a file that
   * only those can read who could read the store as well.
   */
  public String secretOfThisMachine() {
    String secret = RandomSecret.make();
    machine = RandomSecret.sha256(secret);
    return secret;
  }

  /** As whom a token logs in, while it is valid. */
  public Optional<Login> login(String token) {
    if (RandomSecret.same(machine, RandomSecret.sha256(token))) {
      return Optional.of(new Login.AtTheMachine());
    }
    try {
      return tokens == null
          ? Optional.empty()
          : tokens.bySecret(token, clock.instant()).map(found -> new Login.ByToken(found.id()));
    } catch (IOException e) {
      LOG.error("tokens cannot be read; logins by token are refused", e);
      return Optional.empty();
    }
  }

  /**
   * Who is known under a name, such as an address; an engineer whom the organization knows by it.
   */
  public Login named(String name) {
    return new Login.ByName(name.toLowerCase(Locale.ROOT));
  }

  /** What the owner of a login may see now; nothing if the token or role was taken away. */
  public Optional<Viewer> viewer(Login login) {
    if (login instanceof Login.AtTheMachine) {
      return Optional.of(Viewer.AT_THE_MACHINE);
    }
    try {
      if (login instanceof Login.ByToken byToken) {
        return token(byToken.id()).map(Token::viewer);
      }
      return login instanceof Login.ByName byName ? viewer(byName.name()) : Optional.empty();
    } catch (IOException e) {
      LOG.error("grants cannot be read; logins by name are refused", e);
      return Optional.empty();
    }
  }

  private Optional<Token> token(String id) throws IOException {
    Optional<Token> found = tokens == null ? Optional.empty() : tokens.byId(id, clock.instant());
    if (found.isPresent() && uses != null) {
      uses.used(id);
    }
    return found;
  }

  /** The person of a login; this does not count as use of a token. */
  public Optional<String> person(Login login) {
    try {
      if (login instanceof Login.ByToken token && tokens != null) {
        return tokens.byId(token.id(), clock.instant()).map(found -> found.bearer().person());
      }
      return login instanceof Login.ByName byName
          ? viewer(byName.name()).map(Viewer::person)
          : Optional.empty();
    } catch (IOException e) {
      LOG.error("grants cannot be read; requests by name are refused", e);
      return Optional.empty();
    }
  }

  /** The valid tokens that are some people's, the newest first. */
  public List<Token> tokens(Predicate<Token> whose) throws IOException {
    return tokens == null
        ? List.of()
        : tokens.all().stream()
            .filter(token -> token.isValid(clock.instant()) && whose.test(token))
            .sorted(Comparator.comparing(Token::created).reversed())
            .toList();
  }

  /** When a token was last used, as far as is known. */
  public Optional<Instant> lastUse(String id) {
    return uses == null ? Optional.empty() : uses.last(id);
  }

  /** Takes a token back; false if there is none. */
  public boolean revoke(String id) throws IOException {
    return tokens != null && tokens.revoke(id);
  }

  private Optional<Viewer> viewer(String name) throws IOException {
    Organization inForce = organization.get();
    GrantsFile.Granted granted =
        grants == null
            ? new GrantsFile.Granted(Set.of(), Set.of())
            : grants.of(name, KnownNames.teams(inForce));
    String person = inForce.ownerOf("email:" + name);
    boolean known = !Person.isUnknown(person) && !person.equals(Person.BOT);
    Set<Role> roles = new HashSet<>(granted.roles());
    if (known) {
      roles.add(Role.ENGINEER);
    }
    return roles.isEmpty()
        ? Optional.empty()
        : Optional.of(new Viewer(name, known ? person : null, roles, granted.teams(), false));
  }
}
