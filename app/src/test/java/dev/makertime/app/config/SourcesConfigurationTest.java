package dev.makertime.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.source.CalDavSource;
import dev.makertime.collector.calendar.source.GoogleAccount;
import dev.makertime.collector.calendar.source.GraphApplication;
import dev.makertime.collector.calendar.source.ICalSource;
import dev.makertime.collector.calendar.source.OnlineSource;
import dev.makertime.collector.reading.HandlingRules;
import dev.makertime.collector.source.ServerSettings;
import dev.makertime.collector.tool.SourceTypes;
import dev.makertime.collector.tool.airflow.AirflowSource;
import dev.makertime.collector.tool.command.CommandSource;
import dev.makertime.collector.tool.digdag.DigdagSource;
import dev.makertime.collector.tool.git.GitSource;
import dev.makertime.collector.tool.github.GitHubSource;
import dev.makertime.collector.tool.gitlab.GitLabSource;
import dev.makertime.collector.tool.jenkins.JenkinsSource;
import dev.makertime.collector.tool.openlineage.OpenLineageSource;
import dev.makertime.collector.tool.otlp.OtlpSource;
import dev.makertime.collector.tool.slurm.SlurmSource;
import dev.makertime.collector.tool.topic.TopicSource;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources of makertime.yaml. */
class SourcesConfigurationTest {
  @TempDir Path directory;

  @Test
  void every_key_of_a_tool_reaches_its_place() throws Exception {
    String sources =
        """
        organization: o.yaml
        sources:
          - {type: gitlab, name: gl, secrets: ["x${A_TOKEN}y"], effort: [{event: web, job: "deploy*", subject: "data/*", effort: PT20M}, {effort: PT1M}]}
          - {type: gitlab, url: "https://git.example.com", token: "${A_TOKEN}", groups: [data], projects: [a/b]}
          - {type: github, token: t, repositories: [o/r]}
          - {type: openlineage, secrets: [k1, k2]}
          - {type: jenkins, url: "http://j.example.com", user: u, token: t}
          - {type: airflow, url: "http://a.example.com", user: u, password: p}
          - {type: digdag, url: "http://d.example.com", ownerKey: who}
          - {type: command, secrets: [k], minimum: PT10S}
          - {type: slurm, secrets: [k]}
          - {type: git, secrets: [k], minimum: PT8S}
          - {type: otlp, secrets: [k], agents: tools}
          - {type: topic, topic: t, reads: openlineage, client: {bootstrap.servers: "h:9092", group.id: g}, since: 2026-01-01, poll: PT5S}
        """;

    assertThat(read(sources, Map.of("A_TOKEN", "secret")).sources())
        .containsExactly(
            new GitLabSource(
                "gl",
                new HandlingRules(
                    List.of(
                        new HandlingRules.Rule("web", "deploy*", "data/*", Duration.ofMinutes(20)),
                        new HandlingRules.Rule(null, null, null, Duration.ofMinutes(1)))),
                List.of("xsecrety"),
                null,
                List.of(),
                List.of()),
            new GitLabSource(
                "gitlab",
                HandlingRules.NONE,
                List.of(),
                server("https://git.example.com", "", "secret"),
                List.of("data"),
                List.of("a/b")),
            new GitHubSource(
                "github",
                HandlingRules.NONE,
                List.of(),
                server("https://api.github.com", "", "t"),
                List.of("o/r")),
            new OpenLineageSource("openlineage", HandlingRules.NONE, List.of("k1", "k2")),
            new JenkinsSource(
                "jenkins", HandlingRules.NONE, server("http://j.example.com", "u", "t")),
            new AirflowSource(
                "airflow", HandlingRules.NONE, server("http://a.example.com", "u", "p")),
            new DigdagSource(
                "digdag", HandlingRules.NONE, server("http://d.example.com", "", ""), "who"),
            new CommandSource("command", List.of("k"), Duration.ofSeconds(10)),
            new SlurmSource("slurm", List.of("k")),
            new GitSource("git", List.of("k"), Duration.ofSeconds(8)),
            new OtlpSource("otlp", HandlingRules.NONE, List.of("k"), true),
            new TopicSource(
                "topic",
                HandlingRules.NONE,
                "t",
                SourceTypes.ALL.named("openlineage").orElseThrow(),
                Map.of("bootstrap.servers", "h:9092", "group.id", "g"),
                LocalDate.parse("2026-01-01"),
                Duration.ofSeconds(5)));
  }

  @Test
  void every_key_of_a_calendar_reaches_its_place() throws Exception {
    String sources =
        """
        organization: o.yaml
        sources:
          - {type: ical, url: "https://c.example.com/a.ics", owner: "email:Ana@example.com", timeZone: Europe/Lisbon, since: 2026-01-01, poll: PT1M}
          - {type: caldav, url: "https://dav.example.com", user: ana, password: pw, meetings: {tentative: false, unanswered: none, others: 2, subjects: [{like: "*1:1*", subject: people}], ignored: ["focus*"]}}
          - {type: google, calendars: [ana@example.com], keyFile: key.json, actsFor: true}
          - {type: graph, calendars: [bo@example.com], tenant: t, clientId: c, clientSecret: "${A_TOKEN}"}
        """;

    assertThat(read(sources, Map.of("A_TOKEN", "secret")).sources())
        .containsExactly(
            new ICalSource(
                "ical",
                URI.create("https://c.example.com/a.ics"),
                "email:ana@example.com",
                ZoneId.of("Europe/Lisbon"),
                LocalDate.parse("2026-01-01"),
                Duration.ofMinutes(1),
                MeetingRules.USUAL),
            new CalDavSource(
                "caldav",
                server("https://dav.example.com", "ana", "pw"),
                null,
                null,
                new MeetingRules(
                    false,
                    MeetingRules.Unanswered.NONE,
                    2,
                    List.of(new MeetingRules.Subject("*1:1*", "people")),
                    List.of("focus*"))),
            new OnlineSource(
                "google",
                URI.create("https://www.googleapis.com/calendar/v3/"),
                List.of("ana@example.com"),
                new GoogleAccount(directory.resolve("key.json"), true),
                null,
                null,
                Duration.ofMinutes(5),
                MeetingRules.USUAL),
            new OnlineSource(
                "graph",
                URI.create("https://graph.microsoft.com/v1.0/"),
                List.of("bo@example.com"),
                new GraphApplication(
                    URI.create("https://login.microsoftonline.com/"), "t", "c", "secret"),
                null,
                null,
                Duration.ofMinutes(5),
                MeetingRules.USUAL));
  }

  private static ServerSettings server(String url, String user, String secret) {
    return new ServerSettings(URI.create(url), user, secret, null, Duration.ofMinutes(5));
  }

  private Configuration read(String yaml, Map<String, String> variables) throws Exception {
    Path file = Files.writeString(directory.resolve("makertime.yaml"), yaml);
    return ConfigurationFile.read(file, variables);
  }
}
