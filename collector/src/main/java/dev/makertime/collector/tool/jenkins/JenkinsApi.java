package dev.makertime.collector.tool.jenkins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.ApiReader;
import dev.makertime.collector.api.EachPart;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.outbound.UrlPart;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.model.Count;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads Jenkins' REST API: of every job, in folders too, the builds back to the last one that is
 * known to be over. A job is read whole before the next.
 */
public final class JenkinsApi implements ApiReader {
  private static final int PAGE = 100;
  private static final int FOLDERS = 5;
  private static final String BUILDS =
      "allBuilds[_class,number,timestamp,duration,result,building,actions[_class,causes[_class,userId]]]";

  private final String name;

  /**
   * Makes a reader.
   *
   * @param name the prefix of its identities
   */
  public JenkinsApi(String name) {
    this.name = name;
  }

  @Override
  public String check(Api api) throws IOException, InterruptedException {
    String user = api.get("me/api/json?tree=id").body().path("id").asText("anonymous");
    return "as %s, %s".formatted(user, Count.of(jobs(api, () -> {}).size(), "job"));
  }

  @Override
  public void read(Api api, PollRound round) throws IOException, InterruptedException, Unavailable {
    List<String> jobs = jobs(api, () -> round.gap("a job", "it shows no name"));
    ObjectNode done = round.cursor().withObject("/done");
    EachPart parts = new EachPart(round);
    for (int i = 0; i < jobs.size(); i++) {
      String job = jobs.get(i);
      String how = "%d of %d jobs read".formatted(i + 1, jobs.size());
      parts.read("the job " + job, () -> job(api, round, job, done, how));
    }
    parts.end();
  }

  private void job(Api api, PollRound round, String job, ObjectNode done, String how)
      throws IOException, InterruptedException, Unavailable {
    long before = done.path(job).asLong(0);
    long now = builds(api, round, job, before);
    if (now != before) {
      done.put(job, now);
      round.commit();
      round.progress(how);
    }
  }

  /** Reads a job's builds; returns the last number below which all are over. */
  private long builds(Api api, PollRound round, String job, long done)
      throws IOException, InterruptedException, Unavailable {
    long over = 0;
    long running = Long.MAX_VALUE;
    long first = Long.MAX_VALUE;
    for (int from = 0; ; from += PAGE) {
      Optional<JsonNode> shown = page(api, job, from);
      if (shown.isEmpty()) {
        round.gap("the job " + job, "it shows no builds"); // a folder below the deepest
        return done;
      }
      JsonNode page = shown.get();
      JenkinsBuild newest = new JenkinsBuild(page.path(0));
      if (from == 0 && newest.isNumbered() && newest.number() < done) {
        return builds(api, round, job, 0); // made anew under its old name, from 1 on
      }
      if (newest.isNumbered() && newest.number() >= first) {
        throw new IOException("its pages of builds repeat themselves");
      }
      first = newest.isNumbered() ? newest.number() : first;
      for (JsonNode json : page) {
        JenkinsBuild build = new JenkinsBuild(json);
        if (!build.isNumbered()) {
          round.take(new Reading.Rejected("a build lacks number"), job);
          continue; // one that is odd hides none before
        }
        long number = build.number();
        if (number <= done || build.wasBefore(round.since())) {
          return Math.min(Math.max(over, done), running - 1);
        }
        take(api, round, job, build);
        over = Math.max(over, number);
        running = build.isRunning() ? Math.min(running, number) : running;
      }
      if (page.size() < PAGE) {
        return Math.min(Math.max(over, done), running - 1);
      }
    }
  }

  private void take(Api api, PollRound round, String job, JenkinsBuild build)
      throws IOException, InterruptedException, Unavailable {
    InputWaits pauses = pauses(api, job, build);
    round.take(
        SafeJson.guarded(() -> build.read(name, job, pauses, round.now())),
        job + " " + build.number());
  }

  /** A page of a job's builds, the newest first; nothing where it is no job that has builds. */
  private static Optional<JsonNode> page(Api api, String job, int from)
      throws IOException, InterruptedException {
    String tree = UrlPart.of(BUILDS + "{" + from + "," + (from + PAGE) + "}");
    Api.Answer answer = api.get(path(job) + "api/json?tree=" + tree);
    boolean hasNone = answer.body().has("_class") && !answer.body().path("allBuilds").isArray();
    return hasNone ? Optional.empty() : Optional.of(answer.list("allBuilds"));
  }

  /** The stage view's plugin need not be there. */
  private static InputWaits pauses(Api api, String job, JenkinsBuild build)
      throws IOException, InterruptedException {
    if (!build.isPipeline() || build.users().isEmpty()) {
      return InputWaits.NONE;
    }
    try {
      JsonNode description = api.get(path(job) + build.number() + "/wfapi/describe").body();
      if (!description.has("pauseDurationMillis")) {
        throw new IOException("an answer that describes no build of " + job);
      }
      return InputWaits.of(description);
    } catch (Api.Absent e) {
      return InputWaits.NONE;
    }
  }

  private static List<String> jobs(Api api, Runnable unnamed)
      throws IOException, InterruptedException {
    String tree = "jobs[fullName,_class]";
    for (int i = 1; i < FOLDERS; i++) {
      tree = "jobs[fullName,_class," + tree + "]";
    }
    List<String> jobs = new ArrayList<>();
    collect(api.get("api/json?tree=" + UrlPart.of(tree)).withList("jobs"), jobs, unnamed);
    return jobs;
  }

  private static void collect(JsonNode folder, List<String> jobs, Runnable unnamed) {
    for (JsonNode item : folder.path("jobs")) {
      if (item.has("jobs")) {
        collect(item, jobs, unnamed);
      } else if (!item.path("fullName").asText("").isEmpty()) {
        jobs.add(item.path("fullName").asText());
      } else {
        unnamed.run();
      }
    }
  }

  private static String path(String job) {
    return Arrays.stream(job.split("/", -1))
        .map(part -> "job/" + UrlPart.of(part) + "/")
        .collect(Collectors.joining());
  }
}
