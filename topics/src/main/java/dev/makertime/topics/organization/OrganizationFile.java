package dev.makertime.topics.organization;

import dev.makertime.model.Activity;
import dev.makertime.model.Migration;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.model.Project;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.yaml.YamlNode;
import dev.makertime.topics.yaml.YamlText;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads organization.yaml. A file with mistakes is refused, with each mistake and its path. */
public final class OrganizationFile {
  private final List<String> mistakes = new ArrayList<>();
  private final Map<String, String> owners = new HashMap<>();
  private final Set<String> bots = new HashSet<>();
  private final Map<String, BigDecimal> costs = new HashMap<>();

  private OrganizationFile() {}

  /**
   * Reads a file.
   *
   * @throws InvalidOrganization when it is missing, has more than 64 MiB, is no YAML, or has any
   *     mistake
   */
  public static Organization read(Path file) throws InvalidOrganization {
    try {
      if (Files.size(file) > YamlText.LARGEST) {
        throw new InvalidOrganization(
            List.of(
                "has more than %d MiB; a larger company runs one makertime for each part"
                    .formatted(YamlText.LARGEST >> 20)));
      }
      return parse(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new InvalidOrganization(List.of(file + ": there is no such file"));
    } catch (IOException e) {
      throw new InvalidOrganization(List.of("it cannot be read: " + FailureText.of(e)));
    }
  }

  /**
   * Reads the text of a file.
   *
   * @throws InvalidOrganization when it is no YAML, or has any mistake
   */
  public static Organization parse(String yaml) throws InvalidOrganization {
    return new OrganizationFile().organization(yaml);
  }

  private Organization organization(String yaml) throws InvalidOrganization {
    YamlNode root = YamlText.read(yaml, mistakes);
    root.onlyKeys(
        "measureFrom",
        "policy",
        "defaults",
        "currency",
        "holidays",
        "holidayCalendars",
        "people",
        "bots",
        "projects",
        "migrations");
    PeopleReader defaults = new PeopleReader(root);
    BigDecimal defaultCost = cost(root.get("defaults").get("monthlyCost"));
    List<Person> people = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    root.get("people")
        .items()
        .forEach(node -> people.add(person(node, defaults, defaultCost, ids)));
    root.get("bots").items().forEach(this::bot);
    Organization organization =
        new Organization(
            people,
            owners,
            bots,
            defaults.unknown(),
            root.get("projects").items().map(OrganizationFile::project).toList(),
            root.get("migrations").items().map(OrganizationFile::migration).toList(),
            root.get("currency").text(),
            costs);
    if (!mistakes.isEmpty()) {
      throw new InvalidOrganization(mistakes);
    }
    return organization;
  }

  private Person person(
      YamlNode node, PeopleReader reader, @Nullable BigDecimal defaultCost, Set<String> ids) {
    Person person = reader.person(node);
    if (!person.id().isEmpty() && !ids.add(person.id())) {
      node.get("id").mistake("is the id of two people: " + person.id());
    }
    BigDecimal own = cost(node.get("monthlyCost"));
    BigDecimal cost = own == null ? defaultCost : own;
    if (cost != null) {
      costs.put(person.id(), cost);
    }
    node.get("identities").items().forEach(identity -> own(identity, person.id()));
    return person;
  }

  private void own(YamlNode node, String personId) {
    String identity = node.parsed(Activity::normalIdentity, "must look like source:name");
    if (identity != null) {
      String other = owners.putIfAbsent(identity, personId);
      if (other != null) {
        node.mistake("already belongs to " + other);
      }
    }
  }

  private void bot(YamlNode node) {
    String identity = node.parsed(Activity::normalIdentity, "must look like source:name");
    if (identity != null) {
      bots.add(identity);
      if (owners.containsKey(identity)) {
        node.mistake("already belongs to " + owners.get(identity));
      }
    }
  }

  private static @Nullable BigDecimal cost(YamlNode node) {
    BigDecimal cost = node.parsed(BigDecimal::new, "must be an amount of money");
    if (cost != null && cost.signum() < 0) {
      node.mistake("must not be negative");
    }
    return cost;
  }

  private static Project project(YamlNode node) {
    node.onlyKeys("id", "subjects", "kind", "started", "live");
    return new Project(
        node.get("id").required(),
        node.get("subjects").items().map(YamlNode::required).toList(),
        node.get("kind").text(),
        node.get("started").date(),
        node.get("live")
            .items()
            .map(live -> live.onlyKeys("from", "to"))
            .map(live -> new Project.Live(live.get("from").requiredDate(), live.get("to").date()))
            .toList());
  }

  private static Migration migration(YamlNode node) {
    node.onlyKeys("id", "name", "waves", "promise", "budgetHours");
    return new Migration(
        node.get("id").required(),
        node.get("name").text(),
        node.get("waves").items().map(OrganizationFile::wave).toList(),
        node.get("promise").text(),
        node.get("budgetHours").parsed(Double::valueOf, "must be a number of hours"));
  }

  private static Migration.Wave wave(YamlNode node) {
    node.onlyKeys("team", "from");
    LocalDate from = node.get("from").requiredDate();
    return new Migration.Wave(node.get("team").required(), from);
  }
}
