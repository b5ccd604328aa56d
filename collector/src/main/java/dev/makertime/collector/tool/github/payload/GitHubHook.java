package dev.makertime.collector.tool.github.payload;

import static dev.makertime.collector.reading.JsonEvidence.required;
import static dev.makertime.collector.reading.JsonEvidence.requiredTime;
import static dev.makertime.collector.reading.JsonEvidence.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.reading.Reading.Rejected;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.collector.reading.WebhookReader;
import dev.makertime.collector.reading.WebhookSignatures;
import dev.makertime.model.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads GitHub's webhooks, signed by HMAC-SHA256 over the body. A workflow run is a wait; pushes,
 * pull requests and reviews are presence; an approved deployment is a manual act; a deployment's
 * status is a delivery. A workflow job is a run that names nobody.
 */
public final class GitHubHook implements WebhookReader {
  private final String name;
  private final WebhookSignatures signatures;

  /**
   * Makes a reader.
   *
   * @param name the prefix of its identities
   * @param secrets with one of which {@code X-Hub-Signature-256} must be made
   */
  public GitHubHook(String name, List<String> secrets) {
    this.name = name;
    signatures = new WebhookSignatures(secrets);
  }

  @Override
  public boolean isAuthentic(Payload payload) {
    String signature = payload.header("x-hub-signature-256");
    return signature != null
        && signature.startsWith("sha256=")
        && signatures.acceptHex(signature.substring("sha256=".length()), payload.body());
  }

  @Override
  public boolean isRefusedByHeaders(Payload head) {
    return head.header("x-hub-signature-256") == null;
  }

  @Override
  public Reading read(Payload payload) {
    return SafeJson.ofObject(payload.body(), body -> read(body, payload));
  }

  /** What an answer of the REST API tells: runs of a repository, one of them, or jobs. */
  public Reading readAnswer(byte[] answer) {
    return SafeJson.of(
        answer,
        body -> {
          if (body.isArray() || body.has("workflow_runs")) {
            return SafeJson.each(body.isArray() ? body : body.path("workflow_runs"), this::one);
          }
          return one(body);
        });
  }

  private Reading one(JsonNode entry) {
    if (entry.path("jobs").isArray()) {
      return SafeJson.each(entry.path("jobs"), this::one);
    }
    if (entry.has("run_id")) {
      return new Ignored("a job alone does not say of which repository it is; its run is asked");
    }
    if (!entry.has("run_number") && !entry.has("triggering_actor")) {
      return new Rejected("no answer about workflow runs or jobs");
    }
    return new RunAttempt(entry, Optional.empty()).read(name, repository(entry));
  }

  private Reading read(JsonNode body, Payload payload) {
    String event = event(payload, body);
    return switch (event) {
      case "workflow_run" -> run(body);
      case "workflow_job" -> job(body.path("workflow_job"), repository(body), host(body));
      case "push" -> signs(body).push(body, payload.receivedAt());
      case "pull_request" -> signs(body).pullRequest(body);
      case "pull_request_review" -> signs(body).review(body);
      case "deployment_review" -> approval(body);
      case "deployment_status" -> deployment(body);
      case "" -> new Rejected("neither X-GitHub-Event nor the payload says what it is");
      default -> new Ignored("events of kind " + event + " tell nothing that is counted");
    };
  }

  /** Where no header came along, as from a file, by what the payload holds. */
  private static String event(Payload payload, JsonNode body) {
    String event = payload.header("x-github-event");
    if (event != null) {
      return event;
    }
    for (String kind :
        List.of(
            "workflow_job",
            "deployment_status",
            "approver",
            "reviewers",
            "deployment",
            "workflow_run",
            "review",
            "pull_request")) {
      if (body.has(kind)) {
        return switch (kind) {
          case "approver", "reviewers" -> "deployment_review";
          case "review" -> "pull_request_review";
          default -> kind;
        };
      }
    }
    return body.has("ref") && body.has("after") ? "push" : "";
  }

  private Reading run(JsonNode body) {
    JsonNode run = body.path("workflow_run");
    if (!run.isObject()) {
      return new Rejected("lacks workflow_run");
    }
    return new RunAttempt(run, Optional.empty()).read(name, repository(body));
  }

  private Reading job(JsonNode job, String repository, String host) {
    return new Reading.Found(
        List.of(), List.of(), List.of(AttemptRuns.ofJob(job, name, repository, host)));
  }

  private Reading approval(JsonNode body) {
    String identity = GitHubPeople.identity(name, body.path("approver"));
    String action = required(body, "action");
    boolean isAnswer = identity != null && !action.equals("requested");
    Instant since = isAnswer ? requiredTime(body, "since") : JsonEvidence.time(body, "since");
    List<Activity> all = new ArrayList<>(standing(body, since));
    if (identity != null && isAnswer && since != null) {
      all.add(approved(body, action, identity, since));
    }
    return SafeJson.found(all, "a deployment that waits for its approval");
  }

  private static Activity approved(JsonNode body, String action, String identity, Instant since) {
    return JsonEvidence.point(
        "%s/run/%d/%s/%d"
            .formatted(
                host(body),
                JsonEvidence.requiredId(body.path("workflow_run"), "id"),
                action,
                since.getEpochSecond()),
        identity,
        approvedAt(body, since),
        repository(body),
        Map.of("trigger", "approval"));
  }

  /**
   * The person who started a run waits until an approval is asked for. Other jobs may go on beside
   * it, but hooks do not tell until when: that is not counted.
   */
  private List<Activity> standing(JsonNode body, @Nullable Instant since) {
    JsonNode run = body.path("workflow_run");
    if (since == null || text(run, "status") == null) {
      return List.of();
    }
    Reading read =
        new RunAttempt(run, Optional.empty(), RunGates.since(since)).read(name, repository(body));
    if (read instanceof Rejected rejected) {
      throw new IllegalArgumentException(rejected.why());
    }
    return read instanceof Reading.Found found ? found.activities() : List.of();
  }

  /** A delivery; where it waits for an approval, the run that made it does so, too. */
  private Reading deployment(JsonNode body) {
    Reading delivered = new GitHubDeployments(host(body), repository(body)).ofHook(body);
    JsonNode status = body.path("deployment_status");
    return delivered instanceof Reading.Found found && "waiting".equals(text(status, "state"))
        ? new Reading.Found(
            standing(body, JsonEvidence.time(status, "created_at")), found.deliveries())
        : delivered;
  }

  /** It waits since it was asked for; what the answer changed is as late as the answer. */
  private static Instant approvedAt(JsonNode body, Instant since) {
    Stream<JsonNode> changed =
        Stream.concat(
            Stream.of(body.path("workflow_run"), body.path("workflow_job_run")),
            StreamSupport.stream(body.path("workflow_job_runs").spliterator(), false));
    return JsonEvidence.latest(changed.map(one -> JsonEvidence.time(one, "updated_at")))
        .filter(since::isBefore)
        .orElse(since);
  }

  private GitHubPresence signs(JsonNode body) {
    return new GitHubPresence(name, host(body), repository(body));
  }

  private static String repository(JsonNode body) {
    return required(body.path("repository"), "full_name");
  }

  private static String host(JsonNode body) {
    return GitHubHost.required(body.path("repository"));
  }
}
