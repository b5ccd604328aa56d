package dev.makertime.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final Instant DEPLOYED = Instant.parse("2026-06-15T10:00:00Z");

  @Test
  void the_lead_time_of_a_release_is_from_its_commit_and_never_below_zero() {
    assertThat(delivery("production", "SUCCESS", DEPLOYED.minusSeconds(90)).leadTime())
        .contains(Duration.ofSeconds(90));
    assertThat(delivery("production", "success", DEPLOYED.plusSeconds(90)).leadTime())
        .contains(Duration.ZERO);
    assertThat(delivery("staging", "success", DEPLOYED).leadTime()).isEmpty();
    assertThat(delivery("production", "failed", DEPLOYED).leadTime()).isEmpty();
  }

  @Test
  void what_no_tool_calls_anything_is_refused_before_a_broker_would() {
    assertThatThrownBy(() -> delivery("x".repeat(256), "success", DEPLOYED))
        .hasMessage("environment is longer than 255 characters");
    assertThatThrownBy(() -> delivery("production", "x".repeat(65), DEPLOYED))
        .hasMessage("status is longer than 64 characters");
    assertThatThrownBy(() -> delivery(" ", "success", DEPLOYED))
        .hasMessage("environment is missing");
  }

  private static Delivery delivery(String environment, String status, Instant committed) {
    return new Delivery(
        "gitlab/1", "data/churn", environment, environment, null, committed, DEPLOYED, status, 1);
  }
}
