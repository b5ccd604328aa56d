package dev.makertime.collector.tool.mlflow;

import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.testkit.ToolServer;
import java.util.Map;
import java.util.Optional;

/** A tracking server with pages of runs, of which some are going on, and versions of models. */
public final class MlflowFixture implements ToolFixture {
  @Override
  public String yaml() {
    return "{type: mlflow, url: 'URL'}";
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
