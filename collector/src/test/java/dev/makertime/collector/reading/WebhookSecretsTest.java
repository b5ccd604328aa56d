package dev.makertime.collector.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shared secrets, by themselves and in an Authorization header. */
class WebhookSecretsTest {
  private static final WebhookSecrets SECRETS = new WebhookSecrets(List.of("s1", "s2"));

  @ParameterizedTest
  @ValueSource(strings = {"Bearer s1", "bearer s2", "BEARER s1", "Bearer  s1", "Bearer s1 "})
  void a_bearer_token_is_taken_whatever_the_case_of_the_word_before_it(String authorization) {
    assertThat(SECRETS.acceptBearer(authorization)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "s1", "Bearer", "Bearer ", "Bearers1", "Basic s1", "Bearer s3", " s1"})
  void whatever_else_is_no_token(String authorization) {
    assertThat(SECRETS.acceptBearer(authorization)).isFalse();
  }

  @Test
  void where_there_are_no_secrets_nothing_is_taken() {
    assertThat(new WebhookSecrets(List.of("")).accept("")).isFalse();
    assertThat(new WebhookSecrets(List.of()).accept(null)).isFalse();
  }
}
