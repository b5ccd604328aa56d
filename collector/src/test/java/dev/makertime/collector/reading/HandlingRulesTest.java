package dev.makertime.collector.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.model.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a hand-made instant costs by the configuration's rules. */
class HandlingRulesTest {
  private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "web,,, 1200",
    "WEB,,, 1200",
    "play,,,",
    ",deploy*,, 1200",
    ",*prod,, 1200",
    ",deploy,,",
    ",,data/*, 1200",
    ",,data,",
    "web,deploy*,data/churn, 1200",
    "web,deploy*,data/pricing,",
  })
  void a_rule_holds_where_all_that_it_names_fits(
      @Nullable String event,
      @Nullable String job,
      @Nullable String subject,
      @Nullable Long seconds) {
    HandlingRules effort =
        new HandlingRules(
            List.of(new HandlingRules.Rule(event, job, subject, Duration.ofMinutes(20))));

    assertThat(costs(effort, point(TEN))).isEqualTo(seconds);
  }

  @Test
  void the_first_rule_that_fits_holds() {
    HandlingRules effort =
        new HandlingRules(
            List.of(
                new HandlingRules.Rule("schedule", null, null, Duration.ofMinutes(1)),
                new HandlingRules.Rule("web", null, null, Duration.ofMinutes(2)),
                new HandlingRules.Rule(null, null, null, Duration.ofMinutes(3))));

    assertThat(costs(effort, point(TEN))).isEqualTo(120);
  }

  @Test
  void what_is_no_hand_made_instant_costs_what_it_took() {
    HandlingRules effort =
        new HandlingRules(List.of(new HandlingRules.Rule(null, null, null, Duration.ofHours(1))));
    Activity presence = JsonEvidence.presence("p", "gitlab:ana", TEN, "data/churn");
    Activity wait =
        JsonEvidence.waiting(
            "w", 1, "gitlab:ana", TEN, TEN, TEN.plusSeconds(60), "data/churn", Map.of());

    Reading.Found found = new Reading.Found(List.of(presence, wait));

    assertThat(effort.of(found)).isEqualTo(found);
    assertThat(effort.of(new Reading.Ignored("why"))).isEqualTo(new Reading.Ignored("why"));
  }

  @Test
  void a_pattern_is_no_regular_expression() {
    HandlingRules effort =
        new HandlingRules(
            List.of(new HandlingRules.Rule(null, "deploy: .pro.", null, Duration.ofMinutes(20))));

    assertThat(costs(effort, point(TEN))).isNull();
  }

  @Test
  void more_than_a_day_is_refused() {
    assertThatThrownBy(() -> new HandlingRules.Rule(null, null, null, Duration.ofHours(25)))
        .hasMessageContaining("PT24H");
  }

  private static @Nullable Long costs(HandlingRules effort, Activity activity) {
    Reading.Found found = (Reading.Found) effort.of(new Reading.Found(List.of(activity)));
    return found.activities().get(0).effort();
  }

  private static Activity point(Instant at) {
    Map<String, String> labels = Map.of("trigger", "web", "job", "deploy: prod");
    return JsonEvidence.point("id", "gitlab:ana", at, "data/churn", labels);
  }
}
