package dev.makertime.collector.tool.dvc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.tool.OddJson;
import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import dev.makertime.topics.Json;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DvcHookTest {
  private static final Instant NINE = Instant.parse("2026-06-15T09:00:00.250Z");
  private static final String CANARY =
      """
      {"type":"start","repo_url":"https://ana:canary@git.example.com/data/churn.git?canary",
       "baseline_sha":"3f1c0a9b3f1c0a9b3f1c0a9b3f1c0a9b3f1c0a9b","name":"canary",
       "client":"dvclive","params":{"canary":{"lr":0.1}},"message":"canary","subdir":"canary",
       "metrics":{"canary":{"data":{"loss":NaN}}},"machine":{"cpu":"canary"},
       "plots":{"canary":{"image":"canary"}},"errors":[{"cls":"canary","text":"canary"}]}
      """;

  private final LiveTrainings live = new LiveTrainings();

  @Test
  void a_start_is_an_open_wait_and_a_run_of_a_training() throws Exception {
    Reading.Found found = (Reading.Found) live.call("09:00:00.250", "start", "sunny-gulf");

    String id = found.runs().get(0).id();
    assertThat(id).matches("dvc/run/[0-9a-f]{20}-" + NINE.toEpochMilli());
    assertThat(found.runs())
        .containsExactly(
            Run.of("dvc", id, NINE.getEpochSecond() * 16 + 3)
                .kind(RunKind.TRAINING)
                .subject("data/churn")
                .trigger(RunTrigger.COMMAND)
                .who("email:ana@example.com")
                .status(RunStatus.RUNNING)
                .times(null, NINE, null)
                .label(Run.GIT_SHA, "3f1c0a9b3f1c0a9b3f1c0a9b3f1c0a9b3f1c0a9b")
                .build());
    assertThat(found.activities())
        .containsExactly(
            new Activity(
                id,
                NINE.getEpochSecond() * 16 + 3,
                "email:ana@example.com",
                ActivityKind.WAIT,
                NINE,
                NINE,
                null,
                null,
                "data/churn",
                Map.of("trigger", "command"),
                false));
  }

  @Test
  void pushed_experiments_are_a_sign_of_work_whose_names_are_not_kept() throws Exception {
    String refs =
        """
        {"repo_url":"git@git.example.com:data/churn.git","client":"dvc",
         "refs":{"pushed":["refs/exps/3f/1c0a/canary"],"removed":[]}}
        """;

    Reading reading = live.post("09:00:00", "t-ben", refs);

    assertThat(((Reading.Found) reading).activities())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.kind()).isEqualTo(ActivityKind.PRESENCE);
              assertThat(one.identity()).isEqualTo("email:ben@example.com");
              assertThat(one.subject()).isEqualTo("data/churn");
              assertThat(one.toString()).doesNotContain("canary");
            });
  }

  @Test
  void parameters_metrics_names_and_passwords_of_addresses_are_kept_nowhere() throws Exception {
    String excerpt =
        new String(DvcCall.excerpt(new ByteArrayInputStream(CANARY.getBytes(UTF_8))), UTF_8);

    assertThat(excerpt).contains("data/churn").doesNotContain("canary", "git.example.com");
    assertThat(live.post("09:00:00", "t-ana", CANARY))
        .isEqualTo(live.post("09:00:00", "t-ana", excerpt));
    assertThat(live.inbox.kept + "" + live.inbox.runs).doesNotContain("canary");
    String broken = CANARY.substring(0, CANARY.length() - 3) + "canary";
    assertThat(new String(DvcCall.excerpt(new ByteArrayInputStream(broken.getBytes(UTF_8))), UTF_8))
        .startsWith("unreadable: not JSON")
        .doesNotContain("canary");
  }

  @ParameterizedTest
  @CsvSource({
    "git@git.example.com:ml/fraud.git, ml/fraud",
    "https://user:secret@git.example.com/ml/group/fraud.git, ml/group/fraud",
    "https://git.example.com:8443/ml/fraud/?access=secret, ml/fraud",
    "ssh://git@git.example.com:2222/ml/fraud.git, ml/fraud",
    "oauth2:secret@git.example.com:ml/fraud.git, ml/fraud",
    "/home/ana/secret/fraud, fraud",
    "file:///home/ana/secret/fraud.git, fraud",
    "../secret/fraud/.git, fraud",
    "C:\\Users\\ana\\secret\\fraud, fraud",
    "https://git.example.com/データ/解約, データ/解約",
  })
  void a_repository_is_named_by_its_path_at_its_host(String url, String subject) {
    assertThat(RepositoryPath.of(url)).isEqualTo(subject).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000",
        "",
        "HEAD",
        "canary/../canary",
        "3f1c"
      })
  void what_is_no_commit_is_no_label(String commit) throws Exception {
    String call = DvcFixture.START.replace("3f1c0a9b3f1c0a9b3f1c0a9b3f1c0a9b3f1c0a9b", commit);

    Reading.Found found = (Reading.Found) live.post("09:00:00", "t-ana", call);

    assertThat(found.runs().get(0).labels()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"type\":\"start\", | | lacks type",
        "\"type\":\"start\" | \"type\":7 | lacks type",
        "\"name\":\"sunny-gulf\", | | lacks name",
        "git@git.example.com:data/churn.git | https://git.example.com/ | repo_url names no repository",
        "\"client\" | \"type\" | type is there twice",
        "} | }} | not JSON, or too deep, at byte",
        "{ | [ | not a JSON object",
      })
  void what_cannot_be_is_rejected_with_its_field(String from, String to, String why)
      throws Exception {
    String call = DvcFixture.START.replace(from, to == null ? "" : to);

    assertThat(live.post("09:00:00", "t-ana", call))
        .isInstanceOfSatisfying(
            Reading.Rejected.class, rejected -> assertThat(rejected.why()).startsWith(why));
  }

  @Test
  void without_a_token_a_start_is_a_run_of_nobody() {
    Payload payload = new Payload(Map.of(), DvcFixture.START.getBytes(UTF_8), NINE);
    Reading reading =
        new DvcHook("dvc", new Engineers(List.of()), new LiveRuns("dvc")).read(payload);

    assertThat(((Reading.Found) reading).activities()).isEmpty();
    assertThat(((Reading.Found) reading).runs()).singleElement().matches(run -> run.who() == null);
  }

  @Test
  void whatever_is_odd_is_read_ignored_or_rejected() throws Exception {
    Random random = new Random(34);
    for (int i = 0; i < 2_000; i++) {
      var call = Json.MAPPER.readTree(DvcFixture.START);
      String what = OddJson.spoil(call, random);

      assertThat(live.post("09:00:00", "t-ana", call.toString()).checkedAt(NINE))
          .as(what)
          .isNotNull();
    }
  }
}
