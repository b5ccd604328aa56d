package dev.makertime.collector.source.gitlab;

import static dev.makertime.collector.source.Evidence.required;
import static dev.makertime.collector.source.Evidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.source.Evidence;
import dev.makertime.collector.source.Reading;
import dev.makertime.collector.source.Reading.Ignored;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs of work besides pushes: merge requests that were opened, approved, merged or commented. A
 * hook and an entry of {@code /projects/:id/events} name the same thing alike.
 *
 * @param source the prefix of identities
 * @param host of the GitLab, part of every id
 * @param subject the project's path
 */
record SignsOfWork(String source, String host, String subject) {
  private static final long EVENT = 1L << 41;

  /** A Merge Request Hook's action, as ids have it. */
  private static final Map<String, String> ACTS =
      Map.of(
          "open", "opened",
          "reopen", "reopened",
          "close", "closed",
          "merge", "merged",
          "approved", "approved",
          "approval", "approved");

  /** What {@code action_name} calls it, as ids have it. */
  private static final Map<String, String> EVENTS =
      Map.of(
          "opened", "opened",
          "reopened", "reopened",
          "closed", "closed",
          "accepted", "merged",
          "approved", "approved");

  Reading ofMergeRequestHook(JsonNode body) {
    JsonNode attributes = body.path("object_attributes");
    String act = ACTS.get(String.valueOf(text(attributes, "action")));
    if (act == null) {
      return new Ignored("a merge request that was updated tells nothing that is counted");
    }
    String at = text(attributes, "updated_at");
    return sign(
        "merge_request/" + number(attributes, "id") + "/" + act,
        text(body.path("user"), "username"),
        GitLabTime.parse(at == null ? required(attributes, "created_at") : at));
  }

  Reading ofNoteHook(JsonNode body) {
    JsonNode note = body.path("object_attributes");
    return sign(
        "note/" + number(note, "id"),
        text(body.path("user"), "username"),
        GitLabTime.parse(required(note, "created_at")));
  }

  /** An entry of a project's events. */
  Reading ofEvent(JsonNode event) {
    String who = text(event, "author_username");
    Instant at = GitLabTime.parse(required(event, "created_at"));
    JsonNode push = event.path("push_data");
    if (push.isObject()) {
      String to = text(push, "commit_to");
      String ref = text(push, "ref");
      String kind = "tag".equals(text(push, "ref_type")) ? "refs/tags/" : "refs/heads/";
      return to == null || ref == null
          ? new Ignored("a branch or tag that was removed")
          : event("push/%d/%s%s/%s".formatted(number(event, "project_id"), kind, ref, to), who, at);
    }
    JsonNode note = event.path("note");
    if (note.isObject()) {
      return event("note/" + number(note, "id"), who, at);
    }
    String act = EVENTS.get(String.valueOf(text(event, "action_name")));
    if (act == null || !"MergeRequest".equals(text(event, "target_type"))) {
      return new Ignored("an event that is no sign of work on code");
    }
    return event("merge_request/" + number(event, "target_id") + "/" + act, who, at);
  }

  private Reading sign(String what, @Nullable String who, Instant at) {
    return sign(what, who, at, at.getEpochSecond() * 16);
  }

  /** An event's time is the true one: its revision is above whatever a hook gives. */
  private Reading event(String what, @Nullable String who, Instant at) {
    return sign(what, who, at, EVENT - at.getEpochSecond());
  }

  private Reading sign(String what, @Nullable String who, Instant at, long revision) {
    if (who == null) {
      return new Ignored("nobody is named who did it");
    }
    String id = host + "/" + what;
    return new Reading.Found(
        List.of(Evidence.presence(id, revision, source + ":" + who, at, subject)));
  }

  private static long number(JsonNode node, String field) {
    JsonNode number = node.path(field);
    if (!number.isIntegralNumber() || number.asLong() < 1) {
      throw new IllegalArgumentException("lacks " + field);
    }
    return number.asLong();
  }
}
