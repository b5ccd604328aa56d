package dev.makertime.analysis.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.Coverage;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The present is a Friday at noon, 2026-06-26. */
class KnowledgeTest {
  private static final Instant NOW = Instant.parse("2026-06-26T12:00:00Z");

  private static final String PEOPLE =
      """
      people:
        - {id: ana, timeZone: UTC, identities: ["gitlab:ana", "email:ana@example.com"]}
        - {id: bo, timeZone: UTC, identities: ["gitlab:bo", "airflow:bo", "email:bo@example.com"]}
        - {id: tokyo, timeZone: Asia/Tokyo, identities: ["gitlab:tokyo"]}
        - {id: la, timeZone: America/Los_Angeles, identities: ["gitlab:la"]}
        - {id: hooked, timeZone: UTC, identities: ["hooks:hooked"]}
        - {id: pushed, timeZone: UTC, identities: ["jobs:pushed"]}
        - {id: joiner, timeZone: UTC, identities: ["gitlab:joiner"], employed: {from: 2026-06-22}}
        - {id: stranger, timeZone: UTC}
      """;

  /** As {@code name} or {@code calendar of somebody}, with what it was read for, or its calls. */
  private static final List<String> SOURCES =
      List.of(
          "gitlab 2026-06-01T00:00:00Z 2026-06-26T11:58:00Z",
          "airflow 2026-06-10T06:00:00Z 2026-06-23T09:00:00Z",
          "ana's 2026-06-01T00:00:00Z 2026-06-23T09:00:00Z",
          "bo's");

  @ParameterizedTest
  @CsvSource({
    // person, date, what is known of meetings, of manual work and waiting
    "ana, 2026-06-12, KNOWN, KNOWN",
    "ana, 2026-05-31, UNKNOWN, UNKNOWN", // before anything was read
    "ana, 2026-06-22, KNOWN, KNOWN",
    "ana, 2026-06-23, PARTIAL, KNOWN", // the calendar fails since 9:00
    "ana, 2026-06-24, UNKNOWN, KNOWN",
    "ana, 2026-06-26, UNKNOWN, KNOWN", // the day goes on, and gitlab is read every five minutes
    "bo, 2026-06-05, UNKNOWN, KNOWN", // airflow is read from the 10th on
    "bo, 2026-06-10, UNKNOWN, KNOWN",
    "bo, 2026-06-11, UNKNOWN, KNOWN", // its first whole day
    "bo, 2026-06-12, UNKNOWN, KNOWN",
    "bo, 2026-06-23, UNKNOWN, PARTIAL",
    "bo, 2026-06-25, UNKNOWN, PARTIAL", // airflow fails since the 23rd
    "tokyo, 2026-06-01, UNKNOWN, PARTIAL", // it began nine hours before
    "tokyo, 2026-06-02, UNKNOWN, KNOWN",
    "la, 2026-05-31, UNKNOWN, PARTIAL",
    "la, 2026-06-01, UNKNOWN, KNOWN",
    "joiner, 2026-06-23, UNKNOWN, KNOWN",
    "stranger, 2026-06-12, UNKNOWN, UNKNOWN",
    // called on Tuesday the 2nd, Friday the 5th and Monday the 15th; the 6th and 7th are no work
    "hooked, 2026-06-01, UNKNOWN, UNKNOWN",
    "hooked, 2026-06-02, UNKNOWN, PARTIAL",
    "hooked, 2026-06-10, UNKNOWN, PARTIAL",
    "hooked, 2026-06-11, UNKNOWN, UNKNOWN",
    "hooked, 2026-06-15, UNKNOWN, PARTIAL",
    "hooked, 2026-06-18, UNKNOWN, PARTIAL",
    "hooked, 2026-06-19, UNKNOWN, UNKNOWN",
    // of a source that is configured no longer
    "pushed, 2026-06-03, UNKNOWN, PARTIAL",
    "pushed, 2026-06-20, UNKNOWN, UNKNOWN",
  })
  void of_a_day_is_known_what_the_sources_of_the_person_were_heard_of(
      String person, LocalDate date, Known meetings, Known tools) throws Exception {
    assertThat(knowledge(SOURCES).of(person(person), date))
        .isEqualTo(new DayKnowledge(meetings, tools));
  }

  @Test
  void of_an_identity_that_nobody_owns_its_own_source_tells() throws Exception {
    assertThat(knowledge(SOURCES).of("?gitlab:who", null, LocalDate.parse("2026-06-12")))
        .isEqualTo(new DayKnowledge(Known.UNKNOWN, Known.KNOWN));
    assertThat(knowledge(SOURCES).of("?x:who", null, LocalDate.parse("2026-06-12")))
        .isEqualTo(DayKnowledge.NOTHING);
  }

  @Test
  void a_source_that_was_configured_and_never_read_leaves_a_part_unknown() throws Exception {
    List<String> never = new ArrayList<>(SOURCES);
    never.set(1, "airflow");

    assertThat(knowledge(never).of(person("bo"), LocalDate.parse("2026-06-12")).tools())
        .isEqualTo(Known.PARTIAL);
  }

  @Test
  void days_that_have_not_begun_are_neither_known_nor_unknown() throws Exception {
    Organization organization =
        OrganizationFile.parse(
            """
            people:
              - {id: ana, identities: ["gitlab:ana", "email:ana@example.com"],
                 teams: [{team: churn, from: 2026-01-01}]}
            """);
    Knowledge knowledge =
        Knowledge.of(
            organization,
            SourceRecord.of(
                List.of(new ConfiguredSource("gitlab", "gitlab", null, Duration.ofMinutes(5))),
                List.of(new Coverage("gitlab", Instant.parse("2026-06-01T00:00:00Z"), NOW)),
                Map.of()),
            NOW);

    KnownTimes week =
        KnownTimes.ofTeam(
            knowledge,
            organization,
            "churn",
            LocalDate.parse("2026-06-25"),
            LocalDate.parse("2026-07-03"));

    assertThat(week.tools()).isEqualTo(new KnownTime(2 * 8 * 3600, 0, 0));
    assertThat(week.meetings()).isEqualTo(new KnownTime(0, 0, 2 * 8 * 3600));
  }

  @Test
  void sources_tell_of_those_whose_names_they_have() throws Exception {
    assertThat(knowledge(SOURCES).tellingOf(person("bo")))
        .extracting(ConfiguredSource::name)
        .containsExactly("gitlab", "airflow", "bo's");
    assertThat(knowledge(SOURCES).tellingOf(person("stranger"))).isEmpty();
  }

  private static Knowledge knowledge(List<String> sources) throws Exception {
    List<ConfiguredSource> configured = new ArrayList<>();
    List<Coverage> coverages = new ArrayList<>();
    for (String source : sources) {
      String[] words = source.split(" ", -1);
      boolean isCalendar = words[0].endsWith("'s");
      configured.add(
          new ConfiguredSource(
              words[0],
              isCalendar ? ConfiguredSource.CALENDAR : words[0],
              isCalendar ? "email:" + words[0].replace("'s", "@example.com") : null,
              Duration.ofMinutes(5)));
      if (words.length > 1) {
        coverages.add(new Coverage(words[0], Instant.parse(words[1]), Instant.parse(words[2])));
      }
    }
    configured.add(new ConfiguredSource("hooks", "github", null, null));
    return Knowledge.of(
        OrganizationFile.parse(PEOPLE),
        SourceRecord.of(
            configured,
            coverages,
            Map.of(
                "hooks", days("2026-06-02", "2026-06-05", "2026-06-15"),
                "jobs", days("2026-06-01"),
                "email", days("2026-06-12"))),
        NOW);
  }

  private static NavigableSet<LocalDate> days(String... days) {
    return Stream.of(days).map(LocalDate::parse).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Person person(String id) throws Exception {
    Organization organization = OrganizationFile.parse(PEOPLE);
    return organization.person(id).orElseThrow();
  }
}
