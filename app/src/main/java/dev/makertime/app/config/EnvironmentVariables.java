package dev.makertime.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Looks up the variables of a configuration. If {@code NAME_FILE} names a file, {@code NAME} is the
 * content of that file, without a line end. So secrets that Docker or Kubernetes mount do not have
 * to be in the environment. A variable that is set itself takes precedence.
 */
public final class EnvironmentVariables {
  private static final String SUFFIX = "_FILE";

  private EnvironmentVariables() {}

  /**
   * The variables, those from files too; a file that cannot be read leaves its variable out, and
   * the configuration says by name that it is missing.
   */
  public static Map<String, String> withFiles(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>();
    variables.forEach(
        (name, value) -> {
          if (name.endsWith(SUFFIX)) {
            try {
              String text = Files.readString(Path.of(value));
              all.put(name.substring(0, name.length() - SUFFIX.length()), text.stripTrailing());
            } catch (IOException | IllegalArgumentException e) {
              all.remove(name);
            }
          }
        });
    all.putAll(variables);
    return all;
  }
}
