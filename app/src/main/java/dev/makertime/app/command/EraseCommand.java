package dev.makertime.app.command;

import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.GivenFiles;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.erase.Erasure;
import dev.makertime.model.Activity;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Organization;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code erase}: erases a person, and proves it. */
@Command(
    name = "erase",
    mixinStandardHelpOptions = true,
    description = {
      "Takes every trace of a person out of the topics and the data directory, and proves it.%n",
      "Stop all roles first, and take the person out of the organization file. Topics are written "
          + "anew without them; streams computes the days of all others again when it starts, "
          + "and the reporter's store fills itself. What tools tell of these identities later goes "
          + "no further than the collector. Roles with data directories of their own: run it with "
          + "the configuration of each. Exit code 0 only if nothing is left."
    })
public final class EraseCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
  Path config;

  @Option(
      names = "--identity",
      paramLabel = "SOURCE:NAME",
      description =
          "An identity that is theirs, besides those that the organization has named. May be given"
              + " more than once.")
  List<String> more = List.of();

  @Parameters(paramLabel = "PERSON", description = "The person's id.")
  String person;

  @Override
  public Integer call() throws Failure {
    Configuration configuration = GivenFiles.configuration(config, GivenFiles.TOPICS);
    Organization organization = GivenFiles.organization(configuration.organization());
    if (organization.person(person).isPresent()) {
      throw new Failure(
          "%s is still in %s: take them out first, or they would be known again at the next start"
              .formatted(person, configuration.organization()));
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (Erasure erasure = new Erasure(configuration, Clock.systemUTC(), err::println)) {
      Set<String> identities = identities(organization, erasure.identities(person), out);
      out.printf("%s: %s%n", person, String.join(", ", identities));
      out.printf(
          "roles with data directories of their own: erase %s --identity %s --config …%n",
          person, String.join(" --identity ", identities));
      out.flush();
      print(erasure.erase(person, identities), out);
      return 0;
    }
  }

  /** The identities that topics and the call name, without those that are somebody else's. */
  private Set<String> identities(Organization organization, Set<String> known, PrintWriter out)
      throws Failure {
    Set<String> identities = new TreeSet<>();
    for (String identity : known) {
      if (isOthers(organization, identity)) {
        out.printf("%s is somebody else's now and stays%n", identity);
      } else {
        identities.add(identity);
      }
    }
    for (String identity : more) {
      if (identity.indexOf(':') < 1 || identity.endsWith(":")) {
        throw new Failure(identity + " is no identity: it is source:name");
      }
      if (isOthers(organization, Activity.normalIdentity(identity))) {
        throw new Failure(identity + " is somebody else's in the organization file");
      }
      identities.add(Activity.normalIdentity(identity));
    }
    if (identities.isEmpty()) {
      throw new Failure(
          "no identity of %s is known any more: name them with --identity source:name%s"
              .formatted(person, KnownNames.people(organization).suggestion(person)));
    }
    return identities;
  }

  private void print(Erasure.Outcome outcome, PrintWriter out) throws Failure {
    outcome
        .removed()
        .forEach(
            (where, count) -> {
              if (count > 0) {
                out.printf("%8d  %s%n", count, where);
              }
            });
    out.flush();
    if (!outcome.left().isEmpty()) {
      throw new Failure(
          "of %s something is left:%n  %s"
              .formatted(person, String.join(System.lineSeparator() + "  ", outcome.left())));
    }
    if (!outcome.tooShort().isEmpty()) {
      out.printf(
          "not searched for by itself, since others are called so too: %s%n",
          String.join(", ", outcome.tooShort()));
    }
    out.printf("nothing is left in %d records and files%n", outcome.searched());
    out.flush();
  }

  private static boolean isOthers(Organization organization, String identity) {
    return organization.owners().containsKey(identity) || organization.bots().contains(identity);
  }
}
