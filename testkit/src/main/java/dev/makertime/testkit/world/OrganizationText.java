package dev.makertime.testkit.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.makertime.model.CountingPolicy;
import dev.makertime.model.Leave;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.topics.Json;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an organization as the text of its file. All people must be measured from the same day on.
 */
public final class OrganizationText {
  private OrganizationText() {}

  /** JSON, which is YAML too. */
  public static String of(Organization organization) {
    Map<String, Object> text = new LinkedHashMap<>();
    Person unknown = organization.unknown();
    if (unknown.measureFrom() != null) {
      text.put("measureFrom", unknown.measureFrom().toString());
    }
    text.put("policy", policy(unknown.policy()));
    text.put("defaults", hours(unknown));
    Map<String, Object> calendars = new LinkedHashMap<>();
    List<Object> people = new ArrayList<>();
    for (Person person : organization.people()) {
      calendars.put("of-" + person.id(), person.holidays().stream().map(Object::toString).toList());
      people.add(person(person, organization));
    }
    calendars.put("of-?", unknown.holidays().stream().map(Object::toString).toList());
    text.put("holidayCalendars", calendars);
    text.put("people", people);
    text.put("bots", organization.bots().stream().sorted().toList());
    try {
      return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> policy(CountingPolicy policy) {
    return Map.of(
        "attention", policy.attention().toString(),
        "resumption", policy.resumption().toString(),
        "handling", policy.handling().toString(),
        "sessionGap", policy.sessionGap().toString(),
        "focusBlock", policy.focusBlock().toString());
  }

  private static Map<String, Object> hours(Person person) {
    Map<String, Object> hours = new LinkedHashMap<>();
    hours.put("timeZone", person.timeZone().getId());
    hours.put("workingHours", person.workingHours().text());
    hours.put("holidayCalendar", "of-" + person.id());
    return hours;
  }

  private static Map<String, Object> person(Person person, Organization organization) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("id", person.id());
    text.putAll(hours(person));
    text.put(
        "identities",
        organization.owners().entrySet().stream()
            .filter(owned -> owned.getValue().equals(person.id()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList());
    text.put(
        "terms",
        person.terms().stream()
            .map(
                term ->
                    Map.of(
                        "from", term.from().toString(), "workingHours", term.workingHours().text()))
            .toList());
    text.put(
        "teams",
        person.teams().stream()
            .map(team -> Map.of("team", team.team(), "from", team.from().toString()))
            .toList());
    text.put("leave", person.leave().stream().map(OrganizationText::leave).toList());
    if (person.employed().from() != null) {
      text.put("employed", Map.of("from", person.employed().from().toString()));
    }
    text.put("shared", person.shared());
    return text;
  }

  private static Map<String, Object> leave(Leave leave) {
    Map<String, Object> text = new LinkedHashMap<>();
    text.put("from", leave.from().toString());
    text.put("to", leave.to().toString());
    if (leave.hours() != null) {
      text.put("hours", leave.hours().toString());
    }
    return text;
  }
}
