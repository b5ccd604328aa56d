package dev.makertime.app;

import dev.makertime.app.compose.Configuration;
import dev.makertime.model.Organization;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is wrong with the files before anything runs on them. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Validates the configuration, the organization and the data directory.")
final class CheckCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(names = "--config", required = true, description = "The configuration: makertime.yaml.")
  Path config;

  @Override
  public Integer call() throws Failure {
    PrintWriter out = spec.commandLine().getOut();
    Configuration configuration = Inputs.configuration(config);
    out.printf("%s: %d sources%n", config, configuration.sources().size());
    Organization organization = Inputs.organization(configuration.organization());
    out.printf(
        "%s: %d people, %d identities, %d bots%n",
        configuration.organization(),
        organization.people().size(),
        organization.owners().size(),
        organization.bots().size());
    checkDirectory(configuration.data());
    out.printf("%s: can be written%n", configuration.data());
    out.flush();
    return 0;
  }

  private static void checkDirectory(Path directory) throws Failure {
    try {
      Files.createDirectories(directory);
      Files.deleteIfExists(Files.createTempFile(directory, "check", ""));
    } catch (IOException e) {
      throw new Failure(
          "the data directory %s cannot be written (%s): set data.directory or its permissions"
              .formatted(directory, e.getClass().getSimpleName()),
          e);
    }
  }
}
