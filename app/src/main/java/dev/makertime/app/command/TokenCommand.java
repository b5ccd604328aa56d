package dev.makertime.app.command;

import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.config.ReporterSettings;
import dev.makertime.app.measured.AccountAudit;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Organization;
import dev.makertime.reporter.access.Role;
import dev.makertime.reporter.access.Token;
import dev.makertime.reporter.access.TokenFile;
import dev.makertime.reporter.access.TokenOwner;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code token}: makes, lists and revokes tokens of the dashboard. */
@Command(
    name = "token",
    mixinStandardHelpOptions = true,
    description = {
      "Creates, lists and revokes tokens for the dashboard and the API.%n",
      "Their hashes are in the file that reporter.auth.tokens names. A change takes effect at "
          + "once, also for open pages."
    },
    subcommands = {
      TokenCommand.Create.class,
      TokenCommand.Listing.class,
      TokenCommand.Revoke.class
    })
public final class TokenCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "A command is missing: create, list or revoke.");
  }

  private static TokenFile tokens(Path config) throws Failure {
    ReporterSettings.Auth auth =
        InputFiles.configuration(config, InputFiles.TOKENS).reporter().auth();
    if (auth == null || auth.tokens() == null) {
      throw new Failure(config + ": reporter.auth.tokens, the file of the tokens, is not set");
    }
    return new TokenFile(auth.tokens());
  }

  private static String names(Set<Role> roles) {
    return roles.stream().map(Role::toString).sorted().collect(Collectors.joining(","));
  }

  /** Writes it into the audit log of the instance, for the person whom it is about to see. */
  private static void note(Path config, String what, @Nullable String person)
      throws Failure, IOException {
    AccountAudit.of(InputFiles.configuration(config, InputFiles.TOKENS).data())
        .note(what, person == null ? Set.of() : Set.of(person));
  }

  /** Makes one. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = {
        "Creates a token and prints it; it cannot be shown again.%n",
        "Example: makertime token create --config makertime.yaml --role lead --team churn"
      })
  static final class Create implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
    Path config;

    @Option(
        names = "--role",
        required = true,
        paramLabel = "ROLE",
        description =
            "engineer, lead, manager, operator or metrics (for Prometheus). May be repeated.")
    List<String> roles = List.of();

    @Option(names = "--team", description = "A team that a lead sees. May be repeated.")
    List<String> teams = List.of();

    @Option(names = "--person", description = "The person whose own days the token shows.")
    @Nullable String person;

    @Option(
        names = "--name",
        description = "The owner's name in the audit log. Default: the person.")
    @Nullable String name;

    @Option(names = "--valid", description = "Validity, such as P90D. Default: until revoked.")
    @Nullable Duration valid;

    @Override
    public Integer call() throws Failure {
      Set<Role> given = new HashSet<>();
      for (String role : roles) {
        given.add(role(role));
      }
      if (given.contains(Role.LEAD) == teams.isEmpty()) {
        throw usage("a lead needs --team, and only a lead");
      }
      if (given.contains(Role.ENGINEER) && person == null) {
        throw usage("an engineer needs --person");
      }
      requireKnown();
      if (person != null) {
        given.add(Role.ENGINEER);
      }
      Instant now = Clock.systemUTC().instant();
      try {
        TokenFile file = tokens(config);
        String token =
            file.create(
                new TokenOwner(name, given, person, Set.copyOf(teams)),
                now,
                valid == null ? null : now.plus(valid));
        String id = TokenFile.idOf(token);
        try {
          note(config, "created token %s: %s".formatted(id, names(given)), person);
        } catch (IOException | UncheckedIOException e) {
          file.revoke(id);
          throw new Failure("the audit log cannot be written, so no token is created", e);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(token);
        out.flush();
        return 0;
      } catch (IOException e) {
        throw new Failure("the token cannot be saved: " + FailureText.of(e), e);
      }
    }

    /** A token of a name that nobody has would open nothing. */
    private void requireKnown() throws Failure {
      Path file = InputFiles.configuration(config, InputFiles.TOKENS).organization();
      Organization organization = InputFiles.organization(file);
      KnownNames people = KnownNames.people(organization);
      if (person != null && !people.has(person)) {
        throw new Failure(
            "%s: it has no person %s%s".formatted(file, person, people.suggestion(person)));
      }
      KnownNames known = KnownNames.teams(organization);
      for (String team : teams) {
        if (!known.has(team)) {
          throw new Failure("%s: --team %s: %s".formatted(file, team, known.refusal(team)));
        }
      }
    }

    private Role role(String name) {
      try {
        return Role.named(name);
      } catch (IllegalArgumentException e) {
        throw usage("--role " + FailureText.of(e));
      }
    }

    private ParameterException usage(String what) {
      return new ParameterException(spec.commandLine(), what);
    }
  }

  /** Lists them. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the tokens: id, permissions and validity.")
  static final class Listing implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
    Path config;

    @Override
    public Integer call() throws Failure {
      PrintWriter out = spec.commandLine().getOut();
      try {
        for (Token token : tokens(config).all()) {
          out.printf(
              "%s  %-20s  %-16s  %s%s  made %s%s%n",
              token.id(),
              Objects.requireNonNullElse(token.bearer().name(), "-"),
              names(token.bearer().roles()),
              token.bearer().person() == null ? "" : "of " + token.bearer().person() + " ",
              token.bearer().teams().isEmpty()
                  ? ""
                  : "teams " + String.join(",", token.bearer().teams()),
              token.created(),
              token.expires() == null ? "" : ", until " + token.expires());
        }
        out.flush();
        return 0;
      } catch (IOException e) {
        throw new Failure("the tokens cannot be read: " + FailureText.of(e), e);
      }
    }
  }

  /** Takes one back. */
  @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revokes a token.")
  static final class Revoke implements Callable<Integer> {
    @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
    Path config;

    @Parameters(paramLabel = "ID", description = "The id, as `makertime token list` shows it.")
    String id;

    @Override
    public Integer call() throws Failure {
      try {
        TokenFile file = tokens(config);
        Optional<Token> token = file.all().stream().filter(one -> one.id().equals(id)).findFirst();
        if (!file.revoke(id)) {
          throw new Failure("there is no token " + id);
        }
        note(config, "revoked token " + id, token.map(one -> one.bearer().person()).orElse(null));
        return 0;
      } catch (IOException e) {
        throw new Failure("the token cannot be revoked: " + FailureText.of(e), e);
      }
    }
  }
}
