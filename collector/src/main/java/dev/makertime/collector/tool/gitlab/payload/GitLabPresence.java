package dev.makertime.collector.tool.gitlab.payload;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.requiredId;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads presence besides pushes: merge requests that were opened, approved, merged or commented.
 * Webhooks and entries of {@code /projects/:id/events} give the same ids.
 *
 * @param source the prefix of identities
 * @param host of the GitLab, part of every id
 * @param subject the project's path
 */
record GitLabPresence(String source, String host, String subject) {
  static final String MACHINES = "what a machine does is no sign of a person's work";
  static final String REMOVED = "a branch or tag that was removed";
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
      return new Ignored("a merge request that was updated has nothing that counts");
    }
    String at = text(attributes, "updated_at");
    return sign(
        "merge_request/" + requiredId(attributes, "id") + "/" + act,
        body.path("user"),
        GitLabTime.parse(at == null ? required(attributes, "created_at") : at));
  }

  Reading ofNoteHook(JsonNode body) {
    JsonNode note = body.path("object_attributes");
    JsonNode user = body.path("user");
    if (note.path("system").asBoolean(false)) {
      return new Ignored("a note that GitLab itself wrote");
    }
    long author = note.path("author_id").asLong(0);
    if (author > 0 && user.path("id").asLong(author) != author) {
      return new Ignored("a note that somebody else than its author changed");
    }
    return sign(
        "note/" + requiredId(note, "id"), user, GitLabTime.parse(required(note, "created_at")));
  }

  /** An entry of a project's events. */
  Reading ofEvent(JsonNode event) {
    Instant at = GitLabTime.parse(required(event, "created_at"));
    JsonNode push = event.path("push_data");
    if (push.isObject()) {
      String act = text(push, "action");
      boolean isRemoval = act == null ? text(push, "commit_to") == null : act.equals("removed");
      return isRemoval ? new Ignored(REMOVED) : event(pushed(event, push, at), event, at);
    }
    JsonNode note = event.path("note");
    if (note.isObject()) {
      return note.path("system").asBoolean(false)
          ? new Ignored("a note that GitLab itself wrote")
          : event("note/" + requiredId(note, "id"), event, at);
    }
    String done = EVENTS.get(String.valueOf(text(event, "action_name")));
    if (done == null || !"MergeRequest".equals(text(event, "target_type"))) {
      return new Ignored("an event that is no sign of work on code");
    }
    return event("merge_request/" + requiredId(event, "target_id") + "/" + done, event, at);
  }

  /** A push of many branches at once names none of them; it is told apart by its time. */
  private static String pushed(JsonNode event, JsonNode push, Instant at) {
    long project = requiredId(event, "project_id");
    String to = text(push, "commit_to");
    String ref = text(push, "ref");
    String kind = "tag".equals(text(push, "ref_type")) ? "refs/tags/" : "refs/heads/";
    return to == null || ref == null
        ? "pushes/" + project + "/" + at.getEpochSecond()
        : PushHook.id(project, kind + ref, to);
  }

  private Reading sign(String what, JsonNode user, Instant at) {
    return GitLabMachineUsers.isMachine(user)
        ? new Ignored(MACHINES)
        : sign(what, text(user, "username"), at, at.getEpochSecond() * 16);
  }

  /** An event's time is the true one: its revision is above whatever a hook gives. */
  private Reading event(String what, JsonNode event, Instant at) {
    String who = text(event, "author_username");
    JsonNode author = event.path("author");
    boolean isMachine = who != null && GitLabMachineUsers.isMachine(who);
    return isMachine || GitLabMachineUsers.isMachine(author)
        ? new Ignored(MACHINES)
        : sign(what, who == null ? text(author, "username") : who, at, EVENT - at.getEpochSecond());
  }

  private Reading sign(String what, @Nullable String who, Instant at, long revision) {
    if (who == null) {
      return new Ignored("it does not name who did it");
    }
    String id = host + "/" + what;
    return new Reading.Found(
        List.of(JsonEvidence.presence(id, revision, source + ":" + who, at, subject)));
  }
}
