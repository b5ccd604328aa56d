package dev.makertime.collector.tool.airflow;

import dev.makertime.collector.tool.ToolFixture;
import dev.makertime.testkit.ToolServer;
import java.util.Optional;

/** An Airflow with a run by hand in its log, and two pages of runs that name who asked. */
public final class AirflowFixture implements ToolFixture {
  @Override
  public String yaml() {
    return "{type: airflow, url: 'URL', user: reader, password: pw}";
  }

  @Override
  public Optional<ToolServer.Tool> server() {
    AirflowServer airflow = new AirflowServer();
    airflow.row(1, "trigger_dag_run", "bo", "08:00:00", "{\"dag_run_id\": \"r1\"}");
    for (int i = 1; i <= 130; i++) {
      airflow
          .run("r" + i, "manual", "success", "08:00:01", "08:00:10", "08:05:00", "09:00:00")
          .put("triggering_user_name", i == 1 ? "bo" : "ana");
    }
    return Optional.of(airflow);
  }
}
