package dev.makertime.app.command;

import dev.makertime.app.config.Configuration;
import dev.makertime.model.Organization;
import dev.makertime.streams.run.OrganizationPublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces the organization file by another one, and publishes it. */
public final class OrganizationChange {
  private OrganizationChange() {}

  /** Puts a file in the place of another, at once: nobody ever reads half of it. */
  public static void replace(Path file, Path inForce) throws IOException {
    if (Files.exists(inForce) && Files.isSameFile(file, inForce)) {
      return;
    }
    Path beside = inForce.resolveSibling(inForce.getFileName() + ".new");
    Files.copy(file, beside, StandardCopyOption.REPLACE_EXISTING);
    Files.move(
        beside, inForce, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Tells the broker of it at once.
   *
   * @return how many records had to change
   */
  public static int publish(Configuration configuration, Organization organization) {
    configuration.topicSetup().ensure(configuration.kafka().clientProperties());
    return new OrganizationPublisher(
            configuration.kafka().clientProperties(), configuration.kafka().partitions())
        .publish(organization);
  }
}
