package dev.makertime.collector.tool.databricks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Reading;
import dev.makertime.model.Run;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer of the Jobs API about one run, and what answers tell. */
final class Answers {
  static final String RUN =
      """
      {"run_id":41847992357943,"job_id":281874479417551,"run_name":"nightly features",
       "creator_user_name":"ana@example.com","run_type":"JOB_RUN","trigger":"ONE_TIME",
       "start_time":1781517600250,"queue_duration":20000,"setup_duration":100000,
       "execution_duration":180000,"run_duration":280000,"end_time":1781517900250,
       "attempt_number":0,"original_attempt_run_id":41847992357943,
       "state":{"life_cycle_state":"TERMINATED","result_state":"SUCCESS","state_message":"canary"},
       "run_page_url":"https://dbc.example.com/?o=1#job/2/run/4",
       "cluster_instance":{"cluster_id":"0615-100000-abc"},
       "git_source":{"git_url":"https://canary@host","git_snapshot":{"used_commit":"3f1c0a9b"}},
       "overriding_parameters":{"notebook_params":{"canary":"canary"}}}
      """;

  private Answers() {}

  static Reading read(String answer) {
    return new DatabricksAnswer("databricks").read(answer.getBytes(UTF_8));
  }

  static Reading.Found found(String answer) {
    Reading reading = read(answer);
    assertThat(reading).as("%s", reading).isInstanceOf(Reading.Found.class);
    return (Reading.Found) reading;
  }

  static String whole(Run run) {
    return String.join(
        " ",
        List.of(
            run.id(),
            run.kind() + "",
            run.subject() + "",
            run.job() + "",
            run.trigger() + "",
            run.who() + "",
            run.status() + "",
            run.attempt() + "",
            run.parent() + "",
            time(run.created()),
            time(run.began()),
            time(run.ended())));
  }

  static String time(@Nullable Instant time) {
    return time == null ? "null" : time.toString().replaceAll(".*T|Z", "");
  }
}
