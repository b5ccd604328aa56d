package dev.makertime.render.text;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.analysis.knowledge.DayKnowledge;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.KnownTimes;
import dev.makertime.model.DayKey;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.topics.Json;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes beside days how much is known of them, as {@code known}. */
public final class KnownJson {
  private static final String KNOWN = "known";

  /** A day with how much is known of it. */
  public record KnownDay(@JsonUnwrapped EngineerDay day, DayKnowledge known) {}

  private final Knowledge knowledge;
  private final Organization organization;
  private final Map<String, Person> people;

  public KnownJson(Knowledge knowledge, Organization organization) {
    this.knowledge = knowledge;
    this.organization = organization;
    people = organization.peopleById();
  }

  public List<KnownDay> inDays(List<EngineerDay> days) {
    return days.stream().map(day -> new KnownDay(day, of(day.person(), day.date()))).toList();
  }

  /** The same of a JSON array. */
  public String inDays(String days) throws JsonProcessingException {
    JsonNode array = Json.MAPPER.readTree(days);
    for (JsonNode day : array) {
      DayKnowledge known = of(day.path("person").asText(), date(day));
      ((ObjectNode) day).set(KNOWN, Json.MAPPER.valueToTree(known));
    }
    return array.toString();
  }

  /** Of teams' days as a JSON array, by their members' working hours. */
  public String inTeamDays(String days) throws JsonProcessingException {
    return inTeamDays(
            Json.MAPPER.readTree(days),
            day -> KnownTimes.ofTeam(knowledge, organization, day.name(), day.date(), day.date()))
        .toString();
  }

  /**
   * Of published days, in which all members count alike; those that are withheld stay as they are.
   */
  public JsonNode inPublishedDays(JsonNode days) {
    return inTeamDays(
        days,
        day -> KnownTimes.ofMembers(knowledge, organization, day.name(), day.date(), day.date()));
  }

  private static JsonNode inTeamDays(JsonNode days, Function<DayKey, KnownTimes> of) {
    Map<DayKey, JsonNode> known = new HashMap<>();
    for (JsonNode day : days) {
      if (!day.has("suppressed")) {
        DayKey key = new DayKey(day.path("team").asText(), date(day));
        ((ObjectNode) day)
            .set(KNOWN, known.computeIfAbsent(key, one -> Json.MAPPER.valueToTree(of.apply(one))));
      }
    }
    return days;
  }

  private DayKnowledge of(String id, LocalDate date) {
    return knowledge.of(id, people.get(id), date);
  }

  private static LocalDate date(JsonNode day) {
    return LocalDate.parse(day.path("date").asText());
  }
}
