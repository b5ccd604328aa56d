package dev.makertime.analysis.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.model.CountingPolicy;
import dev.makertime.model.Person;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyVariantTest {
  private static final CountingPolicy OWN =
      new CountingPolicy(
          Duration.ofMinutes(12),
          Duration.ofMinutes(8),
          Duration.ofMinutes(3),
          Duration.ofMinutes(15),
          Duration.ofMinutes(90));

  @ParameterizedTest
  @CsvSource({"STRICT, 5, 1, 2", "DEFAULT, 12, 8, 3", "GENEROUS, 20, 23, 10"})
  void each_has_its_minutes(PolicyVariant variant, int attention, int resumption, int handling) {
    CountingPolicy policy = variant.of(OWN);

    assertThat(policy.attention()).hasMinutes(attention);
    assertThat(policy.resumption()).hasMinutes(resumption);
    assertThat(policy.handling()).hasMinutes(handling);
  }

  @ParameterizedTest
  @CsvSource({"STRICT, 5, 1, 2", "GENEROUS, 20, 23, 10"})
  void its_sentence_has_its_minutes_and_what_it_is_for(
      PolicyVariant variant, int attention, int resumption, int handling) {
    assertThat(variant.sentence())
        .contains(
            attention + " min of a wait count",
            resumption + " min to resume the work",
            handling + " min for a single moment")
        .contains("Use it to show the ");
  }

  @ParameterizedTest
  @EnumSource
  void none_changes_what_a_session_or_a_focus_block_is(PolicyVariant variant) {
    CountingPolicy policy = variant.of(OWN);

    assertThat(policy.sessionGap()).isEqualTo(OWN.sessionGap());
    assertThat(policy.focusBlock()).isEqualTo(OWN.focusBlock());
  }

  @Test
  void a_person_keeps_all_but_the_policy() {
    Person ana = Person.unknown().as("ana").judgedBy(OWN);

    Person strict = PolicyVariant.STRICT.of(ana);

    assertThat(strict.judgedBy(OWN)).isEqualTo(ana);
    assertThat(strict.policy()).isEqualTo(PolicyVariant.STRICT.of(OWN));
  }

  /** The range that is shown has the strict figures below and the generous ones above. */
  @Test
  void strict_charges_less_than_the_default_rules_and_generous_more() {
    assertThat(PolicyVariant.STRICT.of(CountingPolicy.DEFAULT).longestCharge())
        .isLessThan(CountingPolicy.DEFAULT.longestCharge());
    assertThat(PolicyVariant.GENEROUS.of(CountingPolicy.DEFAULT).longestCharge())
        .isGreaterThan(CountingPolicy.DEFAULT.longestCharge());
  }
}
