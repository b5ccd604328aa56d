package dev.makertime.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What deploy/ has for compose and Kubernetes. */
class DeploymentTest {
  private static final Path DEPLOY = Path.of("../deploy").toAbsolutePath().normalize();
  private static final Path KUBERNETES = DEPLOY.resolve("kubernetes");
  private static final Pattern LISTED = Pattern.compile("(?m)^  - ([a-z]+\\.yaml)$");

  static boolean isValidatorThere() {
    try {
      return new ProcessBuilder("kubernetes-validate", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"compose/makertime.yaml", "compose/demo.yaml", "kubernetes/makertime.yaml"})
  void its_configuration_and_organization_are_accepted(String file) throws Exception {
    Configuration configuration =
        ConfigurationFile.read(
            DEPLOY.resolve(file),
            Map.of("INGEST_TOKEN", "t", "GITLAB_HOOK_TOKEN", "h", "KAFKA_PASSWORD", "k"));

    assertThat(configuration.kafka().isEmbedded()).isFalse();
    assertThat(configuration.streams().port()).isEqualTo(8070);
    assertThat(OrganizationFile.read(configuration.organization())).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"collector, sources", "streams, streams", "reporter, reporter"})
  void a_role_in_compose_or_kubernetes_has_no_secret_of_another(String role, String part)
      throws Exception {
    Set<String> compose = SecretsOf.compose(DEPLOY.resolveSibling("docker-compose.yml"), role);
    Set<String> kubernetes = SecretsOf.kubernetes(KUBERNETES.resolve(role + ".yaml"));

    assertThat(compose).contains("KAFKA_PASSWORD_FILE").isEqualTo(kubernetes);
    assertThat(compose.contains("GITLAB_TOKEN_FILE")).isEqualTo(part.equals("sources"));
    assertThat(compose.contains("OIDC_SECRET_FILE")).isEqualTo(part.equals("reporter"));
    assertThat(compose.size() == 1).isEqualTo(part.equals("streams"));
  }

  @Test
  void nothing_but_the_roles_is_on_a_network_with_the_brokers() throws Exception {
    assertThat(SecretsOf.on(DEPLOY.resolveSibling("docker-compose.yml"), "brokers"))
        .containsExactlyInAnyOrder("kafka", "setup", "collector", "streams", "reporter");
  }

  @Test
  void every_network_policy_says_from_and_to_whom() throws IOException {
    String policies = Files.readString(KUBERNETES.resolve("network.yaml"));

    assertThat(policies).doesNotContain("ingress:\n    - ports", "egress:\n    - ports");
    assertThat(policies.split("policyTypes: \\[Ingress, Egress]", -1)).hasSize(6);
  }

  @Test
  void every_resource_is_listed() throws IOException {
    List<String> listed =
        LISTED
            .matcher(Files.readString(KUBERNETES.resolve("kustomization.yaml")))
            .results()
            .map(found -> found.group(1))
            .sorted()
            .toList();

    assertThat(
            resources().stream()
                .filter(file -> KUBERNETES.equals(file.getParent())) // tasks are for by hand
                .map(file -> file.getFileName().toString())
                .toList())
        .isEqualTo(listed);
  }

  @Test
  @EnabledIf(
      value = "isValidatorThere",
      disabledReason = "no kubernetes-validate: pip install kubernetes-validate")
  void every_resource_is_what_kubernetes_takes_and_nothing_more() throws Exception {
    for (Path file : resources()) {
      Process validator =
          new ProcessBuilder("kubernetes-validate", "--strict", file.toString())
              .redirectErrorStream(true)
              .start();
      String says = new String(validator.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(validator.waitFor()).as(says).isZero();
      assertThat(says).contains("passed for resource");
    }
  }

  private static List<Path> resources() throws IOException {
    try (Stream<Path> files = Files.walk(KUBERNETES)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.toString().matches(".*(kustomization|makertime|organization).yaml"))
          .sorted()
          .toList();
    }
  }
}
