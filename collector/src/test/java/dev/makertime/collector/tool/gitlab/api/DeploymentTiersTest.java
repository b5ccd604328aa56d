package dev.makertime.collector.tool.gitlab.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.gitlab.payload.GitLabAnswerReader;
import dev.makertime.collector.tool.gitlab.payload.GitLabHook;
import dev.makertime.collector.tool.gitlab.payload.TierGuess;
import dev.makertime.model.Delivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a deployment was for: told by GitLab, or guessed in GitLab's own order. */
class DeploymentTiersTest {
  private static final String NOW = "2026-06-20T00:00:00Z";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "production",
        "prod",
        "prd",
        "PRD",
        "live",
        "Live-EU",
        "production/eu",
        "gprd",
        "us-prod-east",
        "prd eu west",
        "прод/prod",
        "products",
        "customer.live"
      })
  void a_name_like_these_is_production(String name) {
    assertThat(TierGuess.of(name)).isEqualTo("production");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pre-production",
        "preprod",
        "non-prod",
        "nonprod",
        "NON-PROD",
        "prod-test",
        "integration-live",
        "dev/prod",
        "review/production-fix",
        "model-production",
        "prod-demo",
        "qa-live",
        "prod-qc",
        "staging/live",
        "stg",
        "trunk-prod",
        "acpt-prod",
        "accept-prd",
        "quality-live",
        "control-production",
        "customer-portal",
        "développement",
        "Lyve",
        ""
      })
  void a_name_like_these_is_not(String name) {
    assertThat(TierGuess.of(name)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "production, , true",
    "customer-portal, production, true",
    "production, staging, false",
    "prd, , true",
    "non-prod, , false",
    "customer-portal, , false",
    "PRODUCTION, Production, true"
  })
  void what_a_hook_tells_holds_and_an_old_one_is_known_by_the_name(
      String environment, @Nullable String tier, boolean isRelease) {
    assertThat(hook(environment, tier, "success").isRelease()).isEqualTo(isRelease);
  }

  @ParameterizedTest
  @CsvSource({
    "customer-portal, production, true",
    "live, staging, false",
    "pre-production, production, true",
    "production, other, false"
  })
  void a_poll_that_guesses_does_not_outrank_a_hook_that_knows(
      String environment, String tier, boolean isRelease) {
    Delivery hook = hook(environment, tier, "success");
    Delivery later = entry(environment, null, "success", "2026-06-05T10:30:00.000Z");

    assertThat(standing(hook, later).isRelease()).isEqualTo(isRelease);
  }

  @Test
  void a_poll_that_was_told_the_tier_knows_the_commit_as_well() {
    Delivery hook = hook("customer-portal", "production", "success");
    Delivery told = entry("customer-portal", "production", "success", "2026-06-05T10:05:00.000Z");

    assertThat(standing(hook, told).leadTime()).isPresent();
  }

  @Test
  void a_status_further_on_holds_against_better_knowledge_of_one_before() {
    Delivery running = hook("production", "production", "running");
    Delivery over = entry("production", null, "success", "2026-06-05T10:05:00.000Z");

    assertThat(standing(running, over).status()).isEqualTo("success");
  }

  @Test
  void an_entry_without_a_tier_holds_against_a_hook_without_one() {
    Delivery hook = hook("prd", null, "success");
    Delivery entry = entry("prd", null, "success", "2026-06-05T10:05:00.000Z");

    assertThat(standing(hook, entry).leadTime()).isPresent();
  }

  @Test
  void the_poller_asks_each_environment_once() throws Exception {
    WrittenGitLab gitLab = new WrittenGitLab().project(250_000, "data/churn");
    gitLab.at(
        "projects/250000/deployments",
        "["
            + row(1, 5_000_000_009L, "customer-portal")
            + ","
            + row(2, 5_000_000_009L, "customer-portal")
            + ","
            + row(3, 10, "live")
            + ","
            + row(4, 11, "prd")
            + "]");
    gitLab
        .at("projects/250000/environments/5000000009", "{\"id\": 9, \"tier\": \"production\"}")
        .at("projects/250000/environments/10", "{\"id\": 10, \"tier\": \"staging\"}");

    gitLab.poll(NOW);

    assertThat(gitLab.inbox.deliveries)
        .extracting(one -> one.environment() + " " + one.tier() + " " + one.isRelease())
        .containsExactly(
            "customer-portal production true",
            "customer-portal production true",
            "live staging false",
            "prd production true");
    assertThat(gitLab.asked).filteredOn(path -> path.contains("/environments/")).hasSize(3);
    assertThat(gitLab.inbox.coverage).hasSize(1);
  }

  private static Delivery standing(Delivery one, Delivery other) {
    assertThat(one.id()).isEqualTo(other.id());
    return List.of(one, other).stream()
        .max(Comparator.comparingLong(Delivery::revision))
        .orElseThrow();
  }

  private static Delivery hook(String environment, @Nullable String tier, String status) {
    String told = tier == null ? "" : "\"environment_tier\": \"" + tier + "\",";
    String hook =
        """
        {"object_kind": "deployment", "status": "%s", "deployment_id": 4200000000, %s
         "status_changed_at": "2026-06-05 12:05:01 +0200", "environment": "%s",
         "project": {"web_url": "https://git.example.com/data/churn",
                     "path_with_namespace": "data/churn"}}\
        """
            .formatted(status, told, environment);
    byte[] body = hook.getBytes(StandardCharsets.UTF_8);
    return only(
        new GitLabHook("gitlab", List.of()).read(new Payload(Map.of(), body, Instant.parse(NOW))));
  }

  private static Delivery entry(
      String environment, @Nullable String tier, String status, String updated) {
    String told = tier == null ? "" : ", \"tier\": \"" + tier + "\"";
    String entry =
        """
        {"id": 4200000000, "status": "%s", "updated_at": "%s", "sha": "c0ffee01",
         "created_at": "2026-06-05T10:00:00.000Z",
         "environment": {"id": 9, "name": "%s"%s},
         "deployable": {"finished_at": "2026-06-05T10:05:00.000Z",
           "commit": {"created_at": "2026-06-05T09:00:00.000Z",
                      "web_url": "https://git.example.com/data/churn/-/commit/c0ffee01"}}}\
        """
            .formatted(status, updated, environment, told);
    return only(new GitLabAnswerReader("gitlab").read(entry.getBytes(StandardCharsets.UTF_8)));
  }

  private static String row(int id, long environment, String name) {
    return """
    {"id": %d, "status": "success", "updated_at": "2026-06-05T10:0%d:00.000Z", "sha": "c0ffee01",
     "environment": {"id": %s, "name": "%s"}, "deployable": null}\
    """
        .formatted(id, id, Long.toString(environment), name);
  }

  private static Delivery only(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Found.class);
    return ((Reading.Found) reading).deliveries().get(0);
  }
}
