package dev.makertime.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.tool.SourceTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/api.md describes every endpoint. */
class ApiDocumentationTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern ROUTE = Pattern.compile("routes\\.(get|post)\\(\\s*\"([^\"]+)\"");
  private static final Pattern ENDPOINT = Pattern.compile("`((?:GET|POST) /[^` ]+)`");

  @Test
  void every_endpoint_is_described() throws IOException {
    Set<String> endpoints = new TreeSet<>();
    for (String module : List.of("collector", "reporter")) {
      Path routes = ROOT.resolve("%1$s/src/main/java/dev/makertime/%1$s/http".formatted(module));
      try (Stream<Path> sources = Files.walk(routes)) {
        for (Path source : sources.filter(Files::isRegularFile).toList()) {
          ROUTE
              .matcher(Files.readString(source))
              .results()
              .map(route -> route.group(1).toUpperCase(Locale.ROOT) + " " + route.group(2))
              .forEach(endpoints::add);
        }
      }
    }
    SourceTypes.ALL.clientPaths().forEach(path -> endpoints.add("POST " + path.path()));
    endpoints.removeAll(Set.of("GET /", "GET /assets/*"));
    Set<String> described = new TreeSet<>(found(ENDPOINT, ROOT.resolve("docs/api.md")));
    described.add("GET /health/ready"); // it stands beside /health/live

    assertThat(endpoints).hasSizeGreaterThan(20);
    assertThat(described).containsExactlyInAnyOrderElementsOf(endpoints);
  }

  private static List<String> found(Pattern pattern, Path document) throws IOException {
    return pattern
        .matcher(Files.readString(document))
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
