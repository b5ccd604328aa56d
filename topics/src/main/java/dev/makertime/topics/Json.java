package dev.makertime.topics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.makertime.model.Activity;
import dev.makertime.model.Delivery;
import dev.makertime.model.EngineerDay;
import dev.makertime.model.LocalWindow;
import dev.makertime.model.Person;
import dev.makertime.model.Run;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import dev.makertime.model.TeamDay;
import dev.makertime.model.TimeSums;
import dev.makertime.model.WorkWeek;

/**
 * Maps the model to JSON and back. JSON from outside has limits: depth 64, 200,000 tokens, strings
 * of 1 MiB, names of 256 characters, numbers of 40, no duplicate name, nothing behind the end.
 */
public final class Json {

  /** For JSON that makertime wrote; unknown fields are ignored, so that writers may be newer. */
  public static final JsonMapper MAPPER = mapper(new JsonFactory());

  /** For JSON from outside, within the limits. */
  public static final JsonMapper OUTSIDE =
      mapper(
          JsonFactory.builder()
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(64)
                      .maxTokenCount(200_000)
                      .maxStringLength(1 << 20)
                      .maxNameLength(256)
                      .maxNumberLength(40)
                      .build())
              .build());

  private Json() {}

  private static JsonMapper mapper(JsonFactory factory) {
    return JsonMapper.builder(factory)
        .addModule(new JavaTimeModule())
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
        .addMixIn(Activity.class, ModelMixins.ActivityJson.class)
        .addMixIn(Delivery.class, ModelMixins.DeliveryJson.class)
        .addMixIn(Run.class, ModelMixins.RunJson.class)
        .addMixIn(RunKind.class, ModelMixins.RunKindJson.class)
        .addMixIn(RunTrigger.class, ModelMixins.RunTriggerJson.class)
        .addMixIn(RunStatus.class, ModelMixins.RunStatusJson.class)
        .addMixIn(EngineerDay.Gross.class, ModelMixins.WaitingJson.class)
        .addMixIn(EngineerDay.Share.class, ModelMixins.WaitingJson.class)
        .addMixIn(TeamDay.class, ModelMixins.TeamDayJson.class)
        .addMixIn(TimeSums.class, ModelMixins.TimeSumsJson.class)
        .addMixIn(Person.class, ModelMixins.PersonJson.class)
        .addMixIn(WorkWeek.class, ModelMixins.WorkWeekJson.class)
        .addMixIn(LocalWindow.class, ModelMixins.LocalWindowJson.class)
        .build();
  }
}
