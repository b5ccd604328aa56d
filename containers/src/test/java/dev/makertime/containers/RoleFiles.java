package dev.makertime.containers;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import dev.makertime.model.Organization;
import dev.makertime.testkit.world.OrganizationText;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;

/**
 * The configuration and the organization of a role, as files of its volume.
 *
 * @param before whether they are for the release before this one
 */
record RoleFiles(Organization organization, boolean before) {

  /** Writes them by a helper, since nothing can be copied to a role whose root is read-only. */
  void writeTo(String volume, String image) {
    try (GenericContainer<?> helper =
        new GenericContainer<>(image)
            .withCommand("-c", script())
            .withStartupCheckStrategy(new OneShotStartupCheckStrategy())
            .withCreateContainerCmdModifier(
                command -> {
                  command.withEntrypoint("sh");
                  Cluster.hostConfig(command).withBinds(new Bind(volume, new Volume("/data")));
                })) {
      helper.start();
    }
  }

  /** The shell script that writes them. */
  String script() {
    return "umask 077; "
        + writing(configuration(), "/data/makertime.yaml")
        + writing(OrganizationText.of(organization), "/data/organization.yaml");
  }

  private static String writing(String text, String path) {
    String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return "echo %s | base64 -d > %s.new && mv %s.new %s; ".formatted(encoded, path, path, path);
  }

  private String configuration() {
    return """
    organization: organization.yaml
    data: {directory: /data/own}
    kafka: {bootstrapServers: "kafka:19092", partitions: 4}
    collector: {port: 8090, bind: 0.0.0.0, tokens: [%s]}
    streams: {%s}
    reporter: {port: 8080, bind: 0.0.0.0, auth: {tokens: /data/tokens.json}}
    """
        .formatted(Cluster.TOKEN, before ? "" : "port: 8070, bind: 0.0.0.0");
  }
}
