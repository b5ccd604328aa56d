package dev.makertime.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makertime is made of, as its CycloneDX bill of materials says. */
class SupplyChainTest {
  private static final Path BILL = Path.of("../app/target/makertime-sbom.json");

  /** One of these is enough: they let anybody use, change and pass on what is under them. */
  private static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "FreeBSD License",
          "Go License",
          "CC0-1.0",
          "EPL-2.0");

  @Test
  void every_part_is_under_a_licence_that_lets_it_be_passed_on() throws IOException {
    List<String> others = new ArrayList<>();
    for (JsonNode part : bill().path("components")) {
      Set<String> licences = new TreeSet<>();
      part.path("licenses").forEach(one -> licences.add(name(one)));
      if (licences.stream().noneMatch(ALLOWED::contains)) {
        others.add(part.path("purl").asText() + " " + licences);
      }
    }

    assertThat(others).isEmpty();
  }

  @Test
  void kafka_is_the_version_that_it_has_to_be_everywhere() throws IOException {
    Set<String> versions = new TreeSet<>();
    for (JsonNode part : bill().path("components")) {
      if (part.path("group").asText().equals("org.apache.kafka")) {
        versions.add(part.path("version").asText());
      }
    }

    assertThat(versions).containsExactly("4.3.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jetty-ee10-webapp",
        "jetty-ee10-annotations",
        "jetty-ee10-plus",
        "jetty-plus",
        "jetty-jndi",
        "jetty-xml",
        "asm-commons",
        "jakarta.enterprise.cdi-api",
        "jakarta.transaction-api",
        "commons-beanutils",
        "commons-digester",
        "commons-collections",
        "commons-logging",
        "argparse4j",
        "jopt-simple",
        "scala-reflect",
        "jose4j",
        "annotations"
      })
  void no_part_is_in_it_that_nothing_calls(String name) throws IOException {
    Set<String> parts = new TreeSet<>();
    bill().path("components").forEach(part -> parts.add(part.path("name").asText()));

    assertThat(parts).doesNotContain(name);
  }

  private static String name(JsonNode licence) {
    JsonNode one = licence.path("license");
    return one.path("id").asText(one.path("name").asText(licence.path("expression").asText()));
  }

  private static JsonNode bill() throws IOException {
    JsonNode bill = new ObjectMapper().readTree(BILL.toFile());
    assertThat(bill.path("components").size()).as("parts in " + BILL).isGreaterThan(100);
    return bill;
  }
}
