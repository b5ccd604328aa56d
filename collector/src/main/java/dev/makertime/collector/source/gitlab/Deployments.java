package dev.makertime.collector.source.gitlab;

import static dev.makertime.collector.source.Evidence.required;
import static dev.makertime.collector.source.Evidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.source.Evidence;
import dev.makertime.collector.source.Reading;
import dev.makertime.model.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Deployments, from a Deployment Hook or an entry of {@code /projects/:id/deployments}. The hook
 * does not say when the commit was made, so the entry knows more.
 *
 * @param host of the GitLab, part of every id
 * @param project its path
 */
record Deployments(String host, String project) {
  /** An entry knows more than any hook. */
  private static final long ENTRY = 1L << 41;

  private static final Set<String> OVER = Set.of("success", "failed", "canceled");

  Reading ofHook(JsonNode hook) {
    Instant changed = GitLabTime.parse(required(hook, "status_changed_at"));
    String status = required(hook, "status");
    return found(
        new Delivery(
            id(hook, "deployment_id"),
            project,
            required(hook, "environment"),
            text(hook, "environment_tier"),
            sha(text(hook, "commit_url")),
            null,
            changed,
            status,
            Evidence.revision(rank(status), Stream.of(changed))));
  }

  Reading ofEntry(JsonNode entry) {
    JsonNode deployable = entry.path("deployable");
    JsonNode environment = entry.path("environment");
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
            tier(environment),
            text(entry, "sha"),
            time(deployable.path("commit"), "created_at"),
            at,
            status,
            ENTRY + Evidence.revision(rank(status), Stream.of(updated, at))));
  }

  /** As GitLab infers a tier from a name where the API, unlike the hook, does not tell it. */
  private static @Nullable String tier(JsonNode environment) {
    String tier = text(environment, "tier");
    if (tier != null) {
      return tier;
    }
    String name = required(environment, "name").toLowerCase(java.util.Locale.ROOT);
    return name.matches("(.*[/_-])?(production|prod|live)([/_-].*)?") ? Delivery.PRODUCTION : null;
  }

  private static Reading found(Delivery delivery) {
    return new Reading.Found(List.of(), List.of(delivery));
  }

  private String id(JsonNode node, String field) {
    long id = node.path(field).asLong(0);
    if (id < 1) {
      throw new IllegalArgumentException("lacks " + field);
    }
    return host + "/deployment/" + id;
  }

  private static @Nullable String sha(@Nullable String commitUrl) {
    String last = commitUrl == null ? "" : commitUrl.substring(commitUrl.lastIndexOf('/') + 1);
    return last.matches("[0-9a-f]{8,64}") ? last : null;
  }

  private static int rank(String status) {
    return OVER.contains(status) ? 8 : status.equals("running") ? 4 : 2;
  }

  private static @Nullable Instant time(JsonNode node, String field) {
    String text = text(node, field);
    return text == null ? null : GitLabTime.parse(text);
  }
}
