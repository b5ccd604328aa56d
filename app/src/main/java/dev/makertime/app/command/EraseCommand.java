package dev.makertime.app.command;

import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
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
      "Erases a person from the topics and the data directory, and verifies it.%n",
      "Stop all roles first, and remove the person from the organization file. Topics are rewritten"
          + " without their records. At the next start streams recomputes all other days, and the"
          + " reporter fills its store from the topics. Later events of these identities are"
          + " dropped by the collector. If roles have data directories of their own, run it with"
          + " each configuration. Exit code 0 only if nothing is left."
    })
public final class EraseCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
  Path config;

  @Option(
      names = "--identity",
      paramLabel = "SOURCE:NAME",
      description =
          "A further identity of the person, besides those in the organization file. May be"
              + " repeated.")
  List<String> more = List.of();

  @Parameters(paramLabel = "PERSON", description = "The person's id.")
  String person;

  @Override
  public Integer call() throws Failure {
    Configuration configuration = InputFiles.configuration(config, InputFiles.TOPICS);
    Organization organization = InputFiles.organization(configuration.organization());
    if (organization.person(person).isPresent()) {
      throw new Failure(
          "%s is still in %s: remove them first, or the next start would add them again"
              .formatted(person, configuration.organization()));
    }
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (Erasure erasure = new Erasure(configuration, Clock.systemUTC(), err::println)) {
      Set<String> identities = identities(organization, erasure.identities(person), out);
      out.printf("%s: %s%n", person, String.join(", ", identities));
      out.printf(
          "for roles with other data directories: erase %s --identity %s --config …%n",
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
        out.printf("%s belongs to another person now and is kept%n", identity);
      } else {
        identities.add(identity);
      }
    }
    for (String identity : more) {
      if (identity.indexOf(':') < 1 || identity.endsWith(":")) {
        throw new Failure(identity + " is no identity: it is source:name");
      }
      if (isOthers(organization, Activity.normalIdentity(identity))) {
        throw new Failure(identity + " belongs to another person in the organization file");
      }
      identities.add(Activity.normalIdentity(identity));
    }
    if (identities.isEmpty()) {
      throw new Failure(
          "no identity of %s is known: give them with --identity source:name%s"
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
          "data of %s is left:%n  %s"
              .formatted(person, String.join(System.lineSeparator() + "  ", outcome.left())));
    }
    if (!outcome.tooShort().isEmpty()) {
      out.printf(
          "not searched separately, since others have the same name: %s%n",
          String.join(", ", outcome.tooShort()));
    }
    out.printf("nothing is left in %d records and files%n", outcome.searched());
    out.flush();
  }

  private static boolean isOthers(Organization organization, String identity) {
    return organization.owners().containsKey(identity) || organization.bots().contains(identity);
  }
}
