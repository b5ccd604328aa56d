package dev.makertime.collector.tool.github.payload;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.requiredTime;
import static dev.makertime.collector.reading.JsonEvidence.text;
import static java.util.regex.Pattern.CASE_INSENSITIVE;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads deliveries from statuses of deployments. A deployment that is followed by another becomes
 * {@code inactive}, which takes nothing back of its having been there.
 *
 * @param host of the GitHub, part of every id
 * @param project {@code owner/name}
 */
public record GitHubDeployments(String host, String project) {
  private static final Pattern PRODUCTION =
      Pattern.compile("(.*[\\s/_.-])?(production|prod|prd|live)([\\s/_.-].*)?", CASE_INSENSITIVE);

  /** What stands for another tier even beside the word production, as in {@code pre-prod}. */
  private static final Pattern BEFORE_IT =
      Pattern.compile(
          "(^|[\\s/_.-])(dev|review|test|acc|qa|qc|stg|stag|pre|demo|non|not)", CASE_INSENSITIVE);

  Reading ofHook(JsonNode body) {
    return of(body.path("deployment"), body.path("deployment_status"), null, false);
  }

  /**
   * What a deployment and its newest status tell.
   *
   * @param committed when its commit was made; absent where nobody knows
   */
  public Reading ofAnswer(JsonNode deployment, JsonNode status, @Nullable Instant committed) {
    return of(deployment, status, committed, true);
  }

  /** Whether another took its place. */
  public static boolean isInactive(JsonNode status) {
    return "inactive".equals(text(status, "state"));
  }

  /** Whether nothing more is to be expected of it. */
  public static boolean isOver(JsonNode status) {
    return rank(String.valueOf(text(status, "state")).toLowerCase(Locale.ROOT)) == 5;
  }

  private Reading of(
      JsonNode deployment, JsonNode status, @Nullable Instant committed, boolean asked) {
    long id = JsonEvidence.requiredId(deployment, "id");
    if (isInactive(status)) {
      return new Reading.Ignored("a newer deployment took its place");
    }
    String state = required(status, "state").toLowerCase(Locale.ROOT);
    String named = text(status, "environment");
    String environment = named == null ? required(deployment, "environment") : named;
    Instant at = requiredTime(status, "created_at");
    // who was asked knows when the commit was made, and whoever calls does not
    long revision = JsonEvidence.revision(2 * rank(state) + (asked ? 1 : 0), Stream.of(at));
    return new Reading.Found(
        List.of(),
        List.of(
            new Delivery(
                host + "/deployment/" + id,
                project,
                environment,
                tier(deployment, environment),
                text(deployment, "sha"),
                committed,
                at,
                state,
                revision)));
  }

  /** GitHub says it; where an old one does not, the environment's name is what there is. */
  private static @Nullable String tier(JsonNode deployment, String environment) {
    JsonNode said = deployment.path("production_environment");
    boolean production = said.isBoolean() ? said.asBoolean() : isNamedSo(environment);
    return production ? Delivery.PRODUCTION : null;
  }

  private static boolean isNamedSo(String environment) {
    return PRODUCTION.matcher(environment).matches() && !BEFORE_IT.matcher(environment).find();
  }

  private static int rank(String state) {
    return switch (state) {
      case "success", "failure", "error" -> 5;
      case "in_progress" -> 3;
      default -> 1;
    };
  }
}
