package dev.makertime.collector.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.reading.Reading.Rejected;
import dev.makertime.model.Activity;
import dev.makertime.model.Delivery;
import dev.makertime.model.Run;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads JSON so that nothing is thrown, whatever it is: what cannot be read is rejected. */
public final class SafeJson {
  private SafeJson() {}

  /** Reads bytes that ought to be a JSON object. */
  public static Reading ofObject(byte[] bytes, Function<JsonNode, Reading> reader) {
    return of(
        bytes, body -> body.isObject() ? reader.apply(body) : new Rejected("not a JSON object"));
  }

  /** Reads bytes that ought to be JSON. */
  public static Reading of(byte[] bytes, Function<JsonNode, Reading> reader) {
    try {
      JsonNode body = Json.OUTSIDE.readTree(bytes);
      if (body == null || body.isMissingNode() || !body.isContainerNode()) {
        return new Rejected("neither a JSON object nor an array");
      }
      return guarded(() -> reader.apply(body));
    } catch (JsonProcessingException e) {
      return new Rejected("not JSON: " + FailureText.of(e));
    } catch (IOException e) {
      return new Rejected(FailureText.of(e));
    }
  }

  /**
   * Reads bytes that ought to be a JSON object with the fields of a type; what else it has is
   * skipped, which a tree would hold.
   */
  public static <T> Reading ofValue(byte[] bytes, Class<T> type, Function<T, Reading> reader) {
    try {
      T value = Json.OUTSIDE.readValue(bytes, type);
      return value == null ? new Rejected("not a JSON object") : guarded(() -> reader.apply(value));
    } catch (JsonProcessingException e) {
      return new Rejected("not the expected JSON: " + FailureText.of(e));
    } catch (IOException e) {
      return new Rejected(FailureText.of(e));
    }
  }

  /** Runs a reader, and turns its exceptions into rejections with the reason. */
  public static Reading guarded(Supplier<Reading> reader) {
    try {
      return reader.get();
    } catch (DateTimeException e) {
      return new Rejected("a time that cannot be read: " + FailureText.of(e));
    } catch (NullPointerException | IllegalArgumentException | ArithmeticException e) {
      return new Rejected(FailureText.of(e));
    }
  }

  /** Returns the activities found, or that the payload is ignored, with the reason. */
  public static Reading found(List<Activity> activities, String whyNone) {
    return activities.isEmpty() ? new Reading.Ignored(whyNone) : new Reading.Found(activities);
  }

  /** Reads every entry of a list; the first that is rejected rejects the list. */
  public static Reading each(Iterable<JsonNode> entries, Function<JsonNode, Reading> reader) {
    List<Activity> activities = new ArrayList<>();
    List<Delivery> deliveries = new ArrayList<>();
    List<Run> runs = new ArrayList<>();
    String why = "an empty list";
    int index = 0;
    for (JsonNode entry : entries) {
      Reading reading = guarded(() -> reader.apply(entry));
      if (reading instanceof Rejected rejected) {
        return new Rejected("entry %d: %s".formatted(index, rejected.why()));
      }
      if (reading instanceof Reading.Found found) {
        activities.addAll(found.activities());
        deliveries.addAll(found.deliveries());
        runs.addAll(found.runs());
      } else if (reading instanceof Reading.Ignored ignored) {
        why = ignored.why();
      }
      index++;
    }
    Reading.Found all = new Reading.Found(activities, deliveries, runs);
    return all.isEmpty() ? new Reading.Ignored(why) : all;
  }
}
