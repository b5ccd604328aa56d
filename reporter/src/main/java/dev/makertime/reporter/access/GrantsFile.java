package dev.makertime.reporter.access;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.makertime.model.KnownNames;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the roles of people whom a proxy or an identity provider names, as YAML: {@code - {who:
 * ana@example.com, roles: [lead], teams: [churn]}}. The file is checked at every authentication.
 * Teams that are not in the organization give nothing and are logged once.
 */
public final class GrantsFile {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Entry of the file. */
  record Grant(String who, Set<String> roles, Set<String> teams) {}

  /** Roles and teams of a person. */
  record Granted(Set<Role> roles, Set<String> teams) {}

  private static final Logger LOG = LoggerFactory.getLogger(GrantsFile.class);

  private final Path path;
  private final Consumer<String> operator;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  public GrantsFile(Path path) {
    this(path, LOG::warn);
  }

  /** Creates it with a receiver of messages about grants that give nothing. */
  GrantsFile(Path path, Consumer<String> operator) {
    this.path = path;
    this.operator = operator;
  }

  /**
   * The roles that a name was granted; several entries add up. A lead of only unknown teams is no
   * lead.
   *
   * @param known the teams there are
   * @throws IOException when the file is missing or wrong, with the reason
   */
  Granted of(String who, KnownNames known) throws IOException {
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
    if (teams.removeIf(team -> isUnknown(who, team, known)) && teams.isEmpty()) {
      roles.remove(Role.LEAD);
    }
    return new Granted(roles, teams);
  }

  private boolean isUnknown(String who, String team, KnownNames known) {
    if (known.has(team)) {
      return false;
    }
    String says = refusal(who, team, known);
    if (told.add(says)) {
      operator.accept(says + "; this entry gives nothing until it is corrected");
    }
    return true;
  }

  private String refusal(String who, String team, KnownNames known) {
    return "%s: %s: %s".formatted(path, who, known.refusal(team));
  }

  /**
   * Reads the whole file.
   *
   * @param known the teams there are
   * @throws IOException when it is missing or wrong, with the reason
   */
  public void check(KnownNames known) throws IOException {
    for (Grant grant : read()) {
      if (grant.who() == null) {
        throw new IOException(path + ": an entry has no who");
      }
      for (String role : orNone(grant.roles())) {
        var unused = role(role);
      }
      for (String team : orNone(grant.teams())) {
        if (!known.has(team)) {
          throw new IOException(refusal(grant.who(), team, known));
        }
      }
    }
  }

  private List<Grant> read() throws IOException {
    try {
      JsonNode root = YAML.readTree(Files.readString(path));
      return root.isMissingNode() || root.isNull()
          ? List.of()
          : YAML.readValue(YAML.treeAsTokens(root), new TypeReference<List<Grant>>() {});
    } catch (IOException e) {
      throw new IOException(path + ": " + FailureText.of(e), e);
    }
  }

  private Role role(String name) throws IOException {
    try {
      return Role.named(name);
    } catch (IllegalArgumentException e) {
      throw new IOException(path + ": a role " + FailureText.of(e), e);
    }
  }

  private static Set<String> orNone(Set<String> names) {
    return names == null ? Set.of() : names;
  }
}
