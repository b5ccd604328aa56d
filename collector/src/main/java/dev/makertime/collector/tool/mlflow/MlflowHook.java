package dev.makertime.collector.tool.mlflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.JsonEvidence;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.SafeJson;
import dev.makertime.collector.reading.StandardWebhooks;
import dev.makertime.collector.reading.WebhookReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the webhooks of MLflow 3. They name nobody, so that nothing of them counts; a new version
 * of a model lets the poll come sooner. Each delivery does so once.
 */
final class MlflowHook implements WebhookReader {
  private static final String ID = "x-mlflow-delivery-id";
  private static final String SIGNATURE = "x-mlflow-signature";

  private final StandardWebhooks signatures;
  private final SoonerPoll sooner;

  /**
   * Makes a reader.
   *
   * @param secrets of which one has signed
   * @param sooner is asked for a poll
   */
  MlflowHook(List<String> secrets, SoonerPoll sooner) {
    signatures = StandardWebhooks.ofTexts(secrets, ID, "x-mlflow-timestamp", SIGNATURE);
    this.sooner = sooner;
  }

  @Override
  public boolean isAuthentic(Payload payload) {
    return signatures.accept(payload);
  }

  @Override
  public boolean isRefusedByHeaders(Payload head) {
    return head.header(SIGNATURE) == null;
  }

  @Override
  public Reading read(Payload payload) {
    return SafeJson.ofObject(payload.body(), body -> read(body, payload));
  }

  private Reading read(JsonNode body, Payload payload) {
    String entity = JsonEvidence.required(body, "entity");
    String action = JsonEvidence.required(body, "action");
    if (!body.path("data").isObject()) {
      throw new IllegalArgumentException("lacks data");
    }
    if (!entity.equals("model_version") || !action.equals("created")) {
      return new Reading.Ignored("nothing that is read depends on it");
    }
    @Nullable String delivery = payload.header(ID);
    return sooner.ask(delivery, payload.receivedAt())
        ? new Reading.Ignored("it names nobody; the poll that it asks for reads the version")
        : new Reading.Ignored("the same delivery once more");
  }
}
