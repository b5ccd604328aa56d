package dev.makertime.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.makertime.analysis.privacy.PrivacySettings;
import dev.makertime.http.CallerLimits;
import dev.makertime.reporter.access.TrustedProxy;
import dev.makertime.reporter.oidc.IdentityProvider;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {
  @TempDir Path directory;

  @Test
  void the_defaults_are_these() throws Exception {
    assertThat(read("organization: organization.yaml", Map.of()))
        .isEqualTo(
            new Configuration(
                directory.resolve("organization.yaml"),
                directory.resolve("data"),
                new KafkaSettings("", 0, 1, Map.of()),
                new Configuration.Collector(
                    8090, "127.0.0.1", List.of(), 1L << 30, CallerLimits.DEFAULT),
                List.of(),
                new Configuration.Streams(
                    2,
                    0,
                    "exactly_once_v2",
                    Duration.ofMillis(100),
                    Duration.ofDays(400),
                    null,
                    "127.0.0.1"),
                new ReporterSettings(
                    8080,
                    "127.0.0.1",
                    null,
                    PrivacySettings.DEFAULT,
                    null,
                    CallerLimits.DEFAULT,
                    Duration.ofDays(400))));
  }

  @Test
  void every_key_reaches_its_place() throws Exception {
    String whole =
        """
        organization: /o.yaml
        data: {directory: d}
        kafka: {bootstrapServers: "b:9092", partitions: 4, replication: 3, client: {security.protocol: SSL}}
        collector: {port: 1, bind: 0.0.0.0, tokens: ["${A_TOKEN}"], spool: {maxBytes: 64MiB}, limits: {perSecond: 9, connections: 8}}
        streams: {threads: 1, standbys: 1, guarantee: at_least_once, commitInterval: PT1S, retention: P10D, port: 8070, bind: 0.0.0.0}
        reporter: {port: 2, bind: "::1", keepRuns: P90D, limits: {perSecond: 7, connections: 6, proxies: [10.0.0.7]}}
        """;

    assertThat(read(whole, Map.of("A_TOKEN", "secret")))
        .isEqualTo(
            new Configuration(
                Path.of("/o.yaml"),
                directory.resolve("d"),
                new KafkaSettings("b:9092", 4, 3, Map.of("security.protocol", "SSL")),
                new Configuration.Collector(
                    1, "0.0.0.0", List.of("secret"), 64L << 20, new CallerLimits(9, 8)),
                List.of(),
                new Configuration.Streams(
                    1,
                    1,
                    "at_least_once",
                    Duration.ofSeconds(1),
                    Duration.ofDays(10),
                    8070,
                    "0.0.0.0"),
                new ReporterSettings(
                    2,
                    "::1",
                    null,
                    PrivacySettings.DEFAULT,
                    null,
                    new CallerLimits(7, 6, Set.of(InetAddress.getByName("10.0.0.7"))),
                    Duration.ofDays(90)),
                Map.of(Configuration.TOKENS, "A_TOKEN")));
  }

  @Test
  void every_mistake_is_named_by_its_path() {
    String wrong =
        """
        colector: {}
        kafka: {partitions: 0}
        collector: {port: 99999, tokens: ["${MISSING}"], spool: {maxBytes: lots}}
        reporter: {bind: 0.0.0.0}
        streams: {guarantee: maybe, threads: many}
        sources:
          - {type: jira}
          - {type: gitlab, effort: [{effort: PT25H}, {event: web}, {jobs: x, effort: soon}]}
          - {type: ical}
          - {type: gitlab, secrets: [a]}
          - {type: gitlab, name: b, secrets: ["whsec_?"], url: "https://git.example.com"}
          - {type: github, token: t}
          - {type: airflow, url: "ftp://a"}
        """;

    ConfigurationFile.Invalid refused =
        catchThrowableOfType(ConfigurationFile.Invalid.class, () -> read(wrong, Map.of()));

    assertThat(refused.mistakes())
        .containsExactlyInAnyOrder(
            "colector: unknown; did you mean collector?",
            "organization: is missing",
            "kafka.partitions: must be 1 to 1024",
            "collector.port: must be 0 to 65535",
            "collector.tokens[0]: the environment variable MISSING is not set",
            "collector.spool.maxBytes: must be a size like 512MiB or 1GiB, not lots",
            "reporter.bind: must be a loopback address without reporter.auth: anyone who reaches"
                + " the reporter would see everything",
            "streams.guarantee: must be exactly_once_v2 or at_least_once",
            "streams.threads: must be a whole number, not many",
            "sources[0].type: must be one of gitlab, github, jenkins, airflow, openlineage, digdag,"
                + " mlflow, dvc, command, spark, databricks, slurm, jobs, saslog, git, otlp, ical, caldav,"
                + " google, graph, topic, not jira",
            "sources[1].effort[0].effort: must be from PT0S to PT24H",
            "sources[1].effort[1].effort: is missing",
            "sources[1].effort[2].jobs: unknown; did you mean job?",
            "sources[1].effort[2].effort: must be a duration like PT10M, not soon",
            "sources[4].token: is missing",
            "sources[4].groups: needs at least one, or projects does",
            "sources[4].secrets: what follows whsec_ must be base64",
            "sources[5].repositories: needs at least one, as owner/name",
            "sources[6].user: is missing",
            "sources[6].password: is missing",
            "sources[6].url: must be an http or https address, not ftp://a",
            "sources[1].secrets: needs at least one, the secret token of the webhook; or the API's"
                + " url and token",
            "sources[2]: needs either url or file",
            "sources[1].name: two sources have the name gitlab");
  }

  private Configuration read(String yaml) throws Exception {
    return read(yaml, Map.of());
  }

  private Configuration read(String yaml, Map<String, String> variables) throws Exception {
    Path file = Files.writeString(directory.resolve("makertime.yaml"), yaml);
    return ConfigurationFile.read(file, variables);
  }

  @Test
  void who_may_look_is_read_whole_and_what_is_not_safe_is_refused() throws Exception {
    ReporterSettings reporter =
        read("""
        organization: o.yaml
        reporter:
          bind: 0.0.0.0
          privacy: {minimumGroup: 7, leadsSeePeople: true}
          scenarios: s.yaml
          auth:
            tokens: t.json
            session: PT1H
            proxy: {peers: [10.0.0.7]}
            oidc: {issuer: "https://id.example.com", clientId: c, clientSecret: s, callback: "https://m.example.com/login/oidc/callback"}
        """)
            .reporter();

    assertThat(reporter.privacy()).isEqualTo(new PrivacySettings(7, true));
    assertThat(reporter.auth())
        .isEqualTo(
            new ReporterSettings.Auth(
                directory.resolve("t.json"),
                null,
                Duration.ofHours(1),
                Duration.ofHours(1),
                new TrustedProxy(
                    Set.of(InetAddress.getByAddress(new byte[] {10, 0, 0, 7})), "X-Forwarded-User"),
                new IdentityProvider.Settings(
                    URI.create("https://id.example.com"),
                    "c",
                    "s",
                    URI.create("https://m.example.com/login/oidc/callback"),
                    "email")));
    assertThatThrownBy(
            () ->
                read(
                    """
                    organization: o.yaml
                    reporter:
                      privacy: {minimumGroup: 0}
                      auth:
                        session: PT0S
                        proxy: {peers: [proxy.example.com]}
                        oidc: {issuer: "http://id.example.com", clientId: c, clientSecret: s, callback: "nonsense"}
                    """))
        .hasMessageContaining("reporter.privacy.minimumGroup: must be 1 to 100")
        .hasMessageContaining("reporter.auth.session: must be positive")
        .hasMessageContaining("reporter.auth.proxy.peers[0]: must be an IP address, not a name")
        .hasMessageContaining("reporter.auth.oidc.issuer: must be an https address")
        .hasMessageContaining("reporter.auth.oidc.callback: must be an https address");
    assertThatThrownBy(() -> read("organization: o.yaml\nreporter: {auth: {session: PT1H}}"))
        .hasMessageContaining("reporter.auth: must have tokens, proxy or oidc");
  }
}
