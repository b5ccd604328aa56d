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
import java.nio.charset.StandardCharsets;
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
    Together together = new Together("an empty list");
    int index = 0;
    for (JsonNode entry : entries) {
      Reading reading = guarded(() -> reader.apply(entry));
      if (reading instanceof Rejected rejected) {
        return new Rejected("entry %d: %s".formatted(index, rejected.why()));
      }
      together.add(reading);
      index++;
    }
    return together.reading();
  }

  /** Reads each line that is not blank as a JSON object; the first rejected rejects all. */
  public static Reading lines(String text, Function<JsonNode, Reading> reader) {
    if (text.isBlank()) {
      return new Rejected("it is empty");
    }
    Together together = new Together("no line at all");
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      Reading reading = ofObject(line.getBytes(StandardCharsets.UTF_8), reader);
      if (reading instanceof Rejected rejected) {
        return new Rejected("line %d: %s".formatted(number, rejected.why()));
      }
      together.add(reading);
    }
    return together.reading();
  }

  /** Several readings as one: all that was found, or why the last without anything was ignored. */
  private static final class Together {
    private final List<Activity> activities = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private String why;

    Together(String whyNone) {
      why = whyNone;
    }

    void add(Reading reading) {
      if (reading instanceof Reading.Found found) {
        activities.addAll(found.activities());
        deliveries.addAll(found.deliveries());
        runs.addAll(found.runs());
      } else if (reading instanceof Reading.Ignored ignored) {
        why = ignored.why();
      }
    }

    Reading reading() {
      Reading.Found all = new Reading.Found(activities, deliveries, runs);
      return all.isEmpty() ? new Reading.Ignored(why) : all;
    }
  }
}
