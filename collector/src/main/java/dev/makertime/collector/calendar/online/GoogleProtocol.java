package dev.makertime.collector.calendar.online;

import com.fasterxml.jackson.databind.JsonNode;
import dev.makertime.collector.api.Api;
import dev.makertime.collector.calendar.online.OnlineCalendar.Page;
import dev.makertime.collector.calendar.online.OnlineCalendar.Protocol;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Adapter to Google Calendar's {@code events.list}, with series expanded and sync tokens. */
public final class GoogleProtocol implements Protocol {
  private static final String QUERY = "events?singleEvents=true&maxResults=250";

  private final String base;

  private GoogleProtocol(String calendar) {
    base = "calendars/" + encoded(calendar) + "/";
  }

  /**
   * Makes a client of a calendar.
   *
   * @param id an address, whose primary calendar it is
   */
  public static OnlineCalendar calendar(Api api, String id, LocalDate since, Clock clock) {
    return new OnlineCalendar(new GoogleProtocol(id), api, since, clock);
  }

  /**
   * Checks the access.
   *
   * @return one line: whose calendars can be read
   */
  public static String check(Api api, List<String> calendars)
      throws IOException, InterruptedException {
    for (String calendar : calendars) {
      api.get("calendars/" + encoded(calendar) + "/events?maxResults=1");
    }
    return "calendars: " + calendars.size();
  }

  @Override
  public String first(Instant from, Instant to) {
    return base + QUERY + "&timeMin=" + from + "&timeMax=" + to;
  }

  @Override
  public Page page(Api api, String path) throws IOException, InterruptedException {
    Api.Answer page = api.get(path);
    JsonNode answer = page.body();
    List<JsonNode> entries = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    for (JsonNode item : page.list("items")) {
      if ("cancelled".equals(item.path("status").asText())) {
        removed.add(item.path("id").asText());
      } else {
        entries.add(item);
      }
    }
    String next = answer.path("nextPageToken").asText("");
    String token = answer.path("nextSyncToken").asText("");
    return new Page(
        entries,
        removed,
        next.isEmpty() ? null : withPage(path, next),
        token.isEmpty() ? null : base + QUERY + "&syncToken=" + encoded(token));
  }

  private static String withPage(String path, String token) {
    return path.replaceAll("&pageToken=[^&]*", "") + "&pageToken=" + encoded(token);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
