package dev.makertime.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.makertime.model.Activity;
import dev.makertime.model.ActivityKind;
import dev.makertime.model.EvidenceAuthor;
import dev.makertime.model.Person;
import dev.makertime.model.TimeSums;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes are the contract. */
class JsonTest {
  private static final Instant TEN = Instant.parse("2026-06-15T10:00:00Z");

  @Test
  void an_activity_looks_like_this() throws Exception {
    Activity wait =
        new Activity(
            "p/1",
            3,
            "gitlab:ana",
            ActivityKind.WAIT,
            TEN,
            TEN.plusSeconds(180),
            TEN.plusSeconds(480),
            null,
            "churn/etl",
            Map.of("trigger", "push"),
            false);

    assertThat(Json.MAPPER.writeValueAsString(wait))
        .isEqualTo(
            "{\"id\":\"p/1\",\"revision\":3,\"identity\":\"gitlab:ana\",\"kind\":\"wait\","
                + "\"start\":\"2026-06-15T10:00:00Z\",\"began\":\"2026-06-15T10:03:00Z\","
                + "\"end\":\"2026-06-15T10:08:00Z\",\"subject\":\"churn/etl\","
                + "\"labels\":{\"trigger\":\"push\"}}");
  }

  @Test
  void a_retraction_looks_like_this() throws Exception {
    assertThat(Json.MAPPER.writeValueAsString(Activity.retraction("x:y", "a", 0)))
        .isEqualTo("{\"id\":\"a\",\"revision\":0,\"identity\":\"x:y\",\"void\":true}");
  }

  @Test
  void what_a_person_says_names_its_author() throws Exception {
    Activity objection =
        new Activity(
            "a",
            Activity.CORRECTIONS_FROM,
            "x:y",
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of(),
            true,
            EvidenceAuthor.PERSON);
    String json = Json.MAPPER.writeValueAsString(objection);

    assertThat(json)
        .isEqualTo(
            "{\"id\":\"a\",\"revision\":1152921504606846976,\"identity\":\"x:y\","
                + "\"void\":true,\"author\":\"person\"}");
    assertThat(Json.MAPPER.readValue(json, Activity.class)).isEqualTo(objection);
  }

  @Test
  void sums_name_what_is_withheld_and_those_of_before_named_nothing() throws Exception {
    TimeSums whole = new TimeSums(28_800, 0, 0, 0, 0, 0, 28_800, 7_200, 0, 0);
    String before = Json.MAPPER.writeValueAsString(whole);
    String now = before.replace("}", ",\"withheld\":[\"wait_upper\"]}");

    assertThat(before).doesNotContain("withheld");
    assertThat(Json.MAPPER.readValue(before, TimeSums.class)).isEqualTo(whole);
    assertThat(Json.MAPPER.readValue(now, TimeSums.class).withheld())
        .containsExactly(TimeSums.Extra.WAIT_UPPER);
  }

  @Test
  void a_field_from_the_future_is_ignored() throws Exception {
    String newer =
        "{\"id\":\"a\",\"revision\":0,\"identity\":\"x:y\",\"void\":true,\"mood\":\"good\"}";

    assertThat(Json.MAPPER.readValue(newer, Activity.class))
        .isEqualTo(Activity.retraction("x:y", "a", 0));
  }

  @Test
  void an_activity_without_a_revision_is_none() {
    String json = "{\"id\":\"a\",\"identity\":\"x:y\",\"void\":true}";

    assertThatThrownBy(() -> Json.MAPPER.readValue(json, Activity.class))
        .hasMessageContaining("revision");
  }

  @Test
  void a_person_survives_the_way() throws Exception {
    Person person = Person.unknown().as("ana");

    String json = Json.MAPPER.writeValueAsString(person);

    assertThat(Json.MAPPER.readValue(json, Person.class)).isEqualTo(person);
    assertThat(json).contains("\"monday\":[\"09:00-17:00\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[1]", "\"x\"", "{\"id\":1}", "{} {}"})
  void what_is_no_activity_is_a_serialization_error(String text) {
    var deserializer = Topics.ACTIVITIES.value().deserializer();

    assertThatThrownBy(() -> deserializer.deserialize("t", text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(SerializationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{\"a\":NaN}", "{\"a\":1}x"})
  void what_is_ambiguous_is_refused_from_outside(String text) {
    assertThatThrownBy(() -> Json.OUTSIDE.readTree(text))
        .isInstanceOf(com.fasterxml.jackson.core.JsonProcessingException.class);
  }

  @Test
  void what_is_nested_too_deeply_is_refused_from_outside() {
    String deep = "[".repeat(65) + "]".repeat(65);

    assertThatThrownBy(() -> Json.OUTSIDE.readTree(deep)).hasMessageContaining("64");
  }
}
