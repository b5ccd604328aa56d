package dev.makertime.collector.tool.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.Reading.Ignored;
import dev.makertime.collector.reading.Reading.Rejected;
import dev.makertime.collector.reading.SafeJson;
import java.util.Optional;

/**
 * Reads one response of MLflow's REST API, without further requests: runs, without the names of
 * their experiments.
 *
 * @param source the prefix of identities
 */
record MlflowAnswerReader(String source) {

  /** Never throws, whatever the bytes. */
  Reading read(byte[] answer) {
    return SafeJson.ofObject(answer, this::read);
  }

  private Reading read(JsonNode body) {
    if (body.path("runs").isArray()) {
      return SafeJson.each(body.path("runs"), this::run);
    }
    if (body.path("run").isObject()) {
      return run(body.path("run"));
    }
    if (body.has("experiments") || body.has("experiment") || body.has("registered_models")) {
      return new Ignored("an answer that is not about runs has nothing that counts");
    }
    if (body.has("model_versions") || body.has("entity")) {
      return new Ignored("a version of a model counts together with its run");
    }
    return new Rejected("no answer of MLflow's API");
  }

  private Reading run(JsonNode run) {
    return new MlflowRun(run)
        .read(source, Optional.empty(), MlflowPeople.AS_RECORDED, Optional.empty());
  }
}
