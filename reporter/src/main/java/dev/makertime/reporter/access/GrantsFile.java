package dev.makertime.reporter.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which roles people have whom a proxy or an identity provider knows by name, as YAML: {@code -
 * {who: ana@example.com, roles: [lead], teams: [churn]}}. Looked at whenever somebody is to be
 * known.
 */
public final class GrantsFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Entries as they stand in the file. */
  record Grant(String who, Set<String> roles, Set<String> teams) {}

  /** What somebody may. */
  record Granted(Set<Role> roles, Set<String> teams) {}

  private final Path path;

  public GrantsFile(Path path) {
    this.path = path;
  }

  /**
   * What somebody was given; several entries add up.
   *
   * @throws IOException when the file is missing or wrong, with the reason
   */
  Granted of(String who) throws IOException {
    Set<Role> roles = new HashSet<>();
    Set<String> teams = new HashSet<>();
    for (Grant grant : read()) {
      if (grant.who() != null && grant.who().toLowerCase(Locale.ROOT).equals(who)) {
        for (String role : orNone(grant.roles())) {
          roles.add(role(role));
        }
        teams.addAll(orNone(grant.teams()));
      }
    }
    return new Granted(roles, teams);
  }

  /**
   * Reads the whole file.
   *
   * @throws IOException when it is missing or wrong, with the reason
   */
  public void check() throws IOException {
    for (Grant grant : read()) {
      if (grant.who() == null) {
        throw new IOException(path + ": an entry does not say who");
      }
      for (String role : orNone(grant.roles())) {
        var unused = role(role);
      }
    }
  }

  private List<Grant> read() throws IOException {
    try {
      JsonNode root = YAML.readTree(Files.readString(path));
      return root.isMissingNode() || root.isNull()
          ? List.of()
          : YAML.readValue(YAML.treeAsTokens(root), new TypeReference<List<Grant>>() {});
    } catch (JsonProcessingException e) {
      throw new IOException(path + ": " + FailureText.of(e), e);
    }
  }

  private Role role(String name) throws IOException {
    try {
      return Role.named(name);
    } catch (IllegalArgumentException e) {
      throw new IOException(path + ": a role " + e.getMessage(), e);
    }
  }

  private static Set<String> orNone(Set<String> names) {
    return names == null ? Set.of() : names;
  }
}
