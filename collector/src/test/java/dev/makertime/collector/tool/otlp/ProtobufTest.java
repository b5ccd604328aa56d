package dev.makertime.collector.tool.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.makertime.collector.reading.Payload;
import dev.makertime.collector.reading.Reading;
import dev.makertime.collector.reading.WebhookReader.CallReading;
import dev.makertime.collector.tool.otlp.wire.OtlpExcerpt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Requests in protobuf, also of whoever means no good. */
class ProtobufTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
  private static final OtlpHook HOOK = new OtlpHook("otlp", List.of("s"), false);
  private static final long TEN = 1_781_517_600_000_000_000L;

  private static ProtoWriter span() {
    return new ProtoWriter()
        .hex(1, OtlpFixture.TRACE)
        .hex(2, OtlpFixture.SPAN)
        .text(5, "RUN canary")
        .number(6, 2)
        .fixed(7, TEN)
        .fixed(8, TEN + 600_000_000_000L)
        .attribute(9, "cicd.pipeline.name", "Build")
        .attribute(9, "cicd.pipeline.result", "success")
        .attribute(9, "cicd.pipeline.run.sender.login", "ana")
        .attribute(9, "gen_ai.input.messages", "canary ".repeat(100_000))
        .message(11, new ProtoWriter().fixed(1, TEN).text(2, "canary"))
        .message(15, new ProtoWriter().text(2, "canary").number(3, 1))
        .bytes(99, new byte[] {1, 2, 3});
  }

  private static byte[] traces(ProtoWriter... spans) {
    ProtoWriter scope = new ProtoWriter().message(1, new ProtoWriter().text(1, "scope"));
    for (ProtoWriter span : spans) {
      scope.message(2, span);
    }
    ProtoWriter resource = new ProtoWriter().attribute(1, "vcs.repository.name", "churn");
    return new ProtoWriter()
        .message(1, new ProtoWriter().message(2, scope).message(1, resource))
        .toBytes();
  }

  @Test
  void a_span_says_the_same_in_either_encoding_and_after_its_excerpt() throws Exception {
    Payload whole = payload("/v1/traces", traces(span()));
    String json =
        OtlpFixture.request(
            OtlpFixture.attributes("vcs.repository.name=churn"),
            OtlpFixture.span(
                OtlpFixture.SPAN,
                "",
                "cicd.pipeline.name=Build",
                "cicd.pipeline.result=success",
                "cicd.pipeline.run.sender.login=ana"));

    CallReading told = HOOK.readCall(whole);

    assertThat(((Reading.Found) told.reading()).activities()).hasSize(1);
    assertThat(((Reading.Found) told.reading()).runs().get(0).subject()).isEqualTo("churn");
    assertThat(HOOK.readCall(excerpt(whole))).isEqualTo(told);
    assertThat(HOOK.readCall(payload("", traces(span())))).as("with no path").isEqualTo(told);
    assertThat(HOOK.readCall(new Payload(Map.of(), json.getBytes(UTF_8), NOW))).isEqualTo(told);
  }

  @Test
  void prompts_and_messages_are_in_no_excerpt() throws Exception {
    Payload excerpt = excerpt(payload("/v1/traces", traces(span())));

    assertThat(excerpt.text()).doesNotContain("canary").hasSizeLessThan(1_000);
  }

  @Test
  void active_time_is_read_too() {
    ProtoWriter point =
        new ProtoWriter()
            .fixed(2, TEN)
            .fixed(3, TEN + 60_000_000_000L)
            .fixed(4, Double.doubleToLongBits(20))
            .attribute(7, "user.email", "ana@example.com")
            .attribute(7, "type", "cli")
            .attribute(7, "terminal.type", "tmux");
    ProtoWriter sum = new ProtoWriter().message(1, point).number(2, 1).number(3, 1);
    ProtoWriter metric = new ProtoWriter().message(7, sum).text(1, "claude_code.active_time.total");
    byte[] body =
        new ProtoWriter()
            .message(
                1,
                new ProtoWriter()
                    .message(2, new ProtoWriter().message(2, metric).message(2, gauge())))
            .toBytes();

    Reading reading = HOOK.read(payload("/v1/metrics", body));

    assertThat(((Reading.Found) reading).activities())
        .singleElement()
        .satisfies(wait -> assertThat(wait.identity()).isEqualTo("email:ana@example.com"));
    assertThat(HOOK.read(payload("", body))).as("with no path").isEqualTo(reading);
  }

  private static ProtoWriter gauge() {
    return new ProtoWriter().text(1, "sixteen bytes!!!").message(5, new ProtoWriter());
  }

  @Test
  void no_truncation_and_no_flipped_byte_is_thrown() {
    byte[] whole = traces(span(), span());
    Random random = new Random(7);
    for (int length = 1; length < whole.length; length += 1 + random.nextInt(5_000)) {
      assertThat(HOOK.read(payload("/v1/traces", Arrays.copyOf(whole, length))))
          .isInstanceOf(Reading.Rejected.class);
    }
    byte[] small = OtlpAnswers.TRACES.refused(payload("", new byte[0]), 400, "x").body();
    for (int i = 0; i < 20_000; i++) {
      byte[] odd = i % 2 == 0 ? Arrays.copyOf(whole, 300) : small.clone();
      for (int n = random.nextInt(4); n >= 0; n--) {
        odd[random.nextInt(odd.length)] = (byte) random.nextInt();
      }
      assertThat(HOOK.read(payload(i % 3 == 0 ? "/v1/metrics" : "/v1/traces", odd))).isNotNull();
    }
  }

  @Test
  void impossible_bytes_are_rejected_with_a_reason_that_has_nothing_of_them() {
    for (byte[] odd :
        List.of(
            new byte[] {0x0a, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0f},
            new byte[] {0x00},
            new byte[] {0x0b},
            new byte[] {0x0f},
            new byte[] {0x08, 1},
            new byte[] {0x09, 1, 2, 3},
            new byte[] {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1},
            "canary canary".getBytes(UTF_8))) {
      assertThat(HOOK.read(payload("/v1/traces", odd)))
          .isInstanceOfSatisfying(
              Reading.Rejected.class,
              rejected -> assertThat(rejected.why()).startsWith("not ").doesNotContain("canary"));
    }
  }

  @Test
  void a_request_of_too_many_spans_is_rejected() {
    ProtoWriter scope = new ProtoWriter();
    for (int i = 0; i <= 100_000; i++) {
      scope.message(2, new ProtoWriter());
    }
    byte[] body = new ProtoWriter().message(1, new ProtoWriter().message(2, scope)).toBytes();

    assertThat(HOOK.read(payload("/v1/traces", body)))
        .isEqualTo(new Reading.Rejected("it has more than 100,000 spans or points"));
  }

  private static Payload payload(String path, byte[] body) {
    return new Payload(
        Map.of("content-type", "application/x-protobuf", Payload.PATH, path), body, NOW);
  }

  private static Payload excerpt(Payload whole) throws IOException {
    byte[] kept = new OtlpExcerpt(whole).of(new ByteArrayInputStream(whole.body()));
    return new Payload(whole.headers(), kept, NOW);
  }
}
