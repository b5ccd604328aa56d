package dev.makertime.collector.tool.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.api.Polling;
import dev.makertime.model.Run;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked // JSON has nulls
class MlflowApiTest {
  private final MlflowServer mlflow = new MlflowServer();

  @Test
  void all_pages_are_read_through_every_trouble() throws Exception {
    for (int minute = 1; minute <= 35; minute++) {
      mlflow.run(minute, true, Map.of());
    }
    try (Polling polling = polling()) {
      polling.server.misbehave(2, Polling.TROUBLES);

      polling.poll();

      assertThat(polling.inbox.latest()).hasSize(35);
      assertThat(polling.latest())
          .contains("mlflow:ana wait mlflow/run/r35 00:35:00Z 00:35:00Z 00:37:00Z");
    }
  }

  @Test
  void a_run_is_asked_for_until_it_is_over_also_when_others_began_long_after() throws Exception {
    mlflow.run(1, false, Map.of());
    mlflow.run(600, true, Map.of());
    try (Polling polling = polling()) {
      polling.poll();
      assertThat(polling.latest())
          .contains("mlflow:ana wait mlflow/run/r1 00:01:00Z 00:01:00Z null");

      mlflow.change(
          "r1",
          info -> {
            info.put("status", "KILLED");
            info.put("end_time", MlflowServer.FIRST.plusSeconds(36_000).toEpochMilli());
            return info;
          });
      polling.poll();
      int asked = polling.server.asked().size();
      polling.poll();

      assertThat(polling.latest())
          .contains("mlflow:ana wait mlflow/run/r1 00:01:00Z 00:01:00Z 10:00:00Z");
      assertThat(polling.server.asked().subList(asked, polling.server.asked().size()))
          .noneMatch(path -> path.contains("runs/get"));
    }
  }

  @Test
  void a_run_that_was_deleted_while_it_ran_holds_up_nothing() throws Exception {
    mlflow.run(1, false, Map.of());
    try (Polling polling = polling()) {
      polling.poll();
      mlflow.runs.clear();
      mlflow.run(2, true, Map.of());

      polling.poll();

      assertThat(polling.latest()).anyMatch(line -> line.contains("run/r2"));
      assertThat(polling.inbox.coverage).hasSize(2);
    }
  }

  @Test
  void one_odd_run_is_set_aside_and_hides_no_other() throws Exception {
    mlflow.run(1, true, Map.of()).put("status", "LOST");
    mlflow.run(2, true, Map.of());
    try (Polling polling = polling()) {
      polling.poll();

      assertThat(polling.inbox.latest()).hasSize(1);
      assertThat(polling.inbox.aside).hasSize(1);
    }
  }

  @Test
  void a_version_is_a_label_of_its_run_and_by_hand_only_after_it() throws Exception {
    mlflow.run(1, true, Map.of());
    mlflow.run(5, true, Map.of());
    mlflow.version(1, "r1", "ana", 2);
    mlflow.version(2, "r5", "bo", 30);
    mlflow.version(3, "gone", "ana", 31);
    mlflow.version(4, "r5", "root", 32);
    try (Polling polling = polling()) {
      polling.poll();

      Map<String, String> versions = new HashMap<>();
      polling.inbox.runs.forEach(
          run -> {
            if (run.labels().containsKey(Run.MODEL_VERSION)) {
              versions.put(run.id(), run.labels().get(Run.MODEL_VERSION));
            }
          });
      assertThat(versions).containsEntry("mlflow/run/r1", "1").containsKey("mlflow/run/r5");
      assertThat(polling.latest())
          .filteredOn(line -> line.contains("manual"))
          .containsExactlyInAnyOrder(
              "mlflow:bo manual mlflow/model/churn/2 00:30:00Z null 00:30:00Z",
              "mlflow:ana manual mlflow/model/churn/3 00:31:00Z null 00:31:00Z");
    }
  }

  private Polling polling() throws Exception {
    return new Polling(new MlflowApi("mlflow", MlflowPeople.AS_RECORDED), mlflow);
  }
}
