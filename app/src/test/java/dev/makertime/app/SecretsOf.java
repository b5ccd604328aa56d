package dev.makertime.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads from deployments which files of secrets a role is told of, and who is on a network. */
final class SecretsOf {
  private static final Pattern FILE = Pattern.compile("name: ([A-Z_]+_FILE)");

  private SecretsOf() {}

  static Set<String> compose(Path file, String role) throws IOException {
    return mapping(mapping(services(file), role), "environment").keySet().stream()
        .map(String::valueOf)
        .filter(name -> name.endsWith("_FILE"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Set<String> kubernetes(Path file) throws IOException {
    return FILE.matcher(Files.readString(file))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The services that are on a network. */
  static Set<String> on(Path file, String network) throws IOException {
    return services(file).entrySet().stream()
        .filter(
            one -> String.valueOf(((Map<?, ?>) one.getValue()).get("networks")).contains(network))
        .map(one -> String.valueOf(one.getKey()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<?, ?> services(Path file) throws IOException {
    Map<?, ?> compose =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    return mapping(compose, "services");
  }

  private static Map<?, ?> mapping(Map<?, ?> of, String key) {
    return (Map<?, ?>) Objects.requireNonNull(of.get(key), key);
  }
}
