package dev.makertime.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.BatchMeasurement;
import dev.makertime.model.Coverage;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.Organization;
import dev.makertime.model.Run;
import dev.makertime.reporter.store.DayStore;
import dev.makertime.reporter.store.TopicTable;
import dev.makertime.topics.Json;
import dev.makertime.topics.organization.OrganizationFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Eight people who deploy by hand every day until their team migrates; and meet, and wait. Their
 * GitLab and their calendars were read all of the time.
 */
public record MeasuredOrganization(Path directory, String config) {
  public static final LocalDate FROM = LocalDate.parse("2026-03-02");
  public static final LocalDate TO = LocalDate.parse("2026-06-28");
  public static final LocalDate WAVE = LocalDate.parse("2026-05-04");

  public static final String TYPED =
      """
      scenarios:
        current: {projectBuildHours: 160, meetingHours: 30}
        optimal: {maintenanceHoursPerProject: {factor: 0}, assessmentHours: 10}
      """;

  /** Writes the files of the organization, and fills its store. */
  public static MeasuredOrganization in(Path directory) throws Exception {
    StringBuilder people = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      people.append(
          "  - {id: e%d, monthlyCost: 7500, identities: [\"gitlab:e%d\", \"email:e%d@example.com\"], teams: [{team: churn, from: 2020-01-01}]}%n"
              .formatted(i, i, i));
    }
    Path organization =
        write(
            directory,
            "organization.yaml",
            """
            currency: EUR
            measureFrom: %s
            people:
            %sprojects:
              - {id: churn, subjects: ["data/*"], started: 2025-12-01, live: [{from: 2026-02-01}]}
            migrations:
              - {id: auto, name: Automatic deploys, waves: [{team: churn, from: %s}], promise: "promise.json#optimal"}
            """
                .formatted(FROM, people, WAVE));
    Path config =
        write(
            directory,
            "makertime.yaml",
            """
            organization: organization.yaml
            data: {directory: data}
            sources:
              - {type: gitlab, url: "https://gitlab.example.com", token: secret, groups: [data]}
              - {type: ical, name: calendars, url: "https://calendar.example.com/all.ics"}
            """);
    store(directory, OrganizationFile.read(organization));
    return new MeasuredOrganization(directory, config.toString());
  }

  /** Current from what was measured before the migration; the other one without manual work. */
  JsonNode simulated(CommandRun makertime) throws Exception {
    Path said = write("scenarios.yaml", TYPED);
    assertThat(
            makertime.run(
                "simulate",
                said.toString(),
                "--json",
                "--provenance",
                "--draws=1000",
                "--config=" + config,
                "--from=" + FROM,
                "--to=" + WAVE.minusDays(1),
                "--html=" + directory.resolve("study.html"),
                "--xlsx=" + directory.resolve("study.xlsx")))
        .as(makertime.err())
        .isZero();
    return Json.MAPPER.readTree(makertime.out());
  }

  /** Runs that tools told beside the days. */
  void takeRuns(List<Run> runs) throws Exception {
    try (DayStore store = DayStore.open(directory.resolve("data/store"))) {
      store
          .runs()
          .take(
              runs.stream().map(run -> new TopicTable.Change<>(run.id(), run)).toList(),
              Map.of(0, 1L));
      store.together(() -> store.runs().save());
    }
  }

  private static void store(Path directory, Organization organization) throws Exception {
    List<Activity> activities = new ArrayList<>();
    for (LocalDate date = FROM; !date.isAfter(TO); date = date.plusDays(1)) {
      if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
        for (int i = 0; i < 8; i++) {
          activities.add(activity(i, date, "meet", ActivityKind.MEETING, "10:00", "10:30"));
          activities.add(activity(i, date, "wait", ActivityKind.WAIT, "13:00", "14:00"));
          if (date.isBefore(WAVE)) {
            activities.add(activity(i, date, "play", ActivityKind.MANUAL, "15:00", "15:00"));
          }
        }
      }
    }
    List<EngineerDay> days =
        BatchMeasurement.days(
            organization, activities, FROM, TO, Instant.parse("2026-07-01T00:00:00Z"));
    try (DayStore store = DayStore.open(directory.resolve("data/store"))) {
      store
          .activities()
          .take(
              activities.stream().map(one -> new TopicTable.Change<>(one.identity(), one)).toList(),
              Map.of(0, 1L));
      store
          .days()
          .take(
              days.stream().map(one -> new TopicTable.Change<>(one.key(), one)).toList(),
              Map.of(0, 1L));
      store.coverages().take(List.of(read("gitlab"), read("calendars")), Map.of(0, 2L));
      store.coverages().save();
      store.activities().save();
      store.days().save();
    }
  }

  /** All of the time, without a gap. */
  private static TopicTable.Change<Coverage> read(String source) {
    return new TopicTable.Change<>(
        source,
        new Coverage(
            source, Instant.parse(FROM + "T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z")));
  }

  private static Activity activity(
      int engineer, LocalDate date, String id, ActivityKind kind, String start, String end) {
    return new Activity(
        id + "/" + date,
        1,
        "gitlab:e" + engineer,
        kind,
        Instant.parse("%sT%s:00Z".formatted(date, start)),
        null,
        Instant.parse("%sT%s:00Z".formatted(date, end)),
        null,
        "data/churn",
        kind == ActivityKind.MANUAL ? Map.of("trigger", "play") : Map.of(),
        false);
  }

  Path write(String name, String text) throws Exception {
    return write(directory, name, text);
  }

  private static Path write(Path directory, String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text);
  }
}
