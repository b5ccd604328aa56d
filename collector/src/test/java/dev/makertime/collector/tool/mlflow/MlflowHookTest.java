package dev.makertime.collector.tool.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.poll.PollTask;
import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deliveries of MLflow 3, of which one is as openssl has signed it. */
class MlflowHookTest {
  private static final Instant SENT = Instant.parse("2026-06-15T11:59:00Z");
  private static final String BODY =
      "{\"entity\":\"model_version\",\"action\":\"created\","
          + "\"timestamp\":\"2026-06-15T11:59:00+00:00\","
          + "\"data\":{\"name\":\"churn\",\"version\":\"3\",\"run_id\":\"r1\"}}";
  private static final String SIGNATURE = "v1,gniOiofxX2T99soTNX1JSuU01cLUx5iyZaQWyO6+B3k=";

  private final SoonerPoll sooner = new SoonerPoll();
  private final MlflowHook hook = new MlflowHook(List.of("old", "s3cret"), sooner);
  private int polls;

  @ParameterizedTest
  @ValueSource(longs = {-300, 0, 60, 300})
  void a_delivery_that_one_of_the_secrets_signed_is_authentic_for_five_minutes(long seconds) {
    assertThat(hook.isAuthentic(delivery(Map.of(), BODY, SENT.plusSeconds(seconds)))).isTrue();
    assertThat(hook.isRefusedByHeaders(delivery(Map.of(), "", SENT))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, 86_400})
  void one_that_was_recorded_is_refused_later(long seconds) {
    assertThat(hook.isAuthentic(delivery(Map.of(), BODY, SENT.plusSeconds(seconds)))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "X-MLflow-Delivery-Id, d-2",
    "X-MLflow-Timestamp, 1781524741",
    "X-MLflow-Timestamp, -1781524740",
    "X-MLflow-Timestamp, 2026-06-15T11:59:00Z",
    "X-MLflow-Signature, v1",
    "X-MLflow-Signature, v2",
    "X-MLflow-Signature, 'v1,%%%%'",
    "X-MLflow-Signature, ''",
  })
  void what_is_not_as_it_was_signed_is_refused(String header, String value) {
    Map<String, String> other = Map.of(header, value);

    assertThat(hook.isAuthentic(delivery(other, BODY, SENT))).isFalse();
    assertThat(hook.isAuthentic(delivery(Map.of(), BODY.replace("3", "4"), SENT))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-MLflow-Delivery-Id", "X-MLflow-Timestamp", "X-MLflow-Signature"})
  void without_one_of_its_headers_it_is_refused(String header) {
    Map<String, String> headers = new HashMap<>(headers());
    headers.remove(header);
    Payload payload = new Payload(headers, BODY.getBytes(StandardCharsets.UTF_8), SENT);

    assertThat(hook.isAuthentic(payload)).isFalse();
  }

  @Test
  void a_new_version_lets_one_poll_come_sooner_however_many_deliveries_there_are() {
    PollTask looking = looking(true);
    for (int i = 0; i < 1_000; i++) {
      Reading read = hook.read(delivery(Map.of("X-MLflow-Delivery-Id", "d-" + i), BODY, SENT));
      assertThat(read).isInstanceOf(Reading.Ignored.class);
    }

    assertThat(looking.poll()).isTrue();
    assertThat(looking.poll()).isTrue();

    assertThat(polls).isEqualTo(1);
  }

  @Test
  void the_same_delivery_once_more_asks_for_nothing() {
    PollTask looking = looking(true);
    Reading first = hook.read(delivery(Map.of(), BODY, SENT));
    looking.poll();

    Reading again = hook.read(delivery(Map.of(), BODY, SENT.plusSeconds(299)));
    looking.poll();

    assertThat(polls).isEqualTo(1);
    assertThat(again).isNotEqualTo(first).isInstanceOf(Reading.Ignored.class);
  }

  @Test
  void of_a_flood_of_deliveries_as_many_are_remembered_as_memory_should_hold() {
    for (int i = 0; i < 20_001; i++) {
      assertThat(sooner.ask("d-" + i, SENT)).isTrue();
    }

    assertThat(sooner.ask("d-20000", SENT)).isFalse();
    assertThat(sooner.ask("d-0", SENT)).isTrue();
  }

  @Test
  void a_poll_that_fails_is_left_to_its_usual_time() {
    PollTask looking = looking(false);
    hook.read(delivery(Map.of(), BODY, SENT));

    assertThat(looking.poll()).isFalse();
    assertThat(looking.poll()).isTrue();

    assertThat(polls).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "prompt, created",
    "model_version_tag, set",
    "registered_model, created",
    "trace, archived",
  })
  void an_event_on_which_nothing_depends_asks_for_nothing(String entity, String action) {
    String body = BODY.replace("model_version", entity).replace("created", action);

    assertThat(hook.read(delivery(Map.of(), body, SENT))).isInstanceOf(Reading.Ignored.class);
    looking(true).poll();
    assertThat(polls).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"entity\":null,\"action\":\"created\",\"data\":{}}",
        "{\"entity\":\"model_version\",\"data\":{}}",
        "{\"entity\":\"model_version\",\"action\":\"created\",\"data\":[]}",
      })
  void what_is_no_event_is_set_aside(String body) {
    assertThat(hook.read(delivery(Map.of(), body, SENT))).isInstanceOf(Reading.Rejected.class);
  }

  private PollTask looking(boolean isFine) {
    return sooner.looking(
        new PollTask() {
          @Override
          public String name() {
            return "mlflow";
          }

          @Override
          public boolean poll() {
            polls++;
            return isFine;
          }
        });
  }

  private static Map<String, String> headers() {
    return Map.of(
        "X-MLflow-Delivery-Id",
        "d-1",
        "X-MLflow-Timestamp",
        Long.toString(SENT.getEpochSecond()),
        "X-MLflow-Signature",
        SIGNATURE);
  }

  private static Payload delivery(Map<String, String> other, String body, Instant at) {
    Map<String, String> headers = new HashMap<>(headers());
    other.forEach(
        (name, value) ->
            headers.put(
                name,
                name.endsWith("Signature") && value.startsWith("v")
                    ? SIGNATURE.replace("v1,", value.equals("v1") ? "" : value + ",")
                    : value));
    return new Payload(headers, body.getBytes(StandardCharsets.UTF_8), at);
  }
}
