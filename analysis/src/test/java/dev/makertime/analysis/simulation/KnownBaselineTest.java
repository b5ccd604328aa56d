package dev.makertime.analysis.simulation;

import static dev.makertime.analysis.simulation.BaselineFixture.AS_OF;
import static dev.makertime.analysis.simulation.BaselineFixture.FROM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.analysis.baseline.Baseline;
import dev.makertime.analysis.baseline.BaselineData;
import dev.makertime.analysis.baseline.FigureCertainty;
import dev.makertime.analysis.knowledge.ConfiguredSource;
import dev.makertime.analysis.knowledge.Knowledge;
import dev.makertime.analysis.knowledge.SourceRecord;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.Coverage;
import dev.makertime.model.Organization;
import dev.makertime.topics.organization.OrganizationFile;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Five people over eight weeks, each with a meeting and a wait of an hour a day. */
class KnownBaselineTest {
  private static final String MEETINGS = "scenarios.current.meetingHours";
  private static final String MANUAL = "scenarios.current.manualFixedHours";
  private static final LocalDate TO = FROM.plusWeeks(8).minusDays(1);
  private static final String ALWAYS = "2026-01-01T00:00:00Z";

  private final Organization organization = organization();

  KnownBaselineTest() throws Exception {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // calendars of how many of the five | since when | fewest people | why meetings are unknown
        "5 | 2026-01-01 | 5 | ",
        "4 | 2026-01-01 | 5 | ",
        "3 | 2026-01-01 | 5 | 60 % of the working time is known, and 80 % are needed",
        "0 | 2026-01-01 | 5 | connect a calendar, or type the hours",
        "5 | 2026-06-08 | 5 | 37 % of the working time is known, and 80 % are needed",
        "5 | 2026-01-01 | 6 | measured of 5 people, and 6 are needed",
      })
  void too_little_is_unknown_and_says_what_to_do(
      int calendars, LocalDate since, int fewest, @Nullable String why) {
    Baseline baseline = baseline(calendars, since, fewest, TO);

    assertThat(baseline.unknown().get(MEETINGS)).isEqualTo(why);
    assertThat(baseline.figures().containsKey(MEETINGS)).isEqualTo(why == null);
  }

  @Test
  void fewer_than_four_whole_weeks_are_too_few() {
    Baseline baseline =
        baseline(5, LocalDate.parse("2026-01-01"), 5, FROM.plusWeeks(3).plusDays(2));

    assertThat(baseline.unknown())
        .containsEntry(MEETINGS, "known for 3 whole weeks, and 4 are needed")
        .containsKeys(MANUAL, "org.runs");
    assertThat(baseline.runs()).isEmpty();
  }

  @Test
  void hours_of_days_without_a_calendar_do_not_dilute_those_that_are_known() {
    Baseline all = baseline(5, LocalDate.parse("2026-01-01"), 5, TO);
    Baseline fewer = baseline(4, LocalDate.parse("2026-01-01"), 5, TO);

    assertThat(value(fewer)).isCloseTo(value(all), org.assertj.core.data.Offset.offset(1e-9));
    assertThat(Objects.requireNonNull(fewer.figures().get(MEETINGS)).origin().kind())
        .isEqualTo(FigureCertainty.MEASURED);
    assertThat(Objects.requireNonNull(fewer.figures().get(MEETINGS)).origin().source())
        .contains("known for 80 % of the working time");
  }

  private static double value(Baseline baseline) {
    return Objects.requireNonNull(baseline.figures().get(MEETINGS)).value();
  }

  /** Meetings are seen of those alone whose calendars are read. */
  private Baseline baseline(int calendars, LocalDate since, int fewest, LocalDate to) {
    List<Activity> activities = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      for (LocalDate date = FROM; !date.isAfter(to); date = date.plusDays(1)) {
        if (i < calendars) {
          activities.add(activity(i, date, "meet", ActivityKind.MEETING, "10:00", "11:00"));
        }
        activities.add(activity(i, date, "wait", ActivityKind.WAIT, "13:00", "14:00"));
      }
    }
    return new BaselineData(
            BatchMeasurement.days(organization, activities, FROM, to, AS_OF),
            activities,
            List.of(),
            List.of(),
            knowledge(calendars, since),
            fewest)
        .baseline(organization, FROM, to, null, AS_OF)
        .orElseThrow();
  }

  private Knowledge knowledge(int calendars, LocalDate since) {
    List<ConfiguredSource> sources = new ArrayList<>();
    List<Coverage> coverages = new ArrayList<>();
    sources.add(new ConfiguredSource("gitlab", "gitlab", null, Duration.ofMinutes(5)));
    coverages.add(new Coverage("gitlab", Instant.parse(ALWAYS), AS_OF));
    for (int i = 0; i < calendars; i++) {
      String name = "calendar " + i;
      sources.add(
          new ConfiguredSource(
              name,
              ConfiguredSource.CALENDAR,
              "email:e%d@example.com".formatted(i),
              Duration.ofMinutes(5)));
      coverages.add(new Coverage(name, Instant.parse(since + "T00:00:00Z"), AS_OF));
    }
    return Knowledge.of(organization, SourceRecord.of(sources, coverages, Map.of()), AS_OF);
  }

  private static Activity activity(
      int engineer, LocalDate date, String id, ActivityKind kind, String start, String end) {
    return new Activity(
        id + date,
        1,
        "gitlab:e" + engineer,
        kind,
        Instant.parse("%sT%s:00Z".formatted(date, start)),
        null,
        Instant.parse("%sT%s:00Z".formatted(date, end)),
        null,
        null,
        Map.of(),
        false);
  }

  private static Organization organization() throws Exception {
    StringBuilder people = new StringBuilder("measureFrom: %s%npeople:%n".formatted(FROM));
    for (int i = 0; i < 5; i++) {
      people.append(
          "  - {id: e%1$d, identities: [\"gitlab:e%1$d\", \"email:e%1$d@example.com\"]}%n"
              .formatted(i));
    }
    return OrganizationFile.parse(people.toString());
  }
}
