package dev.makertime.collector.tool.github.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Reading;
import dev.makertime.topics.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubDeploymentsTest {
  @ParameterizedTest
  @CsvSource({
    "pre-production, false, false",
    "production, false, false",
    "production, true, true",
    "frankfurt, true, true",
    "staging, true, true",
    "prod, false, false"
  })
  void github_says_what_is_production(String environment, String said, boolean production)
      throws Exception {
    assertThat(isProduction(environment, ",\"production_environment\":" + said))
        .isEqualTo(production);
  }

  @ParameterizedTest
  @CsvSource({
    "production, true",
    "Prod, true",
    "eu/prod-1, true",
    "prd, true",
    "live, true",
    "pre-production, false",
    "non-prod, false",
    "not_production, false",
    "preprod, false",
    "prod-test, false",
    "product, false",
    "delivery, false"
  })
  void where_github_does_not_say_it_the_name_is_what_there_is(
      String environment, boolean production) throws Exception {
    assertThat(isProduction(environment, "")).isEqualTo(production);
    assertThat(isProduction(environment, ",\"production_environment\":null")).isEqualTo(production);
  }

  private static boolean isProduction(String environment, String said) throws Exception {
    String hook =
        """
        {"deployment_status":{"id":9,"state":"success","environment":"%s",
          "created_at":"2026-06-05T10:05:00Z"},
         "deployment":{"id":42,"sha":"a1","environment":"%s"%s}}
        """
            .formatted(environment, environment, said);
    Reading reading =
        new GitHubDeployments("github.example.com", "data/churn")
            .ofHook(Json.OUTSIDE.readTree(hook));
    return ((Reading.Found) reading).deliveries().get(0).isRelease();
  }
}
