package dev.makertime.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EngineerDay;
import dev.makertime.streams.bytes.ActivityBytes;
import dev.makertime.streams.bytes.ContributionBytes;
import dev.makertime.testkit.GoldenCase;
import dev.makertime.topics.organization.OrganizationFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** State that the release before wrote is read, and forms that nobody knows are refused. */
class UpgradeTest {
  private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");

  @ParameterizedTest
  @MethodSource("dev.makertime.testkit.GoldenCase#all")
  void activities_in_the_form_before_are_read(GoldenCase golden) {
    for (Activity activity : golden.activities()) {
      byte[] before = formBefore(activity);

      assertThat(ActivityBytes.read(before)).isEqualTo(activity);
      assertThat(read(HeldVersion.SERDE, before).activity()).isEqualTo(activity);
      assertThat(read(EvidenceChange.SERDE, before))
          .isEqualTo(new EvidenceChange.Put(activity, List.of(), null));
    }
  }

  @Test
  void an_identity_dropped_in_the_form_before_is_read() {
    byte[] before = "\0x:ana".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    assertThat(read(EvidenceChange.SERDE, before)).isEqualTo(new EvidenceChange.Drop("x:ana"));
  }

  /** The stores by person are new; what they need is said once more by those by identity. */
  @Test
  void what_the_release_before_kept_counts_after_an_upgrade() throws Exception {
    try (TopologyFixture topology = new TopologyFixture(TEN.plusSeconds(7200))) {
      topology.store(Attribution.OWNERS).put("x:ana", new Ownership("ana", List.of("?x:ana")));
      topology
          .store(Attribution.VERSIONS)
          .put(StoreKeys.of("x:ana", "w"), read(HeldVersion.SERDE, formBefore(aWait())));
      topology
          .organization(OrganizationFile.parse("people: [{id: ana}]"))
          .later(Duration.ofSeconds(1));

      assertThat(topology.days())
          .extracting(EngineerDay::person, EngineerDay::run)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("ana", 300L));
    }
  }

  @Test
  void what_is_kept_and_sent_survives_its_bytes() {
    HeldVersion held =
        new HeldVersion(
            aWait(), List.of(new TimeRange(5, 5), new TimeRange(86_400, 90_000)), 20_000);
    EvidenceChange put = new EvidenceChange.Put(aWait(), held.former(), TEN);

    assertThat(again(HeldVersion.SERDE, held)).isEqualTo(held);
    HeldVersion objected = held.withVersion(corrected("wrong", 1, true), TEN);
    assertThat(again(HeldVersion.SERDE, objected)).isEqualTo(objected);
    HeldVersion withdrawn = objected.withVersion(corrected("withdrawn", 2, false), TEN);
    assertThat(again(HeldVersion.SERDE, withdrawn)).isEqualTo(withdrawn);
    assertThat(withdrawn.activity()).isEqualTo(aWait());
    assertThat(again(EvidenceChange.SERDE, put)).isEqualTo(put);
  }

  @Test
  void a_form_that_nobody_knows_is_refused_by_its_number() {
    byte[] unknown = {9, 0, 0};

    assertThatThrownBy(() -> read(EvidenceOfDay.SERDE, unknown))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("9");
    assertThatThrownBy(() -> read(PersonState.SERDE, unknown)).hasMessageContaining("9");
    assertThatThrownBy(() -> read(ContributionBytes.SERDE, unknown)).hasMessageContaining("9");
    assertThatThrownBy(() -> read(TeamChange.SERDE, unknown)).hasMessageContaining("9");
    assertThatThrownBy(() -> read(HeldVersion.SERDE, unknown)).hasMessageContaining("9");
  }

  private static Activity corrected(String objection, int later, boolean retracted) {
    Activity wait = aWait();
    return new Activity(
        wait.id(),
        Activity.CORRECTIONS_FROM + later,
        wait.identity(),
        wait.kind(),
        wait.start(),
        wait.began(),
        wait.end(),
        null,
        null,
        java.util.Map.of("objection", objection),
        retracted);
  }

  private static Activity aWait() {
    return new Activity(
        "w",
        1,
        "x:ana",
        ActivityKind.WAIT,
        TEN,
        TEN,
        TEN.plusSeconds(300),
        null,
        null,
        Map.of(),
        false);
  }

  private static <T> T again(Serde<T> serde, T value) {
    return read(serde, serde.serializer().serialize("t", value));
  }

  private static <T> T read(Serde<T> serde, byte[] bytes) {
    return serde.deserializer().deserialize("t", bytes);
  }

  /** As the first release wrote it. */
  private static byte[] formBefore(Activity activity) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(1);
      out.writeUTF(activity.id());
      out.writeLong(activity.revision());
      out.writeUTF(activity.identity());
      ActivityKind kind = activity.kind();
      out.writeByte(kind == null ? -1 : List.of(ActivityKind.values()).indexOf(kind));
      out.writeLong(second(activity.start()));
      out.writeLong(second(activity.began()));
      out.writeLong(second(activity.end()));
      out.writeLong(activity.effort() == null ? Long.MIN_VALUE : activity.effort());
      out.writeUTF(activity.subject() == null ? "" : activity.subject());
      out.writeBoolean(activity.retracted());
      out.writeByte(activity.labels().size());
      for (Map.Entry<String, String> label : activity.labels().entrySet()) {
        out.writeUTF(label.getKey());
        out.writeUTF(label.getValue());
      }
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long second(@Nullable Instant instant) {
    return instant == null ? Long.MIN_VALUE : instant.getEpochSecond();
  }
}
