package dev.makertime.app.command.dossier;

import dev.makertime.app.cli.Failure;
import dev.makertime.app.cli.InputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code verify}: computes a dossier again. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Computes every figure of a dossier again from the inputs that are sealed with it, and says"
          + " what differs.%n",
      "It needs no configuration and no network. Whoever changed the inputs too has made another"
          + " dossier: compare its hash with the one that was printed when it was made."
    })
public final class VerifyCommand implements Callable<Integer> {
  private static final long LARGEST = 64 << 20;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "DOSSIER", description = "The archive that makertime dossier wrote.")
  Path file;

  @Override
  public Integer call() throws Failure {
    byte[] archive;
    try {
      if (Files.size(file) > LARGEST) {
        throw new Failure(file + " is larger than any dossier");
      }
      archive = Files.readAllBytes(file);
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
    List<String> wrong = DossierArchive.differences(archive);
    if (!wrong.isEmpty()) {
      throw new Failure(
          "%s is not what its inputs make:%n%s"
              .formatted(file, String.join(System.lineSeparator(), wrong)));
    }
    spec.commandLine()
        .getOut()
        .printf("Every figure is what its inputs make. SHA-256 %s%n", DossierArchive.hash(archive));
    spec.commandLine().getOut().flush();
    return 0;
  }
}
