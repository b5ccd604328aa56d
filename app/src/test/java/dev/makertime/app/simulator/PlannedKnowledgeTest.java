package dev.makertime.app.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.knowledge.DayKnowledge;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.SourceRecord;
import dev.makertime.app.simulator.truth.TrueKnowledge;
import dev.makertime.app.simulator.truth.TrueKnowledge.Group;
import dev.makertime.app.simulator.truth.TrueKnowledge.Reason;
import dev.makertime.model.Coverage;
import dev.makertime.model.Organization;
import dev.makertime.model.Person;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twelve weeks; the partner's webhooks fail from Thursday, the 5th of February, for two weeks. */
class PlannedKnowledgeTest {
  private static final Instant NOW = Instant.parse("2026-03-31T00:00:00Z");
  private static final SimulatedOrganization CAST =
      SimulatedOrganization.playing(LocalDate.parse("2026-01-05"), LocalDate.parse("2026-03-29"));
  private static final SimulatedHistory HISTORY =
      new SimulatedHistory(CAST, 7, Clock.fixed(NOW, ZoneOffset.UTC));
  private static final TrueKnowledge KNOWN = HISTORY.knowledge();

  @ParameterizedTest
  @CsvSource({
    "2026-02-04, ONLY_CALLS",
    "2026-02-05, ONLY_CALLS",
    "2026-02-10, ONLY_CALLS",
    "2026-02-11, ONLY_CALLS",
    "2026-02-12, SILENT",
    "2026-02-18, SILENT",
    "2026-02-19, ONLY_CALLS",
  })
  void a_source_that_only_calls_is_unknown_after_three_silent_working_days(
      LocalDate date, Reason why) {
    assertThat(KNOWN.of("kai", date, Group.TOOLS)).isEqualTo(why);
    assertThat(KNOWN.of("kai", date, Group.MEETINGS)).isEqualTo(Reason.READ);
  }

  @Test
  void of_somebody_without_a_calendar_meetings_are_unknown_and_in_no_figure() {
    LocalDate monday = LocalDate.parse("2026-01-12");

    assertThat(KNOWN.of("amy", monday, Group.MEETINGS)).isEqualTo(Reason.NO_CALENDAR);
    assertThat(KNOWN.of("amy", monday, Group.TOOLS)).isEqualTo(Reason.READ);
    assertThat(HISTORY.truth().unseen()).isNotEmpty();
  }

  /** With all sources read until now, and the partner's calls stored. */
  @Test
  void what_can_be_known_is_what_the_product_knows() throws Exception {
    Organization organization = OrganizationFile.parse(CAST.organizationYaml());
    Knowledge knowledge = Knowledge.of(organization, sources(), NOW);
    Map<String, Person> people = organization.peopleById();

    List<TrueKnowledge.Verdict> verdicts =
        KNOWN.compare(
            (person, date, group) -> {
              DayKnowledge day = knowledge.of(person, people.get(person), date);
              return (group == Group.MEETINGS ? day.meetings() : day.tools()).name();
            });

    assertThat(verdicts)
        .hasSize(2)
        .allSatisfy(verdict -> assertThat(verdict.agrees()).as(verdict.says()).isTrue());
  }

  private static List<SourceRecord> sources() {
    List<ConfiguredSource> sources = new ArrayList<>();
    for (String tool : List.of("gitlab", "airflow", "digdag")) {
      sources.add(new ConfiguredSource(tool, tool, null, Duration.ofSeconds(30)));
    }
    sources.add(new ConfiguredSource(SimulatedOrganization.PARTNER, "gitlab", null, null));
    CAST.members().stream()
        .filter(member -> member.isSeenBy(Member.Evidence.CALENDAR))
        .forEach(
            member ->
                sources.add(
                    new ConfiguredSource(
                        "calendar-" + member.id(),
                        ConfiguredSource.CALENDAR,
                        "email:" + member.email(),
                        Duration.ofSeconds(30))));
    Instant since = CAST.from().minusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
    List<Coverage> read =
        sources.stream()
            .filter(source -> source.every() != null)
            .map(source -> new Coverage(source.name(), since, NOW))
            .toList();
    NavigableSet<LocalDate> called =
        HISTORY.hooks().stream()
            .filter(hook -> hook.source().equals(SimulatedOrganization.PARTNER))
            .map(hook -> LocalDate.ofInstant(hook.at(), ZoneOffset.UTC))
            .collect(Collectors.toCollection(TreeSet::new));
    return SourceRecord.of(sources, read, Map.of(SimulatedOrganization.PARTNER, called));
  }

  @Test
  void another_days_level_is_told() {
    TrueKnowledge.Verdict meetings = KNOWN.compare((person, date, group) -> "KNOWN").get(0);

    assertThat(meetings.agrees()).isFalse();
    assertThat(meetings.says()).contains("?gitlab:contractor|2026-01-07 says KNOWN");
  }
}
