package dev.makertime.topics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.makertime.model.LocalWindow;
import dev.makertime.model.RunKind;
import dev.makertime.model.RunStatus;
import dev.makertime.model.RunTrigger;
import dev.makertime.model.TimeSums;
import dev.makertime.model.WorkWeek;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells Jackson where the model's JSON differs from its record components. */
@SuppressWarnings({"UnusedMethod", "UnusedVariable"})
final class ModelMixins {
  private ModelMixins() {}

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  interface ActivityJson {
    @JsonProperty(required = true)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    long revision();

    @JsonProperty("void")
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean retracted();

    @JsonIgnore
    boolean isInstant();

    @JsonIgnore
    boolean isOpen();

    @JsonIgnore
    boolean isOfPerson();

    @JsonIgnore
    boolean isOfTool();
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  interface DeliveryJson {
    @JsonIgnore
    boolean isRelease();
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  interface RunJson {
    @JsonProperty(required = true)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    long revision();

    @JsonInclude(JsonInclude.Include.ALWAYS)
    int attempt();

    @JsonProperty("void")
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean retracted();
  }

  abstract static class RunKindJson {
    @JsonCreator
    static @Nullable RunKind of(String text) {
      return null;
    }

    @JsonValue
    abstract String text();
  }

  abstract static class RunTriggerJson {
    @JsonCreator
    static @Nullable RunTrigger of(String text) {
      return null;
    }

    @JsonValue
    abstract String text();

    @JsonIgnore
    abstract boolean isOfMachine();
  }

  abstract static class RunStatusJson {
    @JsonCreator
    static @Nullable RunStatus of(String text) {
      return null;
    }

    @JsonValue
    abstract String text();
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  interface TeamDayJson {}

  interface TimeSumsJson {
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    Set<TimeSums.Extra> withheld();
  }

  interface WaitingJson {
    @JsonProperty("wait")
    long waiting();
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  interface PersonJson {
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean shared();
  }

  abstract static class WorkWeekJson {
    @JsonCreator
    static @Nullable WorkWeek parse(Map<String, List<String>> text) {
      return null;
    }

    @JsonValue
    abstract Map<String, List<String>> text();
  }

  abstract static class LocalWindowJson {
    @JsonCreator
    static @Nullable LocalWindow parse(String text) {
      return null;
    }

    @Override
    @JsonValue
    public abstract String toString();
  }
}
