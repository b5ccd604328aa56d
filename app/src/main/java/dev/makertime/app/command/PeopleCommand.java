package dev.makertime.app.command;

import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import dev.makertime.app.config.Configuration;
import dev.makertime.model.Count;
import dev.makertime.model.Organization;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code people}: applies the organization file. */
@Command(
    name = "people",
    mixinStandardHelpOptions = true,
    description = "Replaces the organization file: people, working hours, teams and rules.",
    subcommands = PeopleCommand.Apply.class)
public final class PeopleCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "A command is missing: apply.");
  }

  /** Puts a file in force. */
  @Command(
      name = "apply",
      mixinStandardHelpOptions = true,
      description = {
        "Applies an organization file without a restart.%n",
        "The file is checked first; with any mistake in it nothing changes. Otherwise it replaces"
            + " the configured organization file, and a running makertime applies it within"
            + " seconds. Past days that it affects are recomputed."
      })
  static final class Apply implements Callable<Integer> {
    @Spec CommandSpec spec;

    @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
    Path config;

    @Parameters(paramLabel = "FILE", description = "The organization file to apply.")
    Path file;

    @Override
    public Integer call() throws Failure {
      Configuration configuration = InputFiles.configuration(config, InputFiles.TOPICS);
      Organization organization = InputFiles.organization(file);
      PrintWriter out = spec.commandLine().getOut();
      try {
        OrganizationChange.replace(file, configuration.organization());
      } catch (IOException e) {
        throw new Failure(
            "%s cannot be replaced: %s".formatted(configuration.organization(), FailureText.of(e)),
            e);
      }
      if (!configuration.kafka().isEmbedded()) {
        int changed = OrganizationChange.publish(configuration, organization);
        out.printf("%s of people and identities changed%n", Count.of(changed, "record"));
      }
      out.printf(
          "%s: applied: %s, %s, %s%n",
          configuration.organization(),
          Count.of(organization.people().size(), "person", "people"),
          Count.of(organization.owners().size(), "identity", "identities"),
          Count.of(organization.bots().size(), "bot"));
      out.flush();
      return 0;
    }
  }
}
