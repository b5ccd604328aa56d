package dev.makertime.collector.calendar.online;

import dev.makertime.testkit.ToolServer;
import dev.makertime.testkit.ToolServer.Answer;
import dev.makertime.testkit.ToolServer.Question;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;

/** A Google and a Microsoft whose calendar of Ana changes, with tokens that expire. */
@NullUnmarked // JSON has nulls
final class CalendarServer implements ToolServer.Tool {
  static final int PAGE = 2;

  /** What the server has: each entry's version, and its content, absent when it is gone. */
  final Map<String, Integer> versions = new TreeMap<>();

  final Map<String, Map<String, Object>> contents = new HashMap<>();

  int version;

  int oldest;

  int tokens;

  boolean isGoogle;

  final List<String> forms = new ArrayList<>();

  URI url = URI.create("http://127.0.0.1/");

  void put(String id, String start, String end) {
    String day = "2026-10-20T";
    Map<String, Object> entry = new HashMap<>(Map.of("id", id));
    if (isGoogle) {
      entry.put("iCalUID", id);
      entry.put("summary", "secret title");
      entry.put("start", Map.of("dateTime", day + start + ":00Z"));
      entry.put("end", Map.of("dateTime", day + end + ":00Z"));
      entry.put(
          "attendees",
          List.of(
              Map.of("email", "Ana@example.com", "responseStatus", "accepted"),
              Map.of("email", "bo@example.com", "responseStatus", "needsAction")));
    } else {
      entry.put("iCalUId", id);
      entry.put("subject", "secret title");
      entry.put("start", Map.of("dateTime", day + start + ":00.0000000", "timeZone", "UTC"));
      entry.put("end", Map.of("dateTime", day + end + ":00.0000000", "timeZone", "UTC"));
      entry.put("attendees", List.of(attendee("ana"), attendee("bo")));
    }
    contents.put(id, entry);
    versions.put(id, ++version);
  }

  static Object attendee(String who) {
    return Map.of(
        "type", "required",
        "status", Map.of("response", "accepted"),
        "emailAddress", Map.of("address", who + "@example.com"));
  }

  void remove(String id) {
    contents.remove(id);
    versions.put(id, ++version);
  }

  @Override
  public Answer answer(Question question) {
    if (question.path().equals("/token")) {
      forms.add(String.valueOf(question.body().asText()));
      return Answer.of(Map.of("access_token", "t" + tokens, "expires_in", 3600));
    }
    if (!("Bearer t" + tokens).equals(question.headers().get("authorization"))) {
      return new Answer(401, Map.of(), Map.of());
    }
    String token = question.query().getOrDefault("syncToken", question.query().get("$deltatoken"));
    int from = token == null ? 0 : Integer.parseInt(token);
    if (token != null && from < oldest) {
      return new Answer(410, Map.of(), Map.of());
    }
    List<Object> changed = new ArrayList<>();
    for (Map.Entry<String, Integer> one : versions.entrySet()) {
      Map<String, Object> entry = contents.get(one.getKey());
      if (one.getValue() > from && (entry != null || token != null)) {
        changed.add(entry == null ? gone(one.getKey()) : entry);
      }
    }
    int begin =
        Integer.parseInt(
            question
                .query()
                .getOrDefault("pageToken", question.query().getOrDefault("$skip", "0")));
    int end = Math.min(changed.size(), begin + PAGE);
    return isGoogle
        ? google(changed.subList(begin, end), end < changed.size() ? end : -1)
        : graph(question, token, changed.subList(begin, end), end < changed.size() ? end : -1);
  }

  Object gone(String id) {
    return isGoogle
        ? Map.of("id", id, "status", "cancelled")
        : Map.of("id", id, "@removed", Map.of("reason", "deleted"));
  }

  Answer google(List<Object> items, int next) {
    return Answer.of(
        next < 0
            ? Map.of("items", items, "nextSyncToken", Integer.toString(version))
            : Map.of("items", items, "nextPageToken", Integer.toString(next)));
  }

  Answer graph(Question question, String token, List<Object> items, int next) {
    String base = url + question.path().substring(1) + "?";
    String same = token == null ? "" : "$deltatoken=" + token + "&";
    return Answer.of(
        next < 0
            ? Map.of("value", items, "@odata.deltaLink", base + "$deltatoken=" + version)
            : Map.of("value", items, "@odata.nextLink", base + same + "$skip=" + next));
  }
}
