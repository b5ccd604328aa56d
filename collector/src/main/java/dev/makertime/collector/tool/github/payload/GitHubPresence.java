package dev.makertime.collector.tool.github.payload;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.requiredTime;
import static dev.makertime.collector.reading.JsonEvidence.text;
import static dev.makertime.collector.reading.JsonEvidence.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads presence from GitHub's webhooks: what the sender did, when they did it. A payload also has
 * the work of others and other times, which are no presence.
 *
 * @param source the prefix of identities
 * @param host of the GitHub, part of every id
 * @param repository {@code owner/name}
 */
record GitHubPresence(String source, String host, String repository) {
  /** 2000-01-01; before that there was no GitHub. */
  private static final long EARLIEST = 946_684_800;

  /** A push shows that its author was at work; a new commit of their own may show it earlier. */
  Reading push(JsonNode body, Instant received) {
    String after = required(body, "after");
    if (body.path("deleted").asBoolean(false) || after.matches("0+")) {
      return new Ignored("a branch or tag that was deleted");
    }
    String id = host + "/push/" + repository + "/" + required(body, "ref") + "/" + after;
    Instant committed =
        bringsOwnCommit(body) ? time(body.path("head_commit"), "timestamp") : pushed(body);
    Instant at = committed == null || committed.isAfter(received) ? received : committed;
    return sign(id, body.path("sender"), at);
  }

  /** A tag, a new branch and a rewritten one may show what others did, weeks ago. */
  private static boolean bringsOwnCommit(JsonNode body) {
    JsonNode head = body.path("head_commit");
    JsonNode commits = body.path("commits");
    boolean isOld =
        required(body, "ref").startsWith("refs/tags/")
            || body.path("created").asBoolean(false)
            || body.path("forced").asBoolean(false)
            || !head.path("distinct").asBoolean(true)
            || (commits.isArray() && commits.isEmpty());
    return !isOld && isBy(head.path("author"), text(body.path("sender"), "login"));
  }

  private static boolean isBy(JsonNode author, @Nullable String login) {
    String username = text(author, "username");
    return author.isMissingNode()
        || (username != null && login != null && username.equalsIgnoreCase(login));
  }

  /** Pushes say it in seconds since 1970, other events as a text. */
  private static @Nullable Instant pushed(JsonNode body) {
    JsonNode repository = body.path("repository");
    JsonNode at = repository.path("pushed_at");
    if (!at.isIntegralNumber()) {
      return time(repository, "pushed_at");
    }
    if (at.asLong() < EARLIEST) {
      throw new DateTimeException("pushed_at is before 2000");
    }
    return Instant.ofEpochSecond(at.asLong());
  }

  Reading pullRequest(JsonNode body) {
    JsonNode request = body.path("pull_request");
    String action = required(body, "action");
    Instant at =
        switch (action) {
          case "opened" -> requiredTime(request, "created_at");
          case "closed" -> requiredTime(request, "closed_at");
          default -> null;
        };
    if (at == null) {
      return new Ignored("a pull request that was " + action + " has nothing that counts");
    }
    if (action.equals("closed") && isMergedByItself(request)) {
      return new Ignored("a pull request that GitHub merged by itself");
    }
    String id = host + "/pull/" + repository + "/" + body.path("number").asLong();
    return sign(id + "/" + action, body.path("sender"), at);
  }

  /** An automatic merge names the person who enabled it, who may be asleep by then. */
  static boolean isMergedByItself(JsonNode request) {
    return request.path("merged").asBoolean(true) && request.path("auto_merge").isObject();
  }

  /**
   * Whatever happens to a review later, and whoever does it, its payload says only who submitted it
   * and when.
   */
  Reading review(JsonNode body) {
    JsonNode review = body.path("review");
    JsonNode author = review.path("user");
    boolean isNow = required(body, "action").equals("submitted");
    if (!isNow && !author.isObject()) {
      return new Ignored("a change of a review does not say when it was");
    }
    String id = host + "/review/" + review.path("id").asLong();
    JsonNode who = author.isObject() ? author : body.path("sender");
    return sign(id, who, requiredTime(review, "submitted_at"));
  }

  private Reading sign(String id, JsonNode who, Instant at) {
    String identity = GitHubPeople.identity(source, who);
    return identity == null
        ? new Ignored("no person did this")
        : new Reading.Found(List.of(JsonEvidence.presence(id, identity, at, repository)));
  }
}
