package dev.makertime.collector.tool.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.api.PollRound;
import dev.makertime.collector.publish.Inbox.Unavailable;
import dev.makertime.collector.reading.Reading;
import dev.makertime.topics.FailureText;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads versions of models, the newest first, back to the last one that was read.
 *
 * @param name the prefix of identities
 */
record MlflowRegistry(String name, MlflowPeople people) {
  private static final String SEARCH =
      "api/2.0/mlflow/model-versions/search?max_results=1000&order_by=creation_timestamp%20DESC";

  void read(Api api, PollRound round, Map<String, String> experiments)
      throws IOException, InterruptedException, Unavailable {
    Instant done = Instant.ofEpochMilli(round.cursor().path("versions").asLong(0));
    done = done.isBefore(round.since()) ? round.since() : round.notAhead(done);
    List<MlflowVersion> versions;
    try {
      versions = since(api, round, done);
    } catch (Api.Absent e) {
      round.progress("it shows no registry of models");
      return;
    }
    Instant newest = done;
    for (MlflowVersion version : versions) {
      take(api, round, version, experiments);
      newest = version.created().isAfter(newest) ? version.created() : newest;
    }
    round.cursor().put("versions", newest.toEpochMilli());
    round.commit();
  }

  /** Versions made since an instant, the oldest first. */
  private static List<MlflowVersion> since(Api api, PollRound round, Instant from)
      throws IOException, InterruptedException, Unavailable {
    List<MlflowVersion> versions = new ArrayList<>();
    String token = "";
    do {
      String more =
          token.isEmpty() ? "" : "&page_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
      JsonNode page = api.get(SEARCH + more).body();
      token = MlflowApi.next(page, token);
      for (JsonNode json : MlflowApi.list(page, "model_versions")) {
        MlflowVersion version = new MlflowVersion(json);
        if (!isDated(version, round)) {
          continue;
        }
        if (version.created().isBefore(from)) {
          return versions;
        }
        versions.add(0, version);
      }
    } while (!token.isEmpty());
    return versions;
  }

  private static boolean isDated(MlflowVersion version, PollRound round) throws Unavailable {
    try {
      boolean isNamed = !version.name().isEmpty() && !version.number().isEmpty();
      return version.created().isAfter(Instant.EPOCH) && isNamed;
    } catch (DateTimeException | IllegalArgumentException e) {
      round.take(new Reading.Rejected(FailureText.of(e)), "a version of a model");
      return false;
    }
  }

  private void take(
      Api api, PollRound round, MlflowVersion version, Map<String, String> experiments)
      throws IOException, InterruptedException, Unavailable {
    Optional<MlflowRun> run = Optional.empty();
    if (version.run().isPresent()) {
      try {
        run = Optional.of(MlflowApi.run(api, version.run().get()));
      } catch (Api.Absent e) {
        round.progress("the run of a version is gone");
      } catch (IllegalArgumentException e) {
        round.take(new Reading.Rejected(FailureText.of(e)), "version " + version.number());
        return;
      }
    }
    if (run.isPresent()) {
      Optional<String> experiment =
          Optional.ofNullable(
              experiments.get(run.get().json().path("info").path("experiment_id").asText("")));
      round.take(
          run.get().read(name, experiment, people, Optional.of(version.number())),
          "run " + run.get().id());
    }
    round.take(version.read(name, people, run), "version " + version.number());
  }
}
