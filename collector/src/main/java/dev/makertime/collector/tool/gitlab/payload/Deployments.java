package dev.makertime.collector.tool.gitlab.payload;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Delivery;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads deliveries from a Deployment Hook or an entry of {@code /projects/:id/deployments}. The
 * hook tells the tier of the environment but not when the commit was made, the entry the reverse,
 * unless the environment was asked for. A status that is further on holds against one before; of
 * the same status a tier that GitLab tells holds against one that is guessed from the name.
 *
 * @param host of the GitLab, part of every id
 * @param project its path
 */
record Deployments(String host, String project) {
  /** A revision's highest part is how far the status is, then what is known, then the time. */
  private static final int STATUS = 44;

  private static final int KNOWLEDGE = 42;

  private static final Set<String> OVER = Set.of("success", "failed", "canceled", "skipped");

  /** What a hook without a tier knows: nothing but the name. */
  private static final long NAME = 0;

  private static final long COMMIT = 1;
  private static final long TIER = 2;
  private static final long COMMIT_AND_TIER = 3;

  Reading ofHook(JsonNode hook) {
    Instant changed = GitLabTime.parse(required(hook, "status_changed_at"));
    String status = required(hook, "status");
    String environment = required(hook, "environment");
    String tier = text(hook, "environment_tier");
    return found(
        new Delivery(
            id(hook, "deployment_id"),
            project,
            environment,
            tier == null ? TierGuess.of(environment) : tier,
            sha(text(hook, "commit_url")),
            null,
            changed,
            status,
            revision(status, tier == null ? NAME : TIER, changed)));
  }

  Reading ofEntry(JsonNode entry) {
    JsonNode deployable = entry.path("deployable");
    JsonNode environment = entry.path("environment");
    String tier = text(environment, "tier");
    String status = required(entry, "status");
    Instant updated = time(entry, "updated_at");
    Instant finished = time(deployable, "finished_at");
    Instant at = OVER.contains(status) && finished != null ? finished : updated;
    if (at == null) {
      at = GitLabTime.parse(required(entry, "created_at"));
    }
    return found(
        new Delivery(
            id(entry, "id"),
            project,
            required(environment, "name"),
            tier == null ? TierGuess.of(required(environment, "name")) : tier,
            text(entry, "sha"),
            time(deployable.path("commit"), "created_at"),
            at,
            status,
            revision(status, tier == null ? COMMIT : COMMIT_AND_TIER, updated, at)));
  }

  private static Reading found(Delivery delivery) {
    return new Reading.Found(List.of(), List.of(delivery));
  }

  private String id(JsonNode node, String field) {
    return host + "/deployment/" + JsonEvidence.requiredId(node, field);
  }

  private static @Nullable String sha(@Nullable String commitUrl) {
    String last = commitUrl == null ? "" : commitUrl.substring(commitUrl.lastIndexOf('/') + 1);
    return last.matches("[0-9a-f]{8,64}") ? last : null;
  }

  private static long revision(String status, long known, @Nullable Instant... mentioned) {
    long far = OVER.contains(status) ? 2 : status.equals("running") ? 1 : 0;
    return (far << STATUS)
        + (known << KNOWLEDGE)
        + JsonEvidence.revision(0, Arrays.stream(mentioned));
  }

  private static @Nullable Instant time(JsonNode node, String field) {
    String text = text(node, field);
    return text == null ? null : GitLabTime.parse(text);
  }
}
