package dev.makertime.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.app.config.Configuration;
import dev.makertime.app.config.ConfigurationFile;
import dev.makertime.app.config.EnvironmentVariables;
import dev.makertime.model.Activity;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.KnownNames;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.InvalidOrganization;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the files given to commands. Each mistake becomes one line of the failure. */
public final class InputFiles {
  private InputFiles() {}

  /** The environment, with what files of {@code NAME_FILE} say. */
  public static Map<String, String> variables() {
    return EnvironmentVariables.withFiles(System.getenv());
  }

  /** The parts that commands on measured days use: no tools, no webhooks. */
  public static final Set<String> MEASURED = Set.of("organization", "data", "reporter.privacy");

  /** What is used to say who may see what. */
  public static final Set<String> TOKENS = Set.of("organization", "data", "reporter.auth.tokens");

  /** What is used to change topics and the data directory. */
  public static final Set<String> TOPICS =
      Set.of(
          "organization", "data", "kafka", "streams", "reporter.privacy", "reporter.auth.tokens");

  /** What the streams role uses. */
  public static final Set<String> STREAMS = Set.of("organization", "data", "kafka", "streams");

  public static Configuration configuration(Path file) throws Failure {
    return configuration(file, Set.of(""));
  }

  /** Reads a file with other variables than those of the environment. */
  public static Configuration configuration(Path file, Map<String, String> variables)
      throws Failure {
    return configuration(file, variables, Set.of(""));
  }

  /**
   * Reads what a command uses.
   *
   * @param used the paths; variables elsewhere need not be set
   */
  public static Configuration configuration(Path file, Set<String> used) throws Failure {
    return configuration(file, variables(), used);
  }

  private static Configuration configuration(
      Path file, Map<String, String> variables, Set<String> used) throws Failure {
    try {
      return ConfigurationFile.read(file, variables, used);
    } catch (ConfigurationFile.Invalid e) {
      throw new Failure(refused(file.toString(), e.mistakes()), e);
    }
  }

  public static Organization organization(Path file) throws Failure {
    try {
      return OrganizationFile.read(file);
    } catch (InvalidOrganization e) {
      throw new Failure(refused(file.toString(), e.mistakes()), e);
    }
  }

  /** Activities as JSON lines, with all versions in any order. */
  public static List<Activity> activities(Path file) throws Failure {
    List<Activity> activities = new ArrayList<>();
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          activities.add(Json.OUTSIDE.readValue(line, Activity.class));
        }
      }
      return activities;
    } catch (JsonProcessingException e) {
      throw new Failure(
          "%s line %d is no activity: %s".formatted(file, number, FailureText.of(e)), e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Refuses a team that the organization does not name, unless days of it are kept. */
  public static void requireTeam(
      Organization organization, @Nullable String team, Collection<EngineerDay> days)
      throws Failure {
    KnownNames known = KnownNames.teams(organization);
    if (team != null && days.isEmpty() && !known.has(team)) {
      throw new Failure("--team " + team + ": " + known.refusal(team));
    }
  }

  /** The migration of an id; refused with those that there are. */
  public static Migration migration(Organization organization, String id) throws Failure {
    return organization
        .migration(id)
        .orElseThrow(
            () ->
                new Failure(
                    "--migration %s: the organization file has %s%s"
                        .formatted(
                            id,
                            organization.migrations().isEmpty()
                                ? "none"
                                : organization.migrations().stream()
                                    .map(Migration::id)
                                    .collect(Collectors.joining(", ")),
                            KnownNames.migrations(organization).suggestion(id))));
  }

  /** A language tag such as de or de-DE. */
  public static Locale locale(String tag) throws Failure {
    Locale locale = Locale.forLanguageTag(tag);
    if (locale.getLanguage().isEmpty()) {
      throw new Failure("--locale %s: a language tag such as de or de-DE is needed".formatted(tag));
    }
    return locale;
  }

  public static void write(Path file, String text) throws Failure {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new Failure("%s cannot be written: %s".formatted(file, FailureText.of(e)), e);
    }
  }

  /** Why a file could not be read: what is wrong in it, that it is missing, or that it fails. */
  public static Failure unreadable(Path file, IOException e) {
    if (e instanceof JsonProcessingException) {
      return new Failure("%s is refused: %s".formatted(file, FailureText.of(e)), e);
    }
    if (e instanceof NoSuchFileException) {
      return new Failure("%s: there is no such file".formatted(file), e);
    }
    return new Failure("%s cannot be read: %s".formatted(file, FailureText.of(e)), e);
  }

  /** The message about a file that is refused. */
  public static String refused(String file, List<String> mistakes) {
    return mistakes.size() == 1
        ? "%s is refused: %s".formatted(file, mistakes.get(0))
        : "%s is refused, with %d mistakes:%n  %s"
            .formatted(file, mistakes.size(), String.join(System.lineSeparator() + "  ", mistakes));
  }

  /**
   * An answer as JSON, every number of it finite.
   *
   * @throws Failure when one is not, with its path
   */
  public static String finite(Object answer) throws Failure, JsonProcessingException {
    JsonNode tree = Json.MAPPER.valueToTree(answer);
    String path = notFinite("", tree);
    if (path != null) {
      throw new Failure(
          path.substring(1) + ": there is no such number; an input is too large or 0");
    }
    return Json.MAPPER.writeValueAsString(tree);
  }

  private static @Nullable String notFinite(String path, JsonNode node) {
    if (node.isFloatingPointNumber() && !Double.isFinite(node.asDouble())) {
      return path;
    }
    for (Map.Entry<String, JsonNode> one : node.properties()) {
      String found = notFinite(path + "." + one.getKey(), one.getValue());
      if (found != null) {
        return found;
      }
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        String found = notFinite("%s[%d]".formatted(path, i), node.get(i));
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
