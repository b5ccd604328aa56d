package dev.makertime.reporter.access.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** How long a session lasts, and whose makes room. */
class SessionsTest {
  private static final Login ANA = new Login.ByName("ana@example.com");
  private static final Login RUI = new Login.ByName("rui@example.com");

  private Instant now = Instant.parse("2026-06-15T08:00:00Z");
  private final InstantSource source = () -> now;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final Sessions sessions = new Sessions(clock, Duration.ofHours(12), Duration.ofHours(2));

  @Test
  void a_session_that_nobody_uses_ends_early() {
    String used = sessions.open(ANA);
    String unused = sessions.open(RUI);
    for (int i = 0; i < 4; i++) {
      later(Duration.ofMinutes(90));
      sessions.of(used);
    }

    assertThat(sessions.of(used)).isPresent();
    assertThat(sessions.of(unused)).isEmpty();
  }

  @Test
  void a_session_in_use_ends_after_its_length() {
    String used = sessions.open(ANA);
    for (int i = 0; i < 11; i++) {
      later(Duration.ofMinutes(65));
      sessions.of(used);
    }
    later(Duration.ofMinutes(5));

    assertThat(sessions.of(used)).isEmpty();
  }

  @Test
  void many_sessions_of_one_push_out_nobody_elses() {
    String others = sessions.open(RUI);
    for (int i = 0; i < 10_100; i++) {
      sessions.open(ANA);
    }

    assertThat(sessions.of(others)).isPresent();
    assertThat(sessions.all(ANA::equals)).hasSize(20);
  }

  @Test
  void a_session_is_ended_by_its_id() {
    String secret = sessions.open(ANA);
    String id = sessions.of(secret).orElseThrow().id();

    assertThat(sessions.end(id)).isTrue();
    assertThat(sessions.of(secret)).isEmpty();
    assertThat(sessions.end(id)).isFalse();
    assertThat(secret).doesNotContain(id);
  }

  private void later(Duration span) {
    now = now.plus(span);
  }
}
