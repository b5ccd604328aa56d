package dev.makertime.collector.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.makertime.model.Activity;
import dev.makertime.topics.FailureText;
import dev.makertime.topics.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads activities from JSON lines or one array, all or nothing. The first mistake is reported by
 * line, or element, and field.
 */
final class ActivityLines {
  private final Instant latestStart;

  ActivityLines(Instant latestStart) {
    this.latestStart = latestStart;
  }

  List<Activity> lines(byte[] body) throws Problem {
    List<Activity> activities = new ArrayList<>();
    String[] lines = text(body).split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        activities.add(activity(lines[i], "line " + (i + 1)));
      }
    }
    return activities;
  }

  List<Activity> array(byte[] body) throws Problem {
    JsonNode array;
    try {
      array = Json.OUTSIDE.readTree(text(body));
    } catch (JsonProcessingException e) {
      throw malformed("the body");
    }
    if (!array.isArray()) {
      throw new Problem(400, "Malformed", "the body must be an array of activities");
    }
    List<Activity> activities = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      activities.add(activity(array.get(i).toString(), "element " + i));
    }
    return activities;
  }

  private Activity activity(String json, String where) throws Problem {
    try {
      Activity activity = Json.OUTSIDE.readValue(json, Activity.class);
      if (activity == null) {
        throw new Problem(400, "Malformed", where + ": an activity must be an object");
      }
      if (activity.start() != null && activity.start().isAfter(latestStart)) {
        throw impossible(where, "start is more than 60 days ahead");
      }
      if (!activity.hasSafeUrl()) {
        throw impossible(where, "labels.url must begin with https:// or http://");
      }
      if (!activity.isOfTool()) {
        throw impossible(
            where,
            "revision must be below 2^60, and author absent: both are reserved for corrections");
      }
      return activity;
    } catch (ValueInstantiationException e) {
      Throwable cause = e.getCause();
      throw impossible(where, cause == null ? "impossible" : FailureText.of(cause));
    } catch (JsonMappingException e) {
      throw isJson(json) ? impossible(where, field(e)) : malformed(where);
    } catch (JsonProcessingException e) {
      throw malformed(where);
    }
  }

  /** Whether the rest is JSON too: the first mistake may have been found before the end. */
  private static boolean isJson(String json) {
    try {
      Json.OUTSIDE.readTree(json);
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  private static String field(JsonMappingException e) {
    List<JsonMappingException.Reference> path = e.getPath();
    String field = path.isEmpty() ? null : path.get(0).getFieldName();
    if (field == null) {
      return "must be an activity";
    }
    if (e.getOriginalMessage().startsWith("Missing")) {
      return field + " is missing";
    }
    return field.equals("kind")
        ? "kind: must be meeting, manual, wait, absence or presence"
        : field + ": has the wrong type or form";
  }

  private static Problem impossible(String where, String what) {
    return new Problem(422, "Not an activity", where + ": " + what);
  }

  private static Problem malformed(String where) {
    return new Problem(
        400, "Malformed", where + ": not JSON, or a duplicate name, or nested too deeply");
  }

  private static String text(byte[] body) throws Problem {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new Problem(400, "Malformed", "the body is not UTF-8");
    }
  }
}
