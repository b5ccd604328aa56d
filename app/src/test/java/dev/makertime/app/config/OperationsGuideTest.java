package dev.makertime.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide names every setting, and the default that the code has. */
class OperationsGuideTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-zA-Z.]+)` \\| (?:`([^`]*)`|([^|`]+)) \\|");
  private static final Pattern KEYS = Pattern.compile("onlyKeys\\(([^)]*)\\)");
  private static final Pattern WORD = Pattern.compile("\"([a-zA-Z]+)\"");

  @TempDir Path directory;

  @Test
  void each_default_is_the_code_s() throws Exception {
    Configuration defaults = read("");
    Configuration ofCluster = read("kafka: {bootstrapServers: x}\n");
    for (Map.Entry<String, String> row : rows().entrySet()) {
      if (row.getKey().equals("organization") || row.getValue().equals("—")) {
        continue;
      }
      String needed = needed(row.getKey());
      String said = needed + yaml(row.getKey(), row.getValue(), needed);

      Configuration with =
          row.getKey().startsWith("kafka.partitions")
              ? read("kafka: {bootstrapServers: x, partitions: %s}\n".formatted(row.getValue()))
              : read(said);

      assertThat(with)
          .as(row.toString())
          .isEqualTo(
              row.getKey().startsWith("kafka.partitions")
                  ? ofCluster
                  : needed.isEmpty() ? defaults : read(needed));
    }
  }

  @Test
  void each_key_that_the_code_knows_is_in_it() throws IOException {
    Set<String> known = new TreeSet<>();
    for (String reader : new String[] {"ConfigurationFile", "ReporterReader"}) {
      String code =
          Files.readString(
              ROOT.resolve("app/src/main/java/dev/makertime/app/config/" + reader + ".java"));
      Matcher keys = KEYS.matcher(code);
      while (keys.find()) {
        Matcher word = WORD.matcher(keys.group(1));
        while (word.find()) {
          known.add(word.group(1));
        }
      }
    }
    Set<String> said = new TreeSet<>();
    rows().keySet().forEach(key -> said.addAll(Set.of(key.split("\\.", -1))));

    assertThat(said).containsAll(known);
  }

  /** The settings without which the key has no meaning. */
  private static String needed(String key) {
    if (key.startsWith("reporter.auth.oidc.")) {
      return "reporter: {auth: {oidc: {issuer: \"https://i.example.com\", clientId: c,"
          + " clientSecret: s, callback: \"https://m.example.com/cb\"";
    }
    if (key.startsWith("reporter.auth.proxy.")) {
      return "reporter: {auth: {proxy: {peers: [10.0.0.7]";
    }
    return key.startsWith("reporter.auth.") ? "reporter: {auth: {tokens: t.json" : "";
  }

  private static String yaml(String key, String value, String needed) {
    String[] parts = key.split("\\.", -1);
    if (!needed.isEmpty()) {
      String rest = ", %s: %s".formatted(parts[parts.length - 1], value);
      return rest + "}".repeat(parts.length - 1) + "\n";
    }
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < parts.length - 1; i++) {
      yaml.append(parts[i]).append(": {");
    }
    return yaml.append(parts[parts.length - 1])
        .append(": ")
        .append(value)
        .append("}".repeat(parts.length - 1))
        .append('\n')
        .toString();
  }

  private Configuration read(String yaml) throws Exception {
    String open = yaml;
    int missing =
        (int)
            (open.chars().filter(c -> c == '{').count()
                - open.chars().filter(c -> c == '}').count());
    if (missing > 0) {
      open = open.stripTrailing() + "}".repeat(missing);
    }
    Path file =
        Files.writeString(directory.resolve("makertime.yaml"), "organization: o.yaml\n" + open);
    return ConfigurationFile.read(file, Map.of());
  }

  private static Map<String, String> rows() throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    String settings =
        guide().substring(guide().indexOf("## Settings"), guide().indexOf("## How large"));
    Matcher row = ROW.matcher(settings);
    while (row.find()) {
      rows.put(row.group(1), row.group(2) == null ? row.group(3).strip() : row.group(2));
    }
    assertThat(rows).hasSizeGreaterThan(30);
    return rows;
  }

  private static String guide() throws IOException {
    return Files.readString(ROOT.resolve("docs/operations.md"));
  }
}
