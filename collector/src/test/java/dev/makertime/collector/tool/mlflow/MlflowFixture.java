package dev.makertime.collector.tool.mlflow;

import dev.makertime.collector.api.Polling;
import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.collector.tool.WebhookCalls;
import dev.makertime.collector.tool.WebhookCalls.Call;
import dev.makertime.testkit.ToolServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A tracking server with pages of runs, of which some are going on, and versions of models. */
public final class MlflowFixture implements ToolFixture {
  private static final String CREATED =
      """
      {"entity":"model_version","action":"created","timestamp":"2026-06-15T12:00:00+00:00",\
      "data":{"name":"churn","version":"13","run_id":"r13"}}""";

  @Override
  public String yaml() {
    return "{type: mlflow, url: 'URL', secrets: [old, s3cret]}";
  }

  @Override
  public Optional<WebhookCalls> webhook() {
    return Optional.of(
        new WebhookCalls(
            new Call(Map.of(), CREATED),
            new Call(Map.of(), CREATED.replace("model_version", "prompt")),
            MlflowFixture::key));
  }

  @Override
  public boolean tells() {
    return false;
  }

  private static Map<String, String> key(byte[] body) {
    String at = Long.toString(Polling.CLOCK.instant().getEpochSecond());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec("s3cret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(("d-1." + at + ".").getBytes(StandardCharsets.UTF_8));
      String signature = Base64.getEncoder().encodeToString(mac.doFinal(body));
      return Map.of(
          "X-MLflow-Delivery-Id",
          "d-1",
          "X-MLflow-Timestamp",
          at,
          "X-MLflow-Signature",
          "v1," + signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<ToolServer.Tool> server() {
    MlflowServer mlflow = new MlflowServer();
    for (int minute = 1; minute <= 35; minute++) {
      mlflow.experiments.put("r" + minute, "experiment-" + minute);
      mlflow.run(minute, minute % 10 != 0, Map.of());
    }
    for (int version = 1; version <= 12; version++) {
      mlflow.version(version, "r" + version, "ana", 60 + version);
    }
    return Optional.of(mlflow);
  }
}
