package dev.makertime.collector.calendar.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.collector.CollectorMetrics;
import dev.makertime.collector.KeepingInbox;
import dev.makertime.collector.api.ApiLogin;
import dev.makertime.collector.api.HttpApi;
import dev.makertime.collector.api.MemoryCursors;
import dev.makertime.collector.api.OAuthLogin;
import dev.makertime.collector.api.Polling;
import dev.makertime.collector.calendar.OnlineEntries;
import dev.makertime.collector.calendar.occurrence.MeetingRules;
import dev.makertime.collector.calendar.poll.CalendarPoller;
import dev.makertime.collector.poll.PollerContext;
import dev.makertime.testkit.ToolServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendars behind the two APIs, in which things change and vanish while tokens run out. */
@NullUnmarked // JSON has nulls
class OnlineCalendarTest {
  private static final Instant NOW = Instant.parse("2026-10-20T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private static final LocalDate SINCE = LocalDate.parse("2026-09-01");
  private final CalendarServer site = new CalendarServer();

  private Clock clock = CLOCK;

  private MeetingRules rules = MeetingRules.USUAL;

  private final KeepingInbox inbox = new KeepingInbox();

  private final MemoryCursors cursors = new MemoryCursors();

  private final List<Duration> waited = Collections.synchronizedList(new ArrayList<>());

  private ToolServer server;

  private OnlineCalendar calendar;

  @BeforeEach
  void start() throws Exception {
    server = new ToolServer(site);
    site.url = server.url();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"google", "graph"})
  void what_changes_and_what_vanishes_is_published(String api) throws Exception {
    begin(api);
    site.put("a", "09:00", "09:30");
    site.put("b", "10:00", "10:30");
    site.put("c", "11:00", "11:30");
    poll();
    assertThat(standing()).containsExactly("a 09:00-09:30", "b 10:00-10:30", "c 11:00-11:30");

    site.put("a", "09:00", "10:00");
    site.remove("b");
    site.put("d", "14:00", "14:30");
    poll();
    poll();

    assertThat(standing()).containsExactly("a 09:00-10:00", "c 11:00-11:30", "d 14:00-14:30");
    assertThat(inbox.kept).as("nothing is said twice").hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"google", "graph"})
  void a_token_that_is_gone_begins_anew(String api) throws Exception {
    begin(api);
    site.put("a", "09:00", "09:30");
    site.put("b", "10:00", "10:30");
    poll();
    site.remove("a");
    site.versions.remove("a");
    site.oldest = ++site.version;

    poll();

    assertThat(standing()).containsExactly("b 10:00-10:30");
  }

  @ParameterizedTest
  @ValueSource(strings = {"google", "graph"})
  void throttling_failures_and_logins_that_run_out_pass(String api) throws Exception {
    begin(api);
    for (int i = 0; i < 9; i++) {
      site.put("e" + i, "%02d:00".formatted(8 + i), "%02d:30".formatted(8 + i));
    }
    server.misbehave(3, Polling.TROUBLES);
    poll();
    site.tokens++; // what was given is not accepted any more
    site.remove("e0");
    poll();

    assertThat(standing()).hasSize(8);
    assertThat(waited).contains(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"google", "graph"})
  void a_process_that_starts_anew_says_nothing_twice_and_sees_what_vanished(String api)
      throws Exception {
    begin(api);
    site.put("a", "09:00", "09:30");
    site.put("b", "10:00", "10:30");
    poll();
    site.remove("b");
    begin(api);
    poll();

    assertThat(standing()).containsExactly("a 09:00-09:30");
    assertThat(inbox.kept).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"google", "graph"})
  void the_next_day_asks_for_another_window(String api) throws Exception {
    begin(api);
    site.put("a", "09:00", "09:30");
    poll();
    clock = Clock.fixed(NOW.plus(Duration.ofDays(1)), ZoneOffset.UTC);
    begin(api);
    poll();

    assertThat(server.asked()).anyMatch(path -> path.contains("2026-12-20"));
    assertThat(inbox.kept).hasSize(1);
  }

  @Test
  void rules_that_change_judge_anew_what_has_not_changed() throws Exception {
    begin("google");
    site.put("a", "09:00", "09:30");
    poll();
    rules = new MeetingRules(true, MeetingRules.Unanswered.ALL, 1, List.of(), List.of("secret*"));

    poll();

    assertThat(standing()).isEmpty();
  }

  @Test
  void a_service_account_signs_for_whom_it_acts() throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    String pem = Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded());
    String key =
        dev.makertime.topics.Json.MAPPER.writeValueAsString(
            Map.of(
                "client_email", "reader@project.iam.example",
                "token_uri", server.url() + "token",
                "private_key",
                    "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n"));

    ApiLogin login = OAuthLogin.serviceAccount(key, "scope", "ana@example.com", CLOCK);

    assertThat(login.header().value()).isEqualTo("Bearer t0");
    JwtClaims claims =
        new JwtConsumerBuilder()
            .setVerificationKey(keys.getPublic())
            .setExpectedAudience(server.url() + "token")
            .setEvaluationTime(org.jose4j.jwt.NumericDate.fromSeconds(NOW.getEpochSecond()))
            .build()
            .processToClaims(site.forms.get(0).replaceAll(".*assertion=([^&]*).*", "$1"));
    assertThat(claims.getSubject()).isEqualTo("ana@example.com");
    assertThat(claims.getIssuer()).isEqualTo("reader@project.iam.example");
    assertThatThrownBy(() -> OAuthLogin.serviceAccount("{}", "scope", null, CLOCK))
        .hasMessage("no key of a service account");
  }

  private void begin(String api) {
    site.isGoogle = api.equals("google");
    ApiLogin login =
        OAuthLogin.client(server.url().resolve("/token"), "id", "very secret", "scope", clock);
    HttpApi http =
        new HttpApi(server.url(), login, clock, waited::add, Duration.ofMinutes(5))
            .with(GraphProtocol.HEADERS);
    calendar =
        site.isGoogle
            ? GoogleProtocol.calendar(http, "ana@example.com", SINCE, clock)
            : GraphProtocol.calendar(http, "ana@example.com", SINCE, clock);
  }

  private void poll() {
    ZoneId zone = ZoneId.of("Europe/Lisbon");
    String owner = "email:ana@example.com";
    OnlineEntries entries =
        site.isGoogle
            ? OnlineEntries.google(owner, () -> zone, rules)
            : OnlineEntries.graph(owner, () -> zone, rules);
    boolean read =
        new CalendarPoller(
                "cal",
                entries,
                SINCE,
                calendar,
                new PollerContext(
                    inbox, cursors, new CollectorMetrics(new SimpleMeterRegistry(), clock), clock))
            .poll();
    assertThat(read).isTrue();
    assertThat(inbox.aside).isEmpty();
  }

  private List<String> standing() {
    return inbox.latest().stream()
        .filter(one -> !one.retracted())
        .map(
            one ->
                "%s %s-%s"
                    .formatted(
                        one.id().replace("cal/", ""),
                        String.valueOf(one.start()).substring(11, 16),
                        String.valueOf(one.end()).substring(11, 16)))
        .sorted()
        .toList();
  }
}
