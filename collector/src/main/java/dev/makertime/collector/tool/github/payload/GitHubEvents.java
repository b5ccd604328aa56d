package dev.makertime.collector.tool.github.payload;

import static dev.makertime.collector.reading.JsonEvidence.requiredTime;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads presence from a repository's events: pushes, pull requests and reviews. Webhooks and events
 * give the same ids.
 *
 * @param source the prefix of identities
 * @param host of the GitHub, part of every id
 * @param repository {@code owner/name}
 */
public record GitHubEvents(String source, String host, String repository) {
  private static final long EVENT = 1L << 41;

  /** What an entry of {@code /events} tells. */
  public Reading of(JsonNode event) {
    JsonNode payload = event.path("payload");
    String id =
        switch (String.valueOf(text(event, "type"))) {
          case "PushEvent" -> push(payload);
          case "PullRequestEvent" -> pullRequest(payload);
          case "PullRequestReviewEvent" -> review(payload);
          default -> null;
        };
    String identity = GitHubPeople.identity(source, event.path("actor"));
    if (id == null || identity == null) {
      return new Reading.Ignored("an event that is no person's sign of work");
    }
    Instant at = requiredTime(event, "created_at");
    // an event's time is the true one: its revision is above whatever a hook gives
    long revision = EVENT - at.getEpochSecond();
    return new Reading.Found(
        List.of(JsonEvidence.presence(host + "/" + id, revision, identity, at, repository)));
  }

  private @Nullable String push(JsonNode payload) {
    String ref = text(payload, "ref");
    String head = text(payload, "head");
    return ref == null || head == null ? null : "push/%s/%s/%s".formatted(repository, ref, head);
  }

  private @Nullable String pullRequest(JsonNode payload) {
    String action = String.valueOf(text(payload, "action"));
    long number = payload.path("number").asLong(0);
    boolean counts =
        action.equals("opened")
            || (action.equals("closed")
                && !GitHubPresence.isMergedByItself(payload.path("pull_request")));
    return counts && number > 0 ? "pull/%s/%d/%s".formatted(repository, number, action) : null;
  }

  private static @Nullable String review(JsonNode payload) {
    long id = payload.path("review").path("id").asLong(0);
    return id > 0 ? "review/" + id : null;
  }
}
